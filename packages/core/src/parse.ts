import * as z from 'zod/mini';
import { type Fault, ParseError, pathText } from './fault.ts';

// zod tries `new Function` to see whether it may compile; under a content policy that try alone is reported.
z.config({ jitless: true });

export { z };

/**
 * Parses with a schema and puts every fault into words.
 * @throws ParseError
 */
export function parseWith<T>(what: string, schema: z.ZodMiniType<T>, input: unknown): T {
  const result = z.safeParse(schema, input, { error: message });
  if (result.success) return result.data;
  const all = result.error.issues.flatMap((issue): Fault[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: pathText([...issue.path, key]), message: 'is not part of it.' }))
      : [{ path: pathText(issue.path), message: issue.message }],
  );
  // Of what is wrong with one place the first says most.
  const faults = all.filter(({ path }, i) => all.findIndex((one) => one.path === path) === i);
  throw new ParseError(what, faults);
}

function message(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing.'
        : `must be ${kinds[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return issue.input === undefined ? 'is missing.' : `must be ${choice(issue.values)}.`;
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum));
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum));
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}.`;
    case 'invalid_key':
      return 'has a name that is not allowed.';
    case 'invalid_union':
      return 'has none of the forms it may have.';
    default:
      return 'is not valid.';
  }
}

/** @example choice([1, 2, 3]) //=> '1, 2 or 3' */
function choice(values: readonly unknown[]): string {
  const names = values.map((value) => (typeof value === 'string' ? `“${value}”` : String(value)));
  return [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' or ');
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === 'string')
    return minimum === 1 ? 'must not be empty.' : `needs at least ${minimum} characters.`;
  if (origin === 'array') return minimum === 1 ? 'must not be empty.' : `needs at least ${minimum} entries.`;
  return `must be at least ${minimum}.`;
}

function tooBig(origin: string, maximum: number): string {
  if (origin === 'string') return `must have at most ${maximum} characters.`;
  if (origin === 'array') return `must have at most ${maximum} entries.`;
  return `must be at most ${maximum}.`;
}

const kinds: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};
