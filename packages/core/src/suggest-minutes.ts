import type { Service } from './catalog.ts';

/** Less than this is over before a place has become warm. */
const SENSIBLE = 30;
/** What three places ask for, if each is to be more than touched. */
const FULL = 60;
/** So many places are nearly the whole back. */
const MANY = 5;

/**
 * Which of a service's lengths to suggest for so many parts of the back that it is to work on. One: its shortest,
 * though not below half an hour where it has more; two: its middle one; three or four: an hour or the next above
 * it; more: its longest. More parts never lead to less time. Without any it is the shortest, as a visitor starts from.
 * @example suggestMinutes(lastingFrom30To60To90, 3) //=> 60
 */
export function suggestMinutes({ durations }: Service, areas: number): number {
  const lengths = durations.map(({ minutes }) => minutes).sort((a, b) => a - b);
  const longest = lengths.at(-1)!;
  const atLeast = (least: number) => lengths.find((minutes) => minutes >= least) ?? longest;
  if (areas === 0) return lengths[0]!;
  if (areas === 1) return atLeast(SENSIBLE);
  if (areas >= MANY) return longest;
  // Of 60 and 90 the middle would be 90, which is more than three parts take.
  const middle = Math.max(lengths[Math.floor(lengths.length / 2)]!, atLeast(SENSIBLE));
  return areas === 2 ? Math.min(middle, atLeast(FULL)) : atLeast(FULL);
}
