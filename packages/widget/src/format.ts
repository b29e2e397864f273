import type { Dictionary } from './translations/en.ts';

const DAY = 86_400_000;
/** Everywhere the digits and the calendar that a visitor types and books in, also where a country has others besides. */
const AS_ON_THE_WEB = { numberingSystem: 'latn', calendar: 'gregory' };
/** How it is written: a formatter is made of each. */
const TIME = { timeStyle: 'short' } as const;
const DATE = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const SHORT_DATE = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const MONTH = { month: 'long', year: 'numeric' } as const;
const WEEKDAY = {
  long: { weekday: 'long' },
  short: { weekday: 'short' },
  narrow: { weekday: 'narrow' },
} as const;

/** A formatter, and what it has written so far: a month is written anew with each press, and most of it is as before. */
interface Made<T> {
  readonly by: { readonly format: (value: number) => string };
  readonly written: Map<T, string>;
}

/**
 * Writes dates, times and prices. Each formatter is made when it is first needed: the first use of `Intl`
 * in a page costs more than everything else up to the first paint.
 *
 * Times are local times at the spa (`YYYY-MM-DDTHH:mm`); the browser's time-zone data plays no part.
 */
export class Format {
  /** Has this page used `Intl` yet? */
  static ready = false;

  readonly locale: string;
  readonly currency: string;
  readonly words: Dictionary;
  readonly #made = new Map<Intl.DateTimeFormatOptions, Made<string>>();
  #money: Made<number> | undefined;
  #firstWeekday: number | undefined;

  /** The first use of `Intl`, by itself: in Chromium one call that nothing can divide, 30 ms on a fast machine. */
  static prepare(locale: string): void {
    new Intl.DateTimeFormat(locale);
    Format.ready = true;
  }

  constructor(locale: string, currency: string, words: Dictionary) {
    this.locale = locale;
    this.currency = currency;
    this.words = words;
  }

  /** @param minor in the currency's minor unit */
  price(minor: number): string {
    if (!this.#money) {
      const made = new Intl.NumberFormat(this.locale, {
        style: 'currency',
        currency: this.currency,
        numberingSystem: 'latn',
        trailingZeroDisplay: 'stripIfInteger',
      } as Intl.NumberFormatOptions);
      const unit = 10 ** (made.resolvedOptions().maximumFractionDigits ?? 2);
      this.#money = { by: { format: (minor) => made.format(minor / unit) }, written: new Map() };
    }
    return written(this.#money, minor, Number);
  }

  /** `12:15`, or `12:15 pm` where that is the custom. */
  time(local: string): string {
    return this.#date(TIME, local);
  }

  /** `Thursday 26 November` */
  day(local: string): string {
    return this.#date(DATE, local);
  }

  /** `Thu 26 Nov` */
  shortDay(local: string): string {
    return this.#date(SHORT_DATE, local);
  }

  /** `Thursday 26 November, 12:15` */
  dayAndTime(local: string): string {
    return `${this.day(local)}, ${this.time(local)}`;
  }

  /** `neck, shoulders and hips` */
  list(parts: readonly string[]): string {
    return new Intl.ListFormat(this.locale).format(parts);
  }

  /** `November 2026` */
  month(local: string): string {
    return this.#date(MONTH, local);
  }

  /** The weekday's name, 1 is Monday. */
  weekday(day: number, width: 'long' | 'short' | 'narrow'): string {
    return this.#date(WEEKDAY[width], new Date((day + 3) * DAY).toISOString()); // 1970-01-05 was a Monday
  }

  /** The day a week starts with here, 1 is Monday. */
  get firstWeekday(): number {
    this.#firstWeekday ??= firstWeekdayOf(this.locale);
    return this.#firstWeekday;
  }

  minutes(count: number): string {
    return this.words.minutes(count);
  }

  #date(options: Intl.DateTimeFormatOptions, local: string): string {
    let made = this.#made.get(options);
    if (!made) {
      const by = new Intl.DateTimeFormat(this.locale, { ...options, ...AS_ON_THE_WEB, timeZone: 'UTC' });
      made = { by, written: new Map() };
      this.#made.set(options, made);
    }
    return written(made, local, instantOf);
  }
}

/** A local time as if it were one of UTC, which is what the formatters are set to. */
function instantOf(local: string): number {
  return Date.parse(local.length > 10 ? `${local.slice(0, 16)}Z` : `${local}T00:00Z`);
}

/** What a formatter writes of a value, or has written before. */
function written<T>({ by, written }: Made<T>, value: T, numberOf: (value: T) => number): string {
  let text = written.get(value);
  if (text === undefined) {
    text = by.format(numberOf(value));
    written.set(value, text);
  }
  return text;
}

function firstWeekdayOf(tag: string): number {
  const locale = new Intl.Locale(tag) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? (/-(US|CA|MX|BR|JP|IL)$/.test(tag) ? 7 : 1);
}
