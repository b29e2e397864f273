import type { BodySpot, Pressure } from './catalog.ts';

/** What may be on the skin. */
export const OILS = ['any', 'unscented', 'none'] as const;
export type Oil = (typeof OILS)[number];

/** What there is to hear. */
export const SOUNDS = ['music', 'quiet'] as const;
export type Sound = (typeof SOUNDS)[number];

/** How much is talked. */
export const TALKS = ['chat', 'little', 'silence'] as const;
export type Talk = (typeof TALKS)[number];

/** Whom a guest would rather be massaged by. */
export const PREFERRED_GENDERS = ['woman', 'man', 'any'] as const;
export type PreferredGender = (typeof PREFERRED_GENDERS)[number];

/** So long may {@link SessionCard.allergies} be: a line that is read just before a massage, not a history. */
export const ALLERGIES_LENGTH = 300;

/**
 * How a guest likes to be massaged: for the therapist's eyes. It goes to the spa with the booking, and into no
 * calendar, event, address or log: it may say something about their health. What is left out is as the therapist
 * thinks best.
 */
export interface SessionCard {
  /** How firm. */
  readonly pressure?: Pressure;
  /** Where to stay longer. Each spot once. */
  readonly workOn?: readonly BodySpot[];
  /** What to leave alone. Each spot once, and none that is to be worked on. */
  readonly avoid?: readonly BodySpot[];
  readonly oil?: Oil;
  /** What the skin does not take, in the guest's own words and on one line: almond oil, lavender, latex. */
  readonly allergies?: string;
  readonly sound?: Sound;
  readonly talk?: Talk;
  /** A wish that the spa may grant. Unlike `staffGender` of a slot query it does not decide which times are on offer. */
  readonly staffGender?: PreferredGender;
}
