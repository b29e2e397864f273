import type { SessionCard } from './session-card.ts';
import type { StaffWish, VisitChoice } from './visit.ts';
import type { Guest } from './visit-parts.ts';

/** What a visitor asks for, and what the backend makes of it. The shapes that travel, and their meaning. */

/** Who comes. */
export interface Customer {
  readonly name: string;
  readonly email: string;
  readonly phone?: string;
}

/** Who comes along, as far as the spa needs to know it. */
export interface SecondGuest {
  readonly name?: string;
  /** How they like to be massaged. */
  readonly card?: SessionCard;
}

/** A request to book. The price and the length are not in it: the backend computes them. */
export interface BookingRequest extends VisitChoice {
  /** When it starts, ISO 8601 with offset. */
  readonly start: string;
  /**
   * When the same visit takes place again, ISO 8601 with offset, in order: a course of sessions. All of them are
   * booked, or none is.
   */
  readonly courseStarts?: readonly string[];
  readonly customer: Customer;
  /** Who comes along, in a visit for two. */
  readonly secondGuest?: SecondGuest;
  /** Anything the therapist should know. */
  readonly notes?: string;
  /** Answers to the catalog's questions, by question id. */
  readonly answers?: Readonly<Record<string, string>>;
  /** How the guest likes to be massaged. */
  readonly card?: SessionCard;
  /**
   * What the visitor said to the catalog's screening, by rule id, and that they agreed to its being kept. It becomes no
   * part of the booking: the backend keeps it apart, encrypted, and for a while.
   */
  readonly screening?: {
    readonly consent: true;
    readonly answers: Readonly<Record<string, 'yes' | 'no'>>;
  };
  /** The visitor's language, BCP 47. */
  readonly locale?: string;
  /** The visitor agreed to the terms and the privacy notice that the catalog names. */
  readonly agreed?: boolean;
  /** The hold on this time, where there is one. */
  readonly holdId?: string;
  /**
   * The total the visitor was shown, of all sessions of a course, in the currency's minor unit. Where it differs,
   * nothing is booked.
   */
  readonly expectedTotal?: number;
  /** As `expectedTotal`, of the deposit. */
  readonly expectedDeposit?: number;
  /** The page to come back to from a payment page; an address of the site that asks. */
  readonly returnTo?: string;
  /** A promotional, voucher or gift code. Where it cannot be used, nothing is booked. */
  readonly code?: string;
  /**
   * Where the visitor came from, such as `{ utm_source: 'newsletter', referrer: 'https://search.example' }`: of the
   * page's address what its owner asks for. It is for staff; no mail and no answer to the visitor has it.
   */
  readonly source?: Readonly<Record<string, string>>;
}

/** What is booked: `confirmed` by the backend, or only `requested` where there is none to confirm it. */
export type BookingStatus = 'requested' | 'confirmed' | 'cancelled';

export interface BookingLine {
  readonly kind: 'service' | 'add-on' | 'discount';
  /** Of a discount its kind. */
  readonly id: string;
  readonly name: string;
  /** Minutes. */
  readonly minutes: number;
  /** In the currency's minor unit; below 0 for a discount. */
  readonly price: number;
}

/** The tax in a total, or where a voucher has paid a part of it, in what the total was before. */
export interface Tax {
  readonly percent: number;
  /** In the currency's minor unit. */
  readonly amount: number;
  /** Was it in the prices of the lines already, or is it added to their sum? The total has it in both cases. */
  readonly included: boolean;
}

/** One massage of a booking that has several, or is for two. Times are ISO 8601 with the spa's offset. */
export interface BookingPart {
  readonly serviceId: string;
  readonly serviceName: string;
  /** Hands-on minutes, add-ons included. */
  readonly minutes: number;
  readonly addOnIds: readonly string[];
  readonly start: string;
  readonly end: string;
  /** Whom it is for: who books is the first. */
  readonly guests: readonly Guest[];
  /** Each guest's therapist, in the order of `guests`. */
  readonly staff: readonly { readonly id: string; readonly name: string }[];
  readonly rooms: readonly { readonly id: string; readonly name: string }[];
}

/** A deposit that is paid on a provider's page. */
export interface Payment {
  /** In the currency's minor unit; of a course, that of one session. */
  readonly amount: number;
  /**
   * `due`: the booking is only `requested` until it is paid. `expired`: it was not paid in time, and the booking is
   * cancelled.
   */
  readonly status: 'due' | 'paid' | 'expired' | 'refunded';
  /** Where it is due: until when the time is kept for it. */
  readonly until?: string;
  /** Where it is due: the provider's page, for all sessions of a course at once. */
  readonly url?: string;
}

/** Which session of a course a booking is. */
export interface CourseSession {
  /** The same for all sessions of the course. */
  readonly id: string;
  /** 1 is the first. */
  readonly session: number;
  readonly of: number;
}

/** A stored booking as its owner may see it. Times are ISO 8601 with the spa's offset. */
export interface Booking {
  readonly id: string;
  /** Short code to name it by on the phone. */
  readonly reference: string;
  readonly status: BookingStatus;
  /** Rises with every change (RFC 5545 §3.8.7.4). */
  readonly sequence: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** That of the first massage, where there are several. */
  readonly serviceId: string;
  /** Of all massages, each named once. */
  readonly serviceName: string;
  /** What was asked for: by it the booking is moved, and can be made again. Left out where the backend does not say. */
  readonly visit?: VisitChoice;
  /** Hands-on minutes of all massages, add-ons included. */
  readonly minutes: number;
  /** Those of the first massage. */
  readonly addOnIds: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly staff: readonly { readonly id: string; readonly name: string }[];
  readonly rooms: readonly { readonly id: string; readonly name: string }[];
  /** Every massage, where there are several or it is for two. */
  readonly parts?: readonly BookingPart[];
  readonly course?: CourseSession;
  readonly customer: Customer;
  readonly secondGuest?: SecondGuest;
  readonly notes?: string;
  readonly answers?: Readonly<Record<string, string>>;
  readonly card?: SessionCard;
  readonly locale?: string;
  readonly lines: readonly BookingLine[];
  /** In the currency's minor unit. */
  readonly total: number;
  /** Left out where the catalog names none. */
  readonly tax?: Tax;
  /** The part of the total that is asked for ahead, in the currency's minor unit; left out where none is. */
  readonly deposit?: number;
  /** How the deposit stands, where it is paid on a provider's page; left out where it is paid at the spa. */
  readonly payment?: Payment;
  readonly currency: string;
  /** The last moments of the policy. */
  readonly cancelUntil: string;
  readonly rescheduleUntil: string;
  /** Where the appointment's current state can be had as a calendar file. */
  readonly calendarUrl?: string;
}

/** A new booking and the only copy of its manage token (RFC 6750 bearer token). */
export interface BookedBooking extends Booking {
  readonly manageToken?: string;
  /** The further sessions of a course, in order. */
  readonly sessions?: readonly BookedBooking[];
}

/** Where a booking is moved to. */
export interface Move {
  /** ISO 8601 with offset. */
  readonly start: string;
  /** With whom; empty, whoever is free. Left out, the wish that the booking was made with stands. */
  readonly staff?: StaffWish;
}

/** A time that is kept for a visitor who is filling in the form. */
export interface HoldRequest extends VisitChoice {
  /** ISO 8601 with offset. */
  readonly start: string;
  /**
   * What the hold is called, chosen by who asks: 20 to 64 characters of base64url that nobody can guess. The
   * hold of that name is moved here; so a hold is renewed, and one whose answer was lost can still be named.
   * The backend makes one up if it is left out.
   */
  readonly id?: string;
}

export interface Hold {
  readonly id: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}
