import type { BodySpot, Pressure } from './catalog.ts';

export const OILS = ['any', 'unscented', 'none'] as const;
export type Oil = (typeof OILS)[number];

export const SOUNDS = ['music', 'quiet'] as const;
export type Sound = (typeof SOUNDS)[number];

export const TALKS = ['chat', 'little', 'silence'] as const;
export type Talk = (typeof TALKS)[number];

/**
 * How a guest likes to be massaged: for the therapist's eyes. It goes to the spa with the booking, and into no
 * calendar, mail, event or address. What is left out is as the therapist thinks best.
 */
export interface SessionCard {
  readonly pressure?: Pressure;
  /** Where to stay longer. */
  readonly workOn?: readonly BodySpot[];
  /** What to leave alone. */
  readonly avoid?: readonly BodySpot[];
  readonly oil?: Oil;
  /** What the skin does not take, in the guest's own words: almond oil, lavender, latex. */
  readonly allergies?: string;
  readonly sound?: Sound;
  readonly talk?: Talk;
}
