import { setImmediate as breathe } from 'node:timers/promises';
import { busyOf, findPlace, wantedOf } from '../booking/place.ts';
import { type AppContext, type Moment, thisMoment } from '../context.ts';
import { errorFields } from '../log.ts';
import { ProblemError } from '../problem.ts';
import { OFFER_CLIENT, OverlapError, type StoredWish } from '../store/store.ts';
import { offersTimes } from './desk.ts';
import { type FoundTime, offerUntil, TimeFinder } from './find-time.ts';
import { pageOf } from './page.ts';

/** All times in milliseconds. */
export interface OfferOptions {
  /** Between two looks at what has come free, besides those after each change. */
  readonly every?: number;
}

export interface Offering {
  /** Offers what can be offered now, and resolves when that is done. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Who leaves so many offers without an answer waits for nothing any more. */
export const MOST_UNANSWERED = 3;
/** How often in a row somebody may be faster, before it is left to the next look. */
const MOST_TRIES = 20;

/**
 * Offers times that have come free to those who wait, who has waited longest first. It looks again and again at what is
 * free, however that came about: so nothing that frees a time has to tell of it, and nothing is lost with a process that
 * is killed. Several processes may do so on one store: the claims of the holds decide.
 */
export function startOffering(app: AppContext, { every = MINUTE }: OfferOptions = {}): Offering {
  const offerer = new Offerer(app);
  const look = () => void offerer.look();
  const clock = setInterval(look, every);
  clock.unref();
  // Soon after, as what has changed is seen once its transaction is over; and once, however much changes at a time.
  let soon: NodeJS.Timeout | undefined;
  app.waitlist.onFree = () => {
    soon ??= setTimeout(() => {
      soon = undefined;
      look();
    }, 100).unref();
  };
  look();
  return {
    look: () => offerer.look(),
    async stop() {
      delete app.waitlist.onFree;
      clearInterval(clock);
      clearTimeout(soon);
      await offerer.stop();
    },
  };
}

class Offerer {
  readonly #app: AppContext;
  #turn: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(app: AppContext) {
    this.#app = app;
  }

  look(): Promise<void> {
    this.#again = true;
    this.#turn ??= this.#turns().finally(() => {
      this.#turn = undefined;
    });
    return this.#turn;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#turn;
  }

  async #turns(): Promise<void> {
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        await this.#expire();
        // Each time anew from the first in line: what is free may be for somebody before.
        for (let tries = 0; tries < MOST_TRIES && !this.#stopped; ) {
          const done = await this.#offerNext();
          if (done === 'none') break;
          tries = done === 'offered' ? 0 : tries + 1;
        }
      }
    } catch (error) {
      this.#app.log({ level: 'warn', event: 'waitlist-sweep-failed', ...errorFields(error) });
    }
  }

  async #expire(): Promise<void> {
    const { store, now } = this.#app;
    const at = now();
    if (!(await store.read.waitlist.overdue(at))) return;
    await store.write(at, ({ waitlist }) => waitlist.expire(at, MOST_UNANSWERED));
  }

  async #offerNext(): Promise<'none' | 'offered' | 'taken'> {
    const { store } = this.#app;
    const { read } = store;
    const now = this.#app.now();
    const waiting = await read.waitlist.waiting(now);
    if (!waiting.length) return 'none';
    const moment = await thisMoment(this.#app);
    if (!offersTimes(this.#app, moment.catalog)) return 'none';
    const claims = await read.claims({ from: now - 2 * DAY, to: moment.offsets.until }, now);
    const finder = new TimeFinder(moment, busyOf(claims));
    for (const wish of waiting) {
      await breathe(); // requests go first
      if (pageOf(this.#app, moment.catalog, wish.wish) === undefined) continue; // a mail would lead nowhere
      const before = await read.waitlist.offersTo(wish.wish.customer.email);
      const found = finder.find(wish, before);
      if (found) return this.#offer(moment, wish, found);
    }
    return 'none';
  }

  /** In one transaction: keeps the time, makes the offer, and plans its mail. */
  async #offer(moment: Moment, { id: wishId }: StoredWish, found: FoundTime): Promise<'offered' | 'taken'> {
    const { store, ids, log, mail } = this.#app;
    const { now } = moment;
    const { start } = found.slot;
    try {
      const id = ids.id();
      const offered = await store.write(now, async (writer) => {
        const { waitlist } = writer;
        // Another process may have been here, or who waits has gone.
        if (!(await waitlist.waiting(now)).some((one) => one.id === wishId)) return false;
        const place = await findPlace(writer, moment, wantedOf(found.visit, start));
        const expiresAt = offerUntil(moment, start);
        const hold = { id: ids.id(), client: OFFER_CLIENT, createdAt: now, expiresAt, start };
        await writer.insertHold(hold, place.claims);
        const { staffGender: _wish, ...visit } = found.visit;
        const [therapist, second] = place.staff;
        // Who is named in the mail is who gives it.
        const withStaff = second || !therapist ? found.visit : { ...visit, staffId: therapist.id };
        const { end, staff } = place;
        const details = { visit: withStaff, staff };
        await waitlist.insertOffer({
          id,
          wishId,
          holdId: hold.id,
          createdAt: now,
          expiresAt,
          start,
          end,
          details,
        });
        await writer.mails.insert({
          id: `${id}.offer`,
          offerId: id,
          sequence: 0,
          kind: 'offer',
          to: 'visitor',
          start,
          dueAt: now,
          usefulUntil: expiresAt,
        });
        return true;
      });
      if (!offered) return 'taken';
      mail.look();
      log({ level: 'info', event: 'time-offered', offer: id });
      return 'offered';
    } catch (error) {
      const taken =
        error instanceof OverlapError || (error instanceof ProblemError && error.code === 'slot-taken');
      if (!taken) throw error;
      return 'taken';
    }
  }
}
