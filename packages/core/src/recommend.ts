import {
  BODY_AREAS,
  type BodyArea,
  type Catalog,
  KNOWN_NEEDS,
  PRESSURES,
  type Pressure,
  type Service,
  TECHNIQUES,
  type Technique,
} from './catalog.ts';
import { suggestMinutes } from './suggest-minutes.ts';

/** What a visitor is after. A name that neither the catalog nor the widget knows is passed over. */
export interface Wish {
  readonly needs?: readonly string[];
  /** Parts of the back that were marked. */
  readonly areas?: readonly BodyArea[];
  readonly pressure?: Pressure;
  readonly technique?: Technique;
}

/** Why a service fits: the piece of the catalog's data, or of the wish, that led to it. */
export type Reason =
  | { readonly kind: 'need'; readonly need: string; readonly weight: 1 | 2 | 3; readonly text?: string }
  /** It works on this part, which was marked. */
  | { readonly kind: 'area'; readonly area: BodyArea }
  | { readonly kind: 'pressure'; readonly pressure: Pressure }
  | { readonly kind: 'technique'; readonly technique: Technique }
  /** Of its lengths this one is suggested, for the number of marked parts that it works on. */
  | { readonly kind: 'duration'; readonly minutes: number; readonly areas: number };

export interface Recommendation {
  readonly service: Service;
  /** Says which of two services fits better, and nothing else; never below 0. */
  readonly score: number;
  /** The strongest first; never empty. */
  readonly reasons: readonly Reason[];
  /** The length suggested: one of the service's durations, the shortest where no marked part speaks for more. */
  readonly minutes: number;
}

/**
 * The services that fit a wish, the best first, each with its reasons. Equals keep the catalog's order, and no
 * service's points depend on what else the spa offers.
 *
 * A service fits if it answers one of the needs or works on one of the parts. Pressure and technique only order
 * those that fit, unless neither a need nor a part was named: then either of them is reason enough.
 *
 * - **A need** counts the square of its weight (made for it, 9; good for it, 4; helps, 1): one massage that is made
 *   for a need goes before one that merely helps with two. To answer any need at all counts 4 more, so that a
 *   massage that was not asked for does not overtake by working on the right part.
 * - **Parts** count 4 where it works on any of them, up to 4 for how many of those marked it works on, and up to 2
 *   for how many of its own were marked: for the lower back, the massage of lower back and hips goes before that of
 *   the whole back. A service that names no parts is made for the whole back: it works on all and is made for
 *   none, which counts 7.
 * - **The pressure** counts 2 where it is offered and takes 1 off where the service offers others only. **The
 *   technique** counts 2. Together they are less than the least that parts count, so that no hand, however right,
 *   makes up for one in the wrong place.
 */
export function recommend(catalog: Catalog, wish: Wish): Recommendation[] {
  const named = catalog.needs?.length ? catalog.needs.map(({ id }) => id) : KNOWN_NEEDS;
  const asked: Asked = {
    needs: known<string>(named, wish.needs),
    areas: known(BODY_AREAS, wish.areas),
    pressure: known(PRESSURES, [wish.pressure])[0],
    technique: known(TECHNIQUES, [wish.technique])[0],
  };
  return catalog.services
    .map((service) => rate(service, asked))
    .filter((one) => one !== undefined)
    .sort((a, b) => b.score - a.score);
}

/** A wish without the names that nobody knows. */
interface Asked {
  readonly needs: readonly string[];
  readonly areas: readonly BodyArea[];
  readonly pressure: Pressure | undefined;
  readonly technique: Technique | undefined;
}

/** What speaks for a service, and how much; undefined where nothing does. */
function rate(service: Service, { needs, areas, pressure, technique }: Asked): Recommendation | undefined {
  const reasons: Reason[] = [];
  for (const need of needs) {
    const weight = own(service.needs, need);
    const text = own(service.reasons, need);
    if (weight) reasons.push({ kind: 'need', need, weight, ...(text === undefined ? {} : { text }) });
  }
  let score = reasons.reduce((sum, reason) => sum + points(reason), reasons.length && 4);

  const itsAreas = known(BODY_AREAS, service.areas);
  const worked = itsAreas.length ? known(areas, itsAreas) : areas;
  for (const area of worked) reasons.push({ kind: 'area', area });
  if (worked.length) {
    score += itsAreas.length
      ? 4 + (4 * worked.length) / areas.length + (2 * worked.length) / itsAreas.length
      : 7;
  }
  if (!reasons.length && (needs.length || areas.length)) return undefined;

  if (pressure && service.pressures?.includes(pressure)) {
    reasons.push({ kind: 'pressure', pressure });
    score += 2;
  } else if (pressure && service.pressures?.length) score -= 1;
  if (technique && service.techniques?.includes(technique)) {
    reasons.push({ kind: 'technique', technique });
    score += 2;
  }
  if (!reasons.length) return undefined;

  reasons.sort((a, b) => points(b) - points(a));
  const minutes = suggestMinutes(service, worked.length);
  if (worked.length && service.durations.length > 1) {
    reasons.push({ kind: 'duration', minutes, areas: worked.length });
  }
  return { service, score, reasons, minutes };
}

/** Those of `all` that are named, each once and in the order of `all`, whatever else was named. */
function known<Name extends string>(all: readonly Name[], named: readonly unknown[] | undefined): Name[] {
  return named ? all.filter((one) => named.includes(one)) : [];
}

/** The page's owner or a link may name a need: of `constructor`, every object has one. */
function own<Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** By how much a reason is told before others. */
function points(reason: Reason): number {
  return reason.kind === 'need' ? reason.weight ** 2 : reason.kind === 'area' ? 3 : 2;
}
