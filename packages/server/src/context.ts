import type { Catalog, OffsetTable } from '@unknot/core';
import type { CalendarBell } from './calendars/desk.ts';
import { CODE_GUESSES_PER_MINUTE } from './codes/guesses.ts';
import type { AppConfig } from './config.ts';
import { type CurrentCatalog, currentCatalog } from './current-catalog.ts';
import { type IdMaker, randomIds } from './ids.ts';
import type { Log } from './log.ts';
import { createMailDesk, type MailDesk, type MailPlanner, type MailRoom } from './mail/desk.ts';
import { RateLimit } from './middleware/rate-limit.ts';
import { payAtSpa } from './payments/at-spa.ts';
import { PaymentDesk } from './payments/desk.ts';
import type { PaymentProvider } from './payments/provider.ts';
import { createScreeningKeeper, type ScreeningKeeper } from './screening/keeper.ts';
import type { Store } from './store/store.ts';
import { SpaTime } from './time/spa-time.ts';
import { TzSource } from './time/tz-source.ts';
import { createTokens, type Tokens } from './tokens.ts';
import type { WaitlistBell } from './waitlist/desk.ts';

/** How many staff tokens that are wrong one client may try in a minute. */
const STAFF_GUESSES_PER_MINUTE = 10;
/** A visitor tries some times before one is booked, and may keep it on while they think. */
const HOLDS_FOR_A_BOOKING = 6;
const DAY = 86_400_000;

/** What the app is made of. It opens nothing but the tz database, and reads no clock of its own. */
export interface AppDeps {
  readonly store: Store;
  /** The catalog that holds until staff store one. */
  readonly catalog: Catalog;
  readonly config: AppConfig;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: Log;
  readonly ids?: IdMaker;
  /** Who takes deposits; at the spa if it is left out. */
  readonly provider?: PaymentProvider;
  /** Where the offsets of zones come from; if left out, the newer of the system's tz database and `Intl`. */
  readonly time?: SpaTime;
  /** What mails are made and sent with; without it none are planned. `startSending` sends them. */
  readonly mail?: MailRoom;
}

/** What the routes share. */
export interface AppContext extends Required<Omit<AppDeps, 'catalog' | 'provider' | 'mail'>> {
  readonly tokens: Tokens;
  readonly catalogs: CurrentCatalog;
  readonly screening: ScreeningKeeper;
  readonly payments: PaymentDesk;
  readonly mail: MailDesk;
  /** Tries of codes that do not exist, by client. */
  readonly codeGuesses: RateLimit;
  /** Tries of staff tokens that are wrong, by client. */
  readonly staffGuesses: RateLimit;
  /** What was booked, moved or given in a day, by client. */
  readonly dailyShare: RateLimit;
  /** Times that were kept in a day, by client. */
  readonly dailyHolds: RateLimit;
  readonly calendars: CalendarBell;
  readonly waitlist: WaitlistBell;
}

export function createContext({
  catalog,
  ids = randomIds,
  time,
  provider = payAtSpa,
  mail: room,
  ...deps
}: AppDeps): AppContext {
  const { store, config, now, log } = deps;
  const catalogs = currentCatalog(store, catalog);
  const mail = createMailDesk(config, room);
  /** Plans mails of payments; the catalog is asked for before the transaction. */
  const planner = async (): Promise<MailPlanner> => {
    const moment = { catalog: await catalogs.get(), now: now() };
    return (writer, booking, news) => mail.schedule(writer, booking, news, moment);
  };
  return {
    ...deps,
    ids,
    time: time ?? new SpaTime(new TzSource(), deps.log),
    tokens: createTokens(deps.config.secret, deps.config.staffToken),
    catalogs,
    screening: createScreeningKeeper(deps.config),
    payments: new PaymentDesk({ store, provider, minutes: config.paymentMinutes, now, ids, log, planner }),
    mail,
    codeGuesses: new RateLimit(CODE_GUESSES_PER_MINUTE),
    staffGuesses: new RateLimit(STAFF_GUESSES_PER_MINUTE),
    dailyShare: new RateLimit(config.bookingsPerDay, DAY),
    dailyHolds: new RateLimit(config.bookingsPerDay * HOLDS_FOR_A_BOOKING, DAY),
    calendars: {},
    waitlist: {},
  };
}

/** The catalog, the time and the spa's offsets as one request sees them. */
export interface Moment {
  readonly catalog: Catalog;
  readonly offsets: OffsetTable;
  readonly now: number;
}

export async function thisMoment(app: AppContext): Promise<Moment> {
  const now = app.now();
  const catalog = await app.catalogs.get();
  return { catalog, offsets: app.time.wide(catalog, now), now };
}
