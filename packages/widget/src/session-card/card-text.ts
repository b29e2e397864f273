import { areasOf, type BodySpot, type SessionCard, SIDES } from '@unknot/core';
import type { Format } from '../format.ts';
import type { Dictionary } from '../translations/en.ts';

/** A session card in a line: `Firm pressure · Stay longer here: lower back · Quiet`. */
export function cardText(card: SessionCard, words: Dictionary, format: Format): string {
  const { body, card: text } = words;
  const places = (spots: readonly BodySpot[]) =>
    format.list(
      areasOf(spots).map((area) => {
        const [side, other] = SIDES.filter((one) => spots.includes(`${area}:${one}`));
        return other ? body.areas[area] : text.side(body.areas[area], body.sides[side!]);
      }),
    );
  return [
    card.pressure && text.pressure(body.pressures[card.pressure]),
    card.workOn?.length && text.line(text.workOn, places(card.workOn)),
    card.avoid?.length && text.line(text.avoid, places(card.avoid)),
    card.oil && text.line(text.oil, text.oils[card.oil]),
    card.allergies && text.said(text.allergies, card.allergies),
    card.sound && text.sounds[card.sound],
    card.talk && text.talks[card.talk],
    card.staffGender && text.line(text.staffGender, text.staffGenders[card.staffGender]),
  ]
    .filter(Boolean)
    .join(' · ');
}
