import { type MailSettings, readMailSettings } from './mail/settings.ts';
import type { StripeSettings } from './payments/stripe.ts';

/** What the app needs to know. */
export interface AppConfig extends Pick<MailSettings, 'mailFrom' | 'mailToSpa' | 'siteUrl'> {
  /** At least 32 characters that nobody can guess; every token is made from it. */
  readonly secret: string;
  /** What staff show to see the agenda. Without one there is no agenda. */
  readonly staffToken?: string;
  /** Where the server is reached from outside, such as `https://book.example.com`; else as the request says. */
  readonly publicUrl?: string;
  /** The sites whose pages may ask this server, such as `https://spa.example`, or every site. */
  readonly origins: readonly string[] | '*';
  /** How many proxies of your own stand before the server: so far is X-Forwarded-For believed. */
  readonly trustedProxies: number;
  /** How often one client may read and write; 0 is without a limit. */
  readonly readsPerMinute: number;
  readonly writesPerMinute: number;
  /** How many times one client may keep at once. */
  readonly holdsPerClient: number;
  /** How often one client may book, move or give a massage in a day, or change whom mails go to; 0 is without a limit. */
  readonly bookingsPerDay: number;
  /** What answers about health are encrypted with: 32 random bytes in base64. Needed where the catalog asks. */
  readonly screeningKey?: string;
  /** For how many days after the visit they are kept. */
  readonly screeningDays: number;
  /** For how many minutes a time is kept until its deposit is paid on a provider's page. */
  readonly paymentMinutes: number;
}

/** What `main.ts` needs beyond that. */
export interface ServerConfig
  extends Omit<AppConfig, 'secret'>,
    Pick<MailSettings, 'smtp' | 'mailTemplates'> {
  readonly dataFolder: string;
  /** Where the tz database is; if left out, where systems have it. */
  readonly tzFolder?: string;
  /** The catalog that holds until staff store one. */
  readonly catalogFile?: string;
  /** Left out, it is kept in the data folder and made at the first start. */
  readonly secret?: string;
  readonly host: string;
  readonly port: number;
  /** For how many days after the visit is kept who came; 0 is for ever. */
  readonly guestDays: number;
  /** What Stripe is asked with, where it takes the deposits. */
  readonly stripe?: StripeSettings;
}

/** The limits that hold where none are set. */
export const DEFAULTS = {
  origins: [],
  trustedProxies: 0,
  readsPerMinute: 300,
  writesPerMinute: 30,
  holdsPerClient: 12,
  bookingsPerDay: 40,
  screeningDays: 30,
  paymentMinutes: 30,
} as const satisfies Partial<AppConfig>;

/** The server cannot start as it is set up; `faults` has a sentence for each reason. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/**
 * The configuration from environment variables, all of them named `UNKNOT_…`.
 * @throws ConfigError that names every variable that is wrong, also ones that do not exist
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ServerConfig {
  const faults: string[] = [];
  const known = new Set<string>();
  const text = (name: string): string | undefined => {
    known.add(name);
    return env[name]?.trim() || undefined;
  };
  const whole = (name: string, fallback: number, max: number): number => {
    const value = text(name);
    if (value === undefined) return fallback;
    if (/^\d+$/.test(value) && Number(value) <= max) return Number(value);
    faults.push(`${name} is “${value}”; it must be a whole number from 0 to ${max}.`);
    return fallback;
  };
  const secretText = (name: string, least: number): string | undefined => {
    const value = text(name);
    if (value !== undefined && value.length < least) {
      faults.push(`${name} is too short: it needs at least ${least} characters that nobody can guess.`);
    }
    return value;
  };

  const origins = text('UNKNOT_ORIGINS');
  const publicUrl = text('UNKNOT_PUBLIC_URL');
  const optional = {
    catalogFile: text('UNKNOT_CATALOG'),
    tzFolder: text('UNKNOT_TZDIR'),
    secret: secretText('UNKNOT_SECRET', 32),
    staffToken: staffToken(secretText('UNKNOT_STAFF_TOKEN', 16), faults),
    publicUrl: publicUrl && baseUrl(publicUrl, faults),
    stripe: stripeSettings(
      {
        key: text('UNKNOT_STRIPE_KEY'),
        webhookSecret: text('UNKNOT_STRIPE_WEBHOOK_SECRET'),
        url: text('UNKNOT_STRIPE_URL'),
      },
      faults,
    ),
    screeningKey: keyText('UNKNOT_SCREENING_KEY', text('UNKNOT_SCREENING_KEY'), faults),
  };
  const config: ServerConfig = {
    dataFolder: text('UNKNOT_DATA') ?? '.data',
    host: text('UNKNOT_HOST') ?? '127.0.0.1',
    port: whole('UNKNOT_PORT', 8787, 65_535),
    origins: origins === '*' ? '*' : originList(origins ?? '', faults),
    trustedProxies: whole('UNKNOT_TRUSTED_PROXIES', DEFAULTS.trustedProxies, 10),
    readsPerMinute: whole('UNKNOT_READS_PER_MINUTE', DEFAULTS.readsPerMinute, 1_000_000),
    writesPerMinute: whole('UNKNOT_WRITES_PER_MINUTE', DEFAULTS.writesPerMinute, 1_000_000),
    holdsPerClient: whole('UNKNOT_HOLDS_PER_CLIENT', DEFAULTS.holdsPerClient, 1000),
    bookingsPerDay: whole('UNKNOT_BOOKINGS_PER_DAY', DEFAULTS.bookingsPerDay, 1_000_000),
    paymentMinutes: paymentMinutes(whole('UNKNOT_PAYMENT_MINUTES', DEFAULTS.paymentMinutes, 1440), faults),
    guestDays: guestDays(whole('UNKNOT_GUEST_DAYS', 0, 3650), faults),
    screeningDays: whole('UNKNOT_SCREENING_DAYS', DEFAULTS.screeningDays, 3650),
    ...readMailSettings(text, faults),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
  for (const name of Object.keys(env)) {
    if (name.startsWith('UNKNOT_') && !known.has(name)) {
      faults.push(`${name} is not a setting of this server. There are: ${[...known].sort().join(', ')}.`);
    }
  }
  if (faults.length) throw new ConfigError(faults);
  return config;
}

/** Half of it would take bookings that nobody can pay for, or that nobody hears of. */
function stripeSettings(
  { key, webhookSecret, url }: Partial<Record<keyof StripeSettings, string | undefined>>,
  faults: string[],
): StripeSettings | undefined {
  if (key === undefined && webhookSecret === undefined && url === undefined) return undefined;
  if (!/^[sr]k_(test|live)_\w+$/.test(key ?? '')) {
    faults.push('UNKNOT_STRIPE_KEY must be a secret or restricted key of Stripe, such as sk_live_….');
  }
  if (!/^whsec_\S+$/.test(webhookSecret ?? '')) {
    faults.push('UNKNOT_STRIPE_WEBHOOK_SECRET must be the signing secret of the webhook, whsec_….');
  }
  if (url !== undefined && !/^https?:\/\/[^/?#]+\/?$/.test(url)) {
    faults.push(`UNKNOT_STRIPE_URL is “${url}”; it must be a scheme and a host alone.`);
  }
  return { key: key ?? '', webhookSecret: webhookSecret ?? '', ...(url === undefined ? {} : { url }) };
}

/** Stripe takes money on a page for half an hour at the least, and for a day at the most. */
function paymentMinutes(minutes: number, faults: string[]): number {
  if (minutes < 30) faults.push(`UNKNOT_PAYMENT_MINUTES is “${minutes}”; it must be from 30 to 1440.`);
  return minutes;
}

/** It travels in a header (RFC 6750 §2.1), which takes no other characters. What it was is not said. */
function staffToken(value: string | undefined, faults: string[]): string | undefined {
  const make = 'Make one of your own, as “openssl rand -hex 16” does.';
  if (value !== undefined && !/^[A-Za-z0-9\-._~+/]+=*$/.test(value)) {
    faults.push(`UNKNOT_STAFF_TOKEN may have letters, digits and - . _ ~ + / in it, and no others. ${make}`);
  }
  if (value?.startsWith('at-least-16-characters')) {
    faults.push(`UNKNOT_STAFF_TOKEN is the example of a guide, which everybody can read. ${make}`);
  }
  return value;
}

/** Feeds show the month that is over, and mails come after the visit: until then somebody has to be known. */
function guestDays(days: number, faults: string[]): number {
  if (days > 0 && days < 35) {
    faults.push(`UNKNOT_GUEST_DAYS is “${days}”; it must be at least 35, or 0 for ever.`);
  }
  return days;
}

function keyText(name: string, value: string | undefined, faults: string[]): string | undefined {
  // What is wrong is said, what it was is not: it may be nearly right.
  if (value !== undefined && !/^[A-Za-z0-9+/]{43}=$/.test(value)) {
    faults.push(
      `${name} must be 32 random bytes in base64: 44 characters, as “openssl rand -base64 32” makes them.`,
    );
  }
  return value;
}

function originList(value: string, faults: string[]): string[] {
  return value
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((origin) => {
      // Compared with the browser's Origin letter by letter, so it is taken in that form alone.
      if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
        faults.push(
          `UNKNOT_ORIGINS has “${origin}”; each must be a scheme and a host alone, such as https://spa.example, or the whole be *.`,
        );
      }
      return origin;
    });
}

function baseUrl(value: string, faults: string[]): string {
  if (!/^https?:\/\//.test(value) || !URL.canParse(value) || /[?#]/.test(value)) {
    faults.push(`UNKNOT_PUBLIC_URL is “${value}”; it must be an address such as https://book.example.com.`);
  }
  return value.replace(/\/+$/, '');
}
