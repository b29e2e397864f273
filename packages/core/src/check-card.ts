import { BODY_SPOTS, PRESSURES } from './catalog.ts';
import type { Fault } from './fault.ts';
import {
  ALLERGIES_LENGTH,
  OILS,
  PREFERRED_GENDERS,
  type SessionCard,
  SOUNDS,
  TALKS,
} from './session-card.ts';
import { textFault } from './texts.ts';

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  pressure: PRESSURES,
  oil: OILS,
  sound: SOUNDS,
  talk: TALKS,
  staffGender: PREFERRED_GENDERS,
};

/** Faults in a session card's text and spots; the rest of it was chosen, not written. */
export function checkCard({ workOn, avoid, allergies }: SessionCard, path: string): Fault[] {
  const message = allergies === undefined ? undefined : textFault(allergies, ALLERGIES_LENGTH);
  return [
    ...spotFaults({ workOn, avoid }).map((fault) => ({ ...fault, path: `${path}.${fault.path}` })),
    ...(message ? [{ path: `${path}.allergies`, message }] : []),
  ];
}

/** A hand cannot do both with a spot. Paths are within the card. */
export function spotFaults({
  workOn = [],
  avoid = [],
}: {
  readonly [K in 'workOn' | 'avoid']?: SessionCard[K] | undefined;
}): Fault[] {
  return Object.entries({ workOn, avoid }).flatMap(([key, named]) =>
    named.flatMap((spot, i): Fault[] => {
      const message =
        named.indexOf(spot) !== i
          ? `names “${spot}” a second time.`
          : named === avoid && workOn.includes(spot)
            ? `names “${spot}”, which is to be worked on too.`
            : undefined;
      return message ? [{ path: `${key}[${i}]`, message }] : [];
    }),
  );
}

/** Is it a session card, such as `parseSessionCard` takes? For a page that has no room for what runs a schema. */
export function isSessionCard(input: unknown): input is SessionCard {
  if (!input || typeof input !== 'object' || Array.isArray(input)) return false;
  const fits = ([key, value]: [string, unknown]): boolean => {
    if (key === 'allergies') return typeof value === 'string' && !textFault(value, ALLERGIES_LENGTH);
    if (key === 'workOn' || key === 'avoid') {
      return Array.isArray(value) && value.every((spot) => BODY_SPOTS.includes(spot));
    }
    return Object.hasOwn(CHOICES, key) && CHOICES[key]!.includes(value as string);
  };
  return Object.entries(input).every(fits) && !spotFaults(input).length;
}
