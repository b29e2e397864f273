import type { Catalog, SessionCard } from '@unknot/core';

/** Where a guest's session card lies on this device, and what can be told of it without checking the whole. */

const VERSION = 1;

const keyOf = ({ spa }: Catalog) => `unknot-card:${spa.name}`;

/** What lies where a card of this version is kept; unchecked, as other scripts of the page may write there too. */
export function keptCard(catalog: Catalog): unknown {
  try {
    const { version, card } = JSON.parse(localStorage.getItem(keyOf(catalog)) ?? '{}');
    return version === VERSION ? card : undefined;
  } catch {
    return undefined; // storage may be refused, or hold something else
  }
}

/** Keeps a card, or forgets it. */
export function keepCard(catalog: Catalog, card: SessionCard | undefined): void {
  try {
    if (card) localStorage.setItem(keyOf(catalog), JSON.stringify({ version: VERSION, card }));
    else localStorage.removeItem(keyOf(catalog));
  } catch {
    // It may be full or refused; then nothing is remembered, and nothing else changes.
  }
}

/** Whom the guest asked for last time; undefined where that was anybody. */
export function keptGender(catalog: Catalog): 'woman' | 'man' | undefined {
  const { staffGender } = (keptCard(catalog) ?? {}) as Partial<SessionCard>;
  return staffGender === 'woman' || staffGender === 'man' ? staffGender : undefined;
}
