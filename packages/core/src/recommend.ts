import type { BodyArea, Catalog, Pressure, Service } from './catalog.ts';

/** What a visitor is after. */
export interface Wish {
  readonly needs?: readonly string[];
  readonly areas?: readonly BodyArea[];
  readonly pressure?: Pressure;
}

/** Why a service fits: the piece of the catalog's data that led to it. */
export type Reason =
  | { readonly kind: 'need'; readonly need: string; readonly weight: 1 | 2 | 3; readonly text?: string }
  | { readonly kind: 'area'; readonly area: BodyArea }
  | { readonly kind: 'pressure'; readonly pressure: Pressure };

export interface Recommendation {
  readonly service: Service;
  readonly score: number;
  /** The strongest first; never empty. */
  readonly reasons: readonly Reason[];
}

/**
 * The services that fit a wish, the best first, each with its reasons. Services that nothing speaks for are
 * left out. Equals keep the catalog's order.
 *
 * A need counts the square of its weight (made for it, 9; good for it, 4; helps, 1), an area 3, the pressure 2:
 * one massage that is made for a need goes before one that merely helps with two.
 */
export function recommend(catalog: Catalog, wish: Wish): Recommendation[] {
  return catalog.services
    .map((service): Recommendation => {
      const reasons: Reason[] = [];
      for (const need of new Set(wish.needs)) {
        // The page's owner or a link may name a need: `constructor` is none.
        if (!service.needs || !Object.hasOwn(service.needs, need)) continue;
        const weight = service.needs[need]!;
        const text = service.reasons?.[need];
        reasons.push({ kind: 'need', need, weight, ...(text === undefined ? {} : { text }) });
      }
      for (const area of new Set(wish.areas)) {
        if (service.areas?.includes(area)) reasons.push({ kind: 'area', area });
      }
      if (wish.pressure && service.pressures?.includes(wish.pressure)) {
        reasons.push({ kind: 'pressure', pressure: wish.pressure });
      }
      reasons.sort((a, b) => points(b) - points(a));
      return { service, score: reasons.reduce((sum, reason) => sum + points(reason), 0), reasons };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

function points(reason: Reason): number {
  return reason.kind === 'need' ? reason.weight ** 2 : reason.kind === 'area' ? 3 : 2;
}
