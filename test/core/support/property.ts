import * as fc from 'fast-check';

/** Each zone of the visitor's that the suite runs in tries other values: together they try more. */
const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
const seed = [...zone].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 20_261_122);

/**
 * Something that holds for all values. The values are the same in every run of the suite; where one fails, the
 * error says the seed and the smallest value found that fails.
 */
export function property<Values extends [unknown, ...unknown[]]>(
  values: readonly [...{ [K in keyof Values]: fc.Arbitrary<Values[K]> }],
  check: (...values: Values) => void,
  { runs = 200 }: { readonly runs?: number } = {},
): void {
  fc.assert(fc.property<Values>(...values, check), { seed, numRuns: runs, includeErrorInReport: true });
}
