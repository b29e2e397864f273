import {
  type Catalog,
  dayNumber,
  dayOf,
  type Fault,
  findService,
  minuteOfDay,
  type VisitChoice,
  visitFaults,
  type WishRequest,
} from '@unknot/core';
import { type AppContext, type Moment, thisMoment } from '../context.ts';
import { ProblemError } from '../problem.ts';
import type { StoredWish } from '../store/store.ts';
import { hashToken } from '../tokens.ts';
import { offerMinutes } from './desk.ts';

/** Nobody waits for more at once than this. */
const MOST_OF_ONE = 5;
/** Wishes of one client; several people may share an address. */
const MOST_OF_CLIENT = 10;
const MOST_DAYS = 366;

/** A wish that is on the list, and whether who sent it may be told its token. */
export interface Kept {
  readonly wish: StoredWish;
  readonly own: boolean;
}

/**
 * Puts a wish on the list. The same one, sent again with the same key, is the one that is there; with another key it stays
 * as it is, and whoever sent that is told no more of it: it may be somebody else.
 * @param key what the request goes by
 * @param client who asks, as a keyed hash
 * @throws ProblemError
 */
export async function keepWish(
  app: AppContext,
  wish: WishRequest,
  key: string,
  client: string,
): Promise<Kept> {
  const moment = await thisMoment(app);
  const { catalog, now } = moment;
  if (!offerMinutes(catalog)) throw new ProblemError('refused', { detail: 'There is no waiting list here.' });
  const { until, faults } = lastMoment(moment, wish);
  const all = [...strangers(catalog, wish), ...faults];
  if (all.length) throw new ProblemError('invalid', { faults: all });
  const id = hashToken(`wish ${key}`).slice(0, 32);
  const mark = markOf(wish);
  const { email } = wish.customer;
  const kept = await app.store.write(now, async (writer): Promise<Kept> => {
    const { waitlist } = writer;
    const again = await waitlist.wish(id);
    if (again?.mark === mark) return { wish: again, own: true };
    if (again) throw new ProblemError('key-reused', { detail: 'Send another wish with a key of its own.' });
    const same = await waitlist.sameWish(mark);
    if (same) return { wish: same, own: false };
    if (
      (await waitlist.countOpen(email)) >= MOST_OF_ONE ||
      (await waitlist.countOpenOf(client)) >= MOST_OF_CLIENT
    ) {
      throw new ProblemError('rate-limited', {
        detail: 'Too much is being waited for already. One wish must be withdrawn first.',
        retryAfter: 3600,
      });
    }
    const stored = { id, createdAt: now, until, client, mark, wish };
    await waitlist.insertWish(stored);
    return { wish: { ...stored, state: 'open' }, own: true };
  });
  return kept;
}

/** What of a wish can be booked as the catalog is now. */
export function visitsOf(
  catalog: Catalog,
  { services, staffId, staffGender }: Pick<WishRequest, 'services' | 'staffId' | 'staffGender'>,
): VisitChoice[] {
  const staff = staffId !== undefined ? { staffId } : staffGender === undefined ? {} : { staffGender };
  return services
    .flatMap(({ serviceId, minutes }) =>
      (findService(catalog, serviceId)?.durations ?? [])
        .filter((one) => minutes?.includes(one.minutes) ?? true)
        .map((one): VisitChoice => ({ serviceId, minutes: one.minutes, ...staff })),
    )
    .filter((visit) => !visitFaults(catalog, visit).length);
}

/** What makes two wishes the same one: whose they are, and what for. */
function markOf({ customer, services, staffId, staffGender, ...wish }: WishRequest): string {
  const { from, to, dates, weekdays, hours } = wish;
  const sorted = <T>(list: readonly T[] | undefined) => list && [...new Set(list)].sort();
  const lengths = services.map(({ serviceId, minutes }) => [serviceId, sorted(minutes)]);
  const what = [staffId, staffGender, from, to, sorted(dates), sorted(weekdays), hours?.from, hours?.to];
  return hashToken(JSON.stringify([customer.email.toLowerCase(), lengths.sort(), what]));
}

/** The end of the last possible day. */
function lastMoment(
  { catalog, offsets, now }: Moment,
  { from, to, dates }: WishRequest,
): { readonly until: number; readonly faults: readonly Fault[] } {
  const today = dayOf(offsets, now);
  const first = from === undefined ? today : dayNumber(from);
  const given = [...(to === undefined ? [] : [to]), ...(dates?.length ? [[...dates].sort().at(-1)!] : [])];
  const last = given.length
    ? Math.min(...given.map(dayNumber))
    : Math.max(first, today) + catalog.policy.horizonDays;
  const path = to === undefined && dates ? 'dates' : 'to';
  const fault = (message: string) => ({ until: 0, faults: [{ path, message }] });
  if (last < today) return fault('is over.');
  if (last < first) return fault('must not be before from.');
  if (last > today + MOST_DAYS) return fault(`must be within ${MOST_DAYS} days.`);
  return { until: minuteOfDay(offsets, last + 1, 0), faults: [] };
}

function strangers(catalog: Catalog, wish: WishRequest): Fault[] {
  const { services, staffId, hours, agreed } = wish;
  const faults: Fault[] = [];
  services.forEach(({ serviceId, minutes }, i) => {
    const service = findService(catalog, serviceId);
    if (!service) {
      faults.push({
        path: `services[${i}].serviceId`,
        message: `refers to “${serviceId}”, and there is no such service.`,
      });
    }
    minutes?.forEach((length, k) => {
      if (service && !service.durations.some((one) => one.minutes === length)) {
        const message = `“${service.name}” is not given for ${length} minutes.`;
        faults.push({ path: `services[${i}].minutes[${k}]`, message });
      }
    });
  });
  if (staffId !== undefined && !catalog.staff.some(({ id }) => id === staffId)) {
    faults.push({ path: 'staffId', message: `refers to “${staffId}”, and there is no such therapist.` });
  }
  if (!faults.length && !visitsOf(catalog, wish).length) {
    const path = staffId === undefined ? 'staffGender' : 'staffId';
    faults.push({ path, message: 'gives none of these services.' });
  }
  if (hours && hours.from >= hours.to) faults.push({ path: 'hours.to', message: 'must be later than from.' });
  const { terms, privacy } = catalog.policy;
  if ((terms || privacy) && !agreed) {
    faults.push({
      path: 'agreed',
      message: 'must be true: the spa asks for agreement to its terms and privacy notice.',
    });
  }
  return faults;
}
