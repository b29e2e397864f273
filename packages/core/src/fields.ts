import { CODE_PATTERN, normaliseCode } from './code-text.ts';
import { z } from './parse.ts';
import {
  EMAIL,
  EMAIL_FAULT,
  EMAIL_LENGTH,
  ONE_LINE,
  PHONE,
  PHONE_FAULT,
  PHONE_LENGTH,
  READABLE,
} from './texts.ts';

/** The fields that documents are made of: each with the limit and the sentence that goes with it. */

export const optional = z.exactOptional;

const all = (rules: typeof READABLE) => rules.map(([isGood, error]) => z.refine<string>(isGood, { error }));

/** Text a person reads, of as many lines as they like: trimmed, not empty. */
export const paragraphs = (max: number, rules = READABLE) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(max), ...all(rules));

/** Text a person reads, on one line. */
export const text = (max = 200) => paragraphs(max, ONE_LINE);

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

export const email = z
  .string()
  .check(z.trim(), z.maxLength(EMAIL_LENGTH), z.regex(EMAIL, { error: EMAIL_FAULT }));

export const phone = z
  .string()
  .check(z.trim(), z.regex(PHONE, { error: PHONE_FAULT }), z.maxLength(PHONE_LENGTH));

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
