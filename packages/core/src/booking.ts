import type { SessionCard } from './session-card.ts';

/** What a visitor asks for, and what the backend makes of it. The shapes that travel, and their meaning. */

/** Who comes. */
export interface Customer {
  readonly name: string;
  readonly email: string;
  readonly phone?: string;
}

/** A request to book. The price and the length are not in it: the backend computes them. */
export interface BookingRequest {
  readonly serviceId: string;
  /** Hands-on minutes of the chosen duration, add-ons not counted. */
  readonly minutes: number;
  readonly addOnIds?: readonly string[];
  /** When it starts, ISO 8601 with offset. */
  readonly start: string;
  /** The therapist asked for; whoever is free if it is left out. */
  readonly staffId?: string;
  readonly customer: Customer;
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
  /** The total the visitor was shown, in the currency's minor unit. Where it differs, nothing is booked. */
  readonly expectedTotal?: number;
}

/** What is booked: `confirmed` by the backend, or only `requested` where there is none to confirm it. */
export type BookingStatus = 'requested' | 'confirmed' | 'cancelled';

export interface BookingLine {
  readonly kind: 'service' | 'add-on';
  readonly id: string;
  readonly name: string;
  /** Minutes. */
  readonly minutes: number;
  /** In the currency's minor unit. */
  readonly price: number;
}

/** The tax in a total. */
export interface Tax {
  readonly percent: number;
  /** In the currency's minor unit. */
  readonly amount: number;
  /** Was it in the prices of the lines already, or is it added to their sum? The total has it in both cases. */
  readonly included: boolean;
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
  readonly serviceId: string;
  readonly serviceName: string;
  /** Hands-on minutes, add-ons included. */
  readonly minutes: number;
  readonly addOnIds: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly staff: readonly { readonly id: string; readonly name: string }[];
  readonly rooms: readonly { readonly id: string; readonly name: string }[];
  readonly customer: Customer;
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
}

/** A time that is kept for a visitor who is filling in the form. */
export interface HoldRequest {
  readonly serviceId: string;
  readonly minutes: number;
  readonly addOnIds?: readonly string[];
  /** ISO 8601 with offset. */
  readonly start: string;
  readonly staffId?: string;
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
