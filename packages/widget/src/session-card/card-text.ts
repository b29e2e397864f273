import { areasOf, type SessionCard } from '@unknot/core';
import type { Format } from '../format.ts';
import type { Dictionary } from '../translations/en.ts';

/** A session card in a line: `Firm pressure · stay longer: lower back · quiet`. */
export function cardText(card: SessionCard, words: Dictionary, format: Format): string {
  const { body, card: text } = words;
  const places = (spots: SessionCard['workOn']) =>
    format.list(areasOf(spots ?? []).map((area) => body.areas[area]));
  return [
    card.pressure && text.pressure(body.pressures[card.pressure]),
    card.workOn?.length && text.line(text.workOn, places(card.workOn)),
    card.avoid?.length && text.line(text.avoid, places(card.avoid)),
    card.oil && text.line(text.oil, text.oils[card.oil]),
    card.allergies && text.line(text.allergies, card.allergies),
    card.sound && text.sounds[card.sound],
    card.talk && text.talks[card.talk],
  ]
    .filter(Boolean)
    .join(' · ');
}
