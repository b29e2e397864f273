import type { Dictionary } from './translations/en.ts';

const DAY = 86_400_000;
/** Everywhere the digits and the calendar that a visitor types and books in, also where a country has others besides. */
const AS_ON_THE_WEB = { numberingSystem: 'latn', calendar: 'gregory' };

/**
 * Writes dates, times and prices. Each formatter is made when it is first needed: the first use of `Intl`
 * in a page costs more than everything else up to the first paint.
 *
 * Times are local times at the spa (`YYYY-MM-DDTHH:mm`); the browser's time-zone data plays no part.
 */
export class Format {
  readonly locale: string;
  readonly currency: string;
  readonly words: Dictionary;
  readonly #made = new Map<string, Intl.DateTimeFormat>();
  /** What has been written so far: a month is written anew with each press, and most of it is as before. */
  readonly #written = new Map<string, string>();
  #money: Intl.NumberFormat | undefined;

  constructor(locale: string, currency: string, words: Dictionary) {
    this.locale = locale;
    this.currency = currency;
    this.words = words;
  }

  /** @param minor in the currency's minor unit */
  price(minor: number): string {
    this.#money ??= new Intl.NumberFormat(this.locale, {
      style: 'currency',
      currency: this.currency,
      numberingSystem: 'latn',
      trailingZeroDisplay: 'stripIfInteger',
    } as Intl.NumberFormatOptions);
    const digits = this.#money.resolvedOptions().maximumFractionDigits ?? 2;
    return this.#money.format(minor / 10 ** digits);
  }

  /** `12:15`, or `12:15 pm` where that is the custom. */
  time(local: string): string {
    return this.#date({ timeStyle: 'short' }, local);
  }

  /** `Thursday 26 November` */
  day(local: string): string {
    return this.#date({ weekday: 'long', day: 'numeric', month: 'long' }, local);
  }

  /** `Thu 26 Nov` */
  shortDay(local: string): string {
    return this.#date({ weekday: 'short', day: 'numeric', month: 'short' }, local);
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
    return this.#date({ month: 'long', year: 'numeric' }, local);
  }

  /** The weekday's name, 1 is Monday. */
  weekday(day: number, width: 'long' | 'short' | 'narrow'): string {
    return this.#date({ weekday: width }, new Date((day + 3) * DAY).toISOString()); // 1970-01-05 was a Monday
  }

  /** The day a week starts with here, 1 is Monday. */
  get firstWeekday(): number {
    const locale = new Intl.Locale(this.locale) as Intl.Locale & {
      getWeekInfo?: () => { firstDay: number };
      weekInfo?: { firstDay: number };
    };
    return (
      (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ??
      (/-(US|CA|MX|BR|JP|IL)$/.test(this.locale) ? 7 : 1)
    );
  }

  minutes(count: number): string {
    return this.words.minutes(count);
  }

  #date(options: Intl.DateTimeFormatOptions, local: string): string {
    const kind = Object.entries(options).join();
    const key = kind + local;
    let text = this.#written.get(key);
    if (text === undefined) {
      let made = this.#made.get(kind);
      if (!made) {
        made = new Intl.DateTimeFormat(this.locale, { ...options, ...AS_ON_THE_WEB, timeZone: 'UTC' });
        this.#made.set(kind, made);
      }
      text = made.format(Date.parse(local.length > 10 ? `${local.slice(0, 16)}Z` : `${local}T00:00Z`));
      this.#written.set(key, text);
    }
    return text;
  }
}
