import { type Catalog, type ScreeningOutcome, type ScreeningRule, screeningFor } from './catalog.ts';
import type { VisitChoice } from './visit.ts';
import { partsOf } from './visit-parts.ts';

export type ScreeningAnswer = 'yes' | 'no';
/** By rule id. */
export type ScreeningAnswers = Readonly<Record<string, ScreeningAnswer>>;

/** What a visitor's answers lead to. */
export interface Screening {
  readonly outcome: ScreeningOutcome;
  /** The rules that led to it, in the catalog's order; none where nothing speaks against going on. */
  readonly rules: readonly ScreeningRule[];
  /** The service to take instead, for `swap`. */
  readonly swapTo?: string;
}

/** The stricter, the later. */
const STRICTNESS: readonly ScreeningOutcome[] = ['allow', 'swap', 'talk', 'decline'];

/**
 * What answers lead to for a service: the strictest outcome of the rules that were answered with “yes”; a rule without
 * an answer counts as “no”. Where it is another service, that service goes by its own rules with the same answers: if
 * they speak against each of those on offer instead, it is for the spa to say, and the outcome is `talk`.
 */
export function screen(catalog: Catalog, serviceId: string, answers: ScreeningAnswers): Screening {
  const said = screeningFor(catalog, serviceId).filter(
    ({ id }) => Object.hasOwn(answers, id) && answers[id] === 'yes',
  );
  const strictest = Math.max(0, ...said.map(({ outcome }) => STRICTNESS.indexOf(outcome)));
  const outcome = STRICTNESS[strictest]!;
  const rules = outcome === 'allow' ? [] : said.filter((rule) => rule.outcome === outcome);
  if (outcome !== 'swap') return { outcome, rules };
  const swapTo = rules
    .map((rule) => rule.swapTo)
    .find((id) => id !== undefined && screen(catalog, id, answers).outcome === 'allow');
  return swapTo === undefined ? { outcome: 'talk', rules } : { outcome, rules, swapTo };
}

/** What answers lead to for a visit of several massages. */
export interface VisitScreening extends Screening {
  /** Which massage led to it, counted from 0: for `swap` it is the one to take another for. */
  readonly part: number;
}

/**
 * What answers lead to for a visit: the strictest outcome of its massages, the earliest where several are as strict.
 * The rules are those of all massages that led there.
 */
export function screenVisit(catalog: Catalog, visit: VisitChoice, answers: ScreeningAnswers): VisitScreening {
  const all = partsOf(visit).map(({ serviceId }, part) => ({ ...screen(catalog, serviceId, answers), part }));
  const worst = all.reduce((one, other) =>
    STRICTNESS.indexOf(other.outcome) > STRICTNESS.indexOf(one.outcome) ? other : one,
  );
  if (worst.outcome === 'swap') return worst;
  const same = all.filter(({ outcome }) => outcome === worst.outcome);
  const rules = catalog.screening?.filter((rule) => same.some((one) => one.rules.includes(rule))) ?? [];
  return { ...worst, rules };
}
