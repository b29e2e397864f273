import { type Catalog, parseSessionCard, type SessionCard } from '@unknot/core';

/**
 * A guest's session card on this device, kept only if they said so, one for each spa. Other scripts of the page may
 * write there too, and another version of this one: what is not a card of this version is none.
 */

const VERSION = 1;

const keyOf = ({ spa }: Catalog) => `unknot-card:${spa.name}`;

/** The card that was kept, or undefined. It is checked as a request is: nothing else gets into one. */
export function rememberedCard(catalog: Catalog): SessionCard | undefined {
  try {
    const { version, card } = JSON.parse(localStorage.getItem(keyOf(catalog)) ?? '{}');
    const kept = version === VERSION ? parseSessionCard(card) : {};
    return Object.keys(kept).length ? kept : undefined;
  } catch {
    return undefined; // storage may be refused, or hold something else
  }
}

/** Keeps a card; one on which nothing is left is none to keep. */
export function rememberCard(catalog: Catalog, card: SessionCard): void {
  try {
    if (Object.keys(card).length)
      localStorage.setItem(keyOf(catalog), JSON.stringify({ version: VERSION, card }));
    else localStorage.removeItem(keyOf(catalog));
  } catch {
    // It may be full or refused; then nothing is remembered, and nothing else changes.
  }
}

export function forgetCard(catalog: Catalog): void {
  try {
    localStorage.removeItem(keyOf(catalog));
  } catch {
    // As above.
  }
}
