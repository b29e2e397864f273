import { type Catalog, cardSchema, type SessionCard } from '@unknot/core';

/**
 * A guest's session card on this device, kept only if they said so. Other scripts of the page may write there too, and
 * an older version of this one: what is no card is none.
 */

const keyOf = ({ spa }: Catalog) => `unknot-card:${spa.name}`;

export function rememberedCard(catalog: Catalog): SessionCard | undefined {
  try {
    const { data } = cardSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(catalog)) ?? 'null'));
    return data && Object.keys(data).length ? (data as SessionCard) : undefined;
  } catch {
    return undefined; // storage may be refused
  }
}

export function rememberCard(catalog: Catalog, card: SessionCard): void {
  try {
    localStorage.setItem(keyOf(catalog), JSON.stringify(card));
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
