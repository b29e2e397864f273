/**
 * What a text may be, and the sentence where it is not. The schemas (`fields.ts`) and the form, which has no room for
 * what runs schemas, go by the same.
 */

/**
 * Control characters, those that turn the writing direction around and can disguise a text, and half of a character
 * (without the flag `u`, for the reason that well-formed.ts has).
 */
const UNWANTED =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?:^|[^\ud800-\udbff])[\udc00-\udfff]/;

/**
 * Something to see: a letter, a digit, a mark or a symbol of any script, but the fillers that count as such and show
 * nothing. Half of a character is refused before it comes to what Safari makes of it under the flag `u`.
 */
const VISIBLE = /(?![\u115f\u1160\u2800\u3164\uffa0])[\p{L}\p{N}\p{P}\p{S}]/u;

const LINES = /[\t\n\r\u2028\u2029]/;

/** One address, as HTML's `<input type=email>` takes it (WHATWG HTML §4.10.5.1.5), with a dot in its domain. */
export const EMAIL =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+$/;
export const EMAIL_FAULT = 'must be one e-mail address, such as name@example.com.';
export const EMAIL_LENGTH = 254;

/** A number as people write it: 6 to 20 digits with spaces, brackets, dots, slashes, hyphens and a leading +. */
export const PHONE = /^\+?(?:[\s()./-]*\d){6,20}[\s()./-]*$/;
export const PHONE_FAULT = 'must be a phone number, such as +49 30 123456.';
export const PHONE_LENGTH = 40;

export const NAME_LENGTH = 120;
export const NOTES_LENGTH = 1000;

export const EMPTY = 'must not be empty.';
export const tooLong = (max: number) => `must have at most ${max} characters.`;

type Rule = readonly [isGood: (value: string) => boolean, fault: string];

/** A text of as many lines as one likes. */
export const READABLE: readonly Rule[] = [
  [(value) => !UNWANTED.test(value), 'contains control characters.'],
  [(value) => !value || VISIBLE.test(value), 'must have something to see in it.'],
];

/** A text on one line: names become headers of mails. */
export const ONE_LINE: readonly Rule[] = [
  ...READABLE,
  [(value) => !LINES.test(value), 'must be a single line.'],
];

/** What is wrong with a text; the white space around it does not count. */
export function textFault(written: string, max: number, rules = ONE_LINE): string | undefined {
  const value = written.trim();
  if (!value) return EMPTY;
  if (value.length > max) return tooLong(max);
  return rules.find(([isGood]) => !isGood(value))?.[1];
}

export function emailFault(written: string): string | undefined {
  const value = written.trim();
  if (value.length > EMAIL_LENGTH) return tooLong(EMAIL_LENGTH);
  return EMAIL.test(value) ? undefined : EMAIL_FAULT;
}

export function phoneFault(written: string): string | undefined {
  const value = written.trim();
  if (!PHONE.test(value)) return PHONE_FAULT;
  return value.length > PHONE_LENGTH ? tooLong(PHONE_LENGTH) : undefined;
}
