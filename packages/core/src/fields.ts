import { CODE_PATTERN, normaliseCode } from './code-text.ts';
import { z } from './parse.ts';

/** The fields that documents are made of: each with the limit and the sentence that goes with it. */

export const optional = z.exactOptional;

/**
 * Control characters, those that turn the writing direction around and can disguise a text, and half of a character
 * (without the flag `u`, for the reason that well-formed.ts has).
 */
const unwanted =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?:^|[^\ud800-\udbff])[\udc00-\udfff]/;

/**
 * Something to see: a letter, a digit, a mark or a symbol of any script, but the fillers that count as such and show
 * nothing. Half of a character is refused before it comes to what Safari makes of it under the flag `u`.
 */
const visible = /(?![\u115f\u1160\u2800\u3164\uffa0])[\p{L}\p{N}\p{P}\p{S}]/u;

/** Text a person reads, of as many lines as they like: trimmed, not empty. */
export const paragraphs = (max: number) =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(max),
    z.refine((value) => !unwanted.test(value), { error: 'contains control characters.' }),
    z.refine((value) => !value || visible.test(value), { error: 'must have something to see in it.' }),
  );

/** Text a person reads, on one line: names become headers of mails. */
export const text = (max = 200) =>
  paragraphs(max).check(
    z.refine((value) => !/[\t\n\r\u2028\u2029]/.test(value), { error: 'must be a single line.' }),
  );

/** Ids are keys of plain objects, and every object has a `constructor` already. */
export const id = z.string().check(
  z.regex(/^(?!constructor$)[a-z0-9][a-z0-9-]{0,63}$/, {
    error: 'must be lowercase letters, digits and hyphens: at most 64, the first no hyphen.',
  }),
);

export const whole = (min: number, max: number) =>
  z
    .int({
      error: ({ code, input }) =>
        code === 'invalid_type' && input !== undefined ? 'must be a whole number.' : undefined,
    })
    .check(z.minimum(min), z.maximum(max));

/** In the currency's minor unit. */
export const price = whole(0, 100_000_000);

/** A value for each of some names. `__proto__` would be dropped in silence, so it is refused here. */
export const record = <T extends z.ZodMiniType>(value: T) =>
  z.pipe(
    z.unknown().check((context) => {
      const input = context.value;
      if (typeof input === 'object' && input && Object.hasOwn(input, '__proto__')) {
        context.issues.push({ code: 'custom', path: ['__proto__'], message: 'is not part of it.', input });
      }
    }),
    z.record(z.string(), value),
  );

export const list = <T extends z.ZodMiniType>(of: T, max = 500) => z.array(of).check(z.maxLength(max));

/** A web address, or a path on the page's own host; every other scheme (`javascript:`, `data:`) is refused. */
export const link = z.string().check(
  z.maxLength(2000),
  z.refine((value) => /^(https?:\/\/|\/(?!\/)|\.\.?\/)\S+$/i.test(value) || value === '/', {
    error: 'must be a web address (https://…) or a path that starts with “/”, “./” or “../”.',
  }),
);

export const languageTag = z.string().check(
  z.refine(accepted(Intl.getCanonicalLocales), {
    error: 'must be a language tag, such as “de” or “pt-BR” (BCP 47).',
  }),
);

export const timeZone = z.string().check(
  z.refine(
    accepted((zone) => new Intl.DateTimeFormat('en', { timeZone: zone })),
    {
      error: 'must be an IANA time zone, such as “Europe/Berlin”.',
    },
  ),
  z.refine((zone) => !/^[+-]/.test(zone), {
    error: 'must name a place, not an offset: an offset knows no summer time.',
  }),
);

export const date = z
  .string()
  .check(z.refine(isDate, { error: 'must be a date that exists, as YYYY-MM-DD.' }));

export const dateOrTime = z.string().check(
  z.refine(
    (value) => isDate(value.slice(0, 10)) && /^(T([01]\d|2[0-3]):[0-5]\d|T24:00)?$/.test(value.slice(10)),
    {
      error: 'must be a date or a local time that exists, as YYYY-MM-DD or YYYY-MM-DDTHH:mm.',
    },
  ),
);

/** An instant with its offset: ISO 8601, so that it means the same everywhere. */
export const instant = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/, {
    error: 'must be a time with its offset, as 2026-11-26T12:15:00+01:00 (ISO 8601).',
  }),
  z.refine((value) => !Number.isNaN(Date.parse(value)), { error: 'must be a time that exists.' }),
);

/** One address, as HTML's `<input type=email>` takes it (WHATWG HTML §4.10.5.1.5), with a dot in its domain. */
export const email = z
  .string()
  .check(
    z.trim(),
    z.maxLength(254),
    z.regex(
      /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+$/,
      { error: 'must be one e-mail address, such as name@example.com.' },
    ),
  );

/** A number as people write it: 6 to 20 digits with spaces, brackets, dots, slashes, hyphens and a leading +. */
export const phone = z.string().check(
  z.trim(),
  z.regex(/^\+?(?:[\s()./-]*\d){6,20}[\s()./-]*$/, {
    error: 'must be a phone number, such as +49 30 123456.',
  }),
  z.maxLength(40),
);

/** A promotional, voucher or gift code, however its letters are grouped. */
export const code = z
  .string()
  .check(
    z.maxLength(80),
    z.overwrite(normaliseCode),
    z.regex(CODE_PATTERN, { error: 'must be 4 to 32 letters and digits.' }),
  );

function isDate(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** Does the platform take this value without an error? */
function accepted(take: (value: string) => unknown): (value: string) => boolean {
  return (value) => {
    try {
      take(value);
      return true;
    } catch {
      return false;
    }
  };
}
