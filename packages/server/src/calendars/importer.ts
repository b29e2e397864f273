import { type AppContext, thisMoment } from '../context.ts';
import { errorFields } from '../log.ts';
import type { CalendarRead, StoredCalendar } from '../store/calendars.ts';
import { FeedError, type FeedFault } from './feed-error.ts';
import { FETCH_RULES, type FetchRules, fetchFeed } from './fetch-feed.ts';
import { READ_LIMITS, type ReadLimits, readFeed } from './read-feed.ts';

/** All times in milliseconds. */
export interface ImportOptions {
  /** Between two looks at what is due. */
  readonly every?: number;
  /** Before the first look: a server that starts has other things to do. */
  readonly delay?: number;
  /** Between two readings of a calendar that can be read. */
  readonly wait?: number;
  /** The longest, where it could not be read: the wait doubles with each try. */
  readonly longestWait?: number;
  /** For how long nobody else fetches what one process has taken: longer than fetching and reading can take. */
  readonly lease?: number;
  /** How many are fetched at once. */
  readonly parallel?: number;
  /** From 0 to 1, so that many do not all ask at the same moment. */
  readonly random?: () => number;
  readonly fetchRules?: Partial<FetchRules>;
  readonly readLimits?: Partial<ReadLimits>;
}

export interface Importing {
  /** Sees to what is due now, and resolves when that is done. */
  look(): Promise<void>;
  /** Fetches no more, and lets go of what is on its way: it is fetched anew after the next start. */
  stop(): Promise<void>;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const USUAL: Required<Omit<ImportOptions, 'fetchRules' | 'readLimits'>> = {
  every: 30_000,
  delay: 5000,
  wait: 10 * MINUTE,
  longestWait: 120 * MINUTE,
  lease: 2 * MINUTE,
  parallel: 3,
  random: Math.random,
};

/**
 * Reads therapists' calendars again and again. Several processes may do so on one store: each takes a few at a time, for
 * a while. What was known by a calendar stands until it has been read well again.
 */
export function startImporting(app: AppContext, options: ImportOptions = {}): Importing {
  const importer = new Importer(app, options);
  const { every, delay } = { ...USUAL, ...options };
  const look = () => void importer.look();
  const first = setTimeout(look, delay);
  const clock = setInterval(look, every);
  first.unref();
  clock.unref();
  // Soon after, as what has been set is seen once its transaction is over.
  app.calendars.onSet = () => void setTimeout(look, 50).unref();
  return {
    look: () => importer.look(),
    async stop() {
      delete app.calendars.onSet;
      clearTimeout(first);
      clearInterval(clock);
      await importer.stop();
    },
  };
}

class Importer {
  readonly #app: AppContext;
  readonly #options: typeof USUAL;
  readonly #rules: FetchRules;
  readonly #limits: ReadLimits;
  readonly #name: string;
  #turn: Promise<void> | undefined;
  #again = false;
  readonly #ending = new AbortController();

  constructor(app: AppContext, { fetchRules, readLimits, ...options }: ImportOptions) {
    this.#app = app;
    this.#options = { ...USUAL, ...options };
    const { signal } = this.#ending;
    this.#rules = { ...FETCH_RULES, ...fetchRules, signal };
    this.#limits = { ...READ_LIMITS, ...readLimits, signal };
    this.#name = app.ids.id();
  }

  look(): Promise<void> {
    this.#again = true;
    this.#turn ??= this.#turns().finally(() => {
      this.#turn = undefined;
    });
    return this.#turn;
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#turn;
  }

  async #turns(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        for (let taken = await this.#take(); taken.length; taken = await this.#take()) {
          await Promise.all(taken.map((calendar) => this.#see(calendar)));
        }
      }
    } catch (error) {
      this.#app.log({ level: 'warn', event: 'calendars-sweep-failed', ...errorFields(error) });
    }
  }

  async #take(): Promise<StoredCalendar[]> {
    if (this.#ending.signal.aborted) return [];
    const { store } = this.#app;
    const { lease, longestWait, parallel } = this.#options;
    const due = { now: this.#app.now(), lease, longestWait };
    if (!(await store.read.calendars.due(due))) return [];
    return store.write(due.now, ({ calendars }) =>
      calendars.claim({ ...due, by: this.#name, most: parallel }),
    );
  }

  /** Whatever happens, it says how it went. The log has the therapist's id, and nothing of the address. */
  async #see(calendar: StoredCalendar): Promise<void> {
    const { store, log } = this.#app;
    const { staffId } = calendar;
    const { wait, longestWait } = this.#options;
    try {
      const read = await this.#read(calendar);
      const now = this.#app.now();
      const kept = await store.write(now, ({ calendars }) =>
        calendars.good(staffId, this.#name, now, now + this.#jitter(wait), read),
      );
      if (kept && calendar.fault !== undefined) log({ level: 'info', event: 'calendar-back', staffId });
    } catch (error) {
      if (this.#ending.signal.aborted) return;
      const fault: FeedFault = error instanceof FeedError ? error.fault : 'internal';
      if (fault === 'internal') {
        log({ level: 'error', event: 'calendar-failed', staffId, ...errorFields(error) });
      } else if (fault !== calendar.fault) {
        log({ level: 'warn', event: 'calendar-unread', staffId, fault });
      }
      const now = this.#app.now();
      const pause = this.#jitter(Math.min(wait * 2 ** Math.min(calendar.tries, 16), longestWait));
      await store.write(now, ({ calendars }) =>
        calendars.failed(staffId, this.#name, now, now + pause, fault),
      );
    }
  }

  /** @returns nothing where it is unchanged */
  async #read(calendar: StoredCalendar): Promise<CalendarRead | undefined> {
    const { catalog, now } = await thisMoment(this.#app);
    const { spa, policy } = catalog;
    const end = now + (policy.horizonDays + 1) * DAY;
    const readFor = `${spa.timeZone} ${this.#app.time.status(now, catalog).version ?? ''}`;
    // What has not changed is unpacked again all the same once that no longer reaches far enough, or the clocks changed.
    const fits = (calendar.reach ?? 0) >= end && calendar.readFor === readFor;
    const feed = await fetchFeed(calendar.url, fits ? calendar : {}, this.#rules);
    if (feed === 'unchanged') {
      if (!fits) throw new FeedError('server-trouble');
      return undefined;
    }
    const { text, ...validators } = feed;
    const window = { from: now - DAY, to: end + DAY };
    const offsets = this.#app.time.wide(catalog, now);
    const read = await readFeed(
      { text, spa: offsets, ...window, tzFolders: this.#app.time.folders },
      this.#limits,
    );
    return { ...read, ...validators, reach: window.to, readFor };
  }

  /** Up to a quarter more or less. */
  #jitter(milliseconds: number): number {
    return Math.round(milliseconds * (0.75 + this.#options.random() / 2));
  }
}
