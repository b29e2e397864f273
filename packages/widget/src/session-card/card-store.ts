import { type Catalog, isSessionCard, type SessionCard } from '@unknot/core';
import { keepCard, keptCard } from './kept-card.ts';

/** A guest's session card on this device, kept only if they said so, one for each spa. */

/** The card that was kept, or undefined. It is checked as a request is: nothing else gets into one. */
export function rememberedCard(catalog: Catalog): SessionCard | undefined {
  const kept = keptCard(catalog); // another version of this one may have kept it
  return isSessionCard(kept) && Object.keys(kept).length ? kept : undefined;
}

/** Keeps a card; one on which nothing is left is none to keep. */
export function rememberCard(catalog: Catalog, card: SessionCard): void {
  keepCard(catalog, Object.keys(card).length ? card : undefined);
}

export function forgetCard(catalog: Catalog): void {
  keepCard(catalog, undefined);
}
