import type { Customer } from './booking.ts';
import type { LocalDate, Weekday } from './catalog.ts';
import type { StaffWish, VisitChoice } from './visit.ts';

/** What somebody would take if it came free, and what they are offered. The shapes that travel, and their meaning. */

/** A massage that would do. */
export interface WishedService {
  readonly serviceId: string;
  /** The lengths that would do; any of the service's if it is left out. */
  readonly minutes?: readonly number[];
}

/** When a massage would do. What is left out does not matter. */
export interface WishedTimes {
  /** The first and the last day. Without a last one, as far ahead as can be booked now. */
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  /** These days alone. */
  readonly dates?: readonly LocalDate[];
  readonly weekdays?: readonly Weekday[];
  /** Minutes of the day at the spa: it begins no sooner than `from`, and is over by `to`. */
  readonly hours?: { readonly from: number; readonly to: number };
}

/** What somebody waits for. */
export interface WishRequest extends WishedTimes, StaffWish {
  /** Any one of them. */
  readonly services: readonly WishedService[];
  readonly customer: Customer;
  /** Anything the therapist should know. */
  readonly notes?: string;
  /** The visitor's language, BCP 47. */
  readonly locale?: string;
  /** The visitor agreed to the terms and the privacy notice that the catalog names. */
  readonly agreed?: boolean;
  /** The page that mails lead back to; an address of the spa's own site. */
  readonly returnTo?: string;
}

/** A wish that is on the list. Times are ISO 8601. */
export interface KeptWish {
  readonly id: string;
  readonly createdAt: string;
  /** The end of its last possible day. */
  readonly until: string;
  /** With it the wish is seen and withdrawn. Left out where the same wish was on the list already. */
  readonly token?: string;
}

/** Why a wish is no longer on the list: `over` is its last day, or several offers that nobody answered. */
export type WishState = 'open' | 'booked' | 'withdrawn' | 'removed' | 'over';

/** A wish as who made it sees it. */
export interface OwnWish extends KeptWish {
  readonly state: WishState;
  readonly wish: WishRequest;
}

/** `over`: nobody took it in time. */
export type OfferState = 'open' | 'claimed' | 'declined' | 'over';

/** A time that has come free and is kept for somebody who waits. Times are ISO 8601 with the spa's offset. */
export interface Offer {
  readonly id: string;
  readonly state: OfferState;
  readonly start: string;
  readonly end: string;
  /** Until when it is kept. */
  readonly until: string;
  readonly visit: VisitChoice;
  readonly serviceName: string;
  /** Hands-on minutes. */
  readonly minutes: number;
  readonly staff: readonly { readonly id: string; readonly name: string }[];
  /** In the currency's minor unit, as is the deposit. */
  readonly total: number;
  readonly deposit?: number;
  readonly currency: string;
  /** Can it be booked as it is? Where not, something is still to be answered or paid first. */
  readonly oneTap: boolean;
  /** Where it is open: who waits, and the hold on the time. */
  readonly customer?: Customer;
  readonly holdId?: string;
  /** Does who waits stay on the list? */
  readonly waits: boolean;
  /** Where it was taken: the booking's. */
  readonly manageToken?: string;
}

/** When a massage is, by the clock at the spa: what wishes go by. */
export interface LocalSpan {
  readonly date: LocalDate;
  readonly weekday: Weekday;
  /** Minutes of that day; past midnight it ends after 1440. */
  readonly from: number;
  readonly to: number;
}

/** @param localStart `YYYY-MM-DDTHH:mm` at the spa, as is `localEnd` */
export function localSpan(localStart: string, localEnd: string): LocalSpan {
  const date = localStart.slice(0, 10);
  const minute = (local: string) => Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
  return {
    date,
    weekday: (new Date(`${date}T00:00Z`).getUTCDay() || 7) as Weekday,
    from: minute(localStart),
    to: minute(localEnd) + (localEnd.slice(0, 10) > date ? 1440 : 0),
  };
}

/** Is a time one of those wished for? */
export function fitsWish({ from, to, dates, weekdays, hours }: WishedTimes, span: LocalSpan): boolean {
  const { date } = span;
  return (
    (from ?? date) <= date &&
    (to ?? date) >= date &&
    (weekdays?.includes(span.weekday) ?? true) &&
    (!hours || (span.from >= hours.from && span.to <= hours.to)) &&
    (dates?.includes(date) ?? true)
  );
}
