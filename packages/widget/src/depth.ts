import type { Step } from './state.ts';

/** The steps a visitor walks through, in order. */
export const STEPS = ['needs', 'services', 'times', 'details', 'review', 'confirmed'] as const;

/** How far along a step is; -1 for those that are not on the way (loading, broken, unreachable, payment, manage, offer). */
export function depth(step: Step): number {
  return (STEPS as readonly string[]).indexOf(step);
}
