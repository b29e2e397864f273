import { invalid } from './problem.ts';
import type { Window } from './store/store.ts';

const MOST_DAYS = 400;

/**
 * A window that is not empty, and short enough to answer at once.
 * @throws ProblemError
 */
export function checkedWindow(from: number, to: number): Window {
  if (!(from < to)) throw invalid('to', 'must be later than from.');
  if (to - from > MOST_DAYS * 86_400_000)
    throw invalid('to', `must be at most ${MOST_DAYS} days after from.`);
  return { from, to };
}
