import type { Booking, BookingPart, BookingStatus, Catalog, Payment, VisitChoice } from '@unknot/core';
import type { CalendarReader, CalendarWriter } from './calendars.ts';
import type { CodeReader, CodeWriter } from './codes.ts';
import type { MailReader, MailWriter } from './mails.ts';
import type { WaitlistReader, WaitlistWriter } from './waitlist.ts';

export * from './calendars.ts';
export * from './mails.ts';
export * from './waitlist.ts';

/** What was agreed when a booking was made or last moved. It stays as it was when the catalog changes. */
export interface BookingDetails
  extends Pick<
    Booking,
    | 'serviceId'
    | 'serviceName'
    | 'minutes'
    | 'addOnIds'
    | 'staff'
    | 'rooms'
    | 'course'
    | 'customer'
    | 'secondGuest'
    | 'notes'
    | 'answers'
    | 'card'
    | 'locale'
    | 'lines'
    | 'total'
    | 'tax'
    | 'deposit'
    | 'currency'
  > {
  /** Hands-on minutes of the chosen duration, add-ons not counted. */
  readonly durationMinutes: number;
  /** The therapist asked for; left out where it was whoever is free. */
  readonly askedStaffId?: string;
  /** What else of the visit was asked for: by it the booking is moved. */
  readonly asked?: Pick<VisitChoice, 'staffGender' | 'companion' | 'followedBy'>;
  /** Every massage, where there are several or it is for two. Instants are epoch milliseconds. */
  readonly parts?: readonly StoredPart[];
  /** The wall time promised, `YYYY-MM-DDTHH:mm` at the spa. */
  readonly localStart: string;
  /** How the deposit stands, where it is paid on a provider's page; `amount` is that of this session. */
  readonly payment?: Pick<Payment, 'amount' | 'status'> & { readonly until: number };
  /** The address that mails went to before the visitor gave another: it is told so. */
  readonly formerEmail?: string;
  /** Where the visitor came from. */
  readonly source?: Readonly<Record<string, string>>;
  /** Whose it was has been forgotten: of who came there is nothing left. */
  readonly forgotten?: true;
  /** The guest cancelled it: a payment that comes too late does not bring it back. */
  readonly letGo?: true;
  /** Epoch milliseconds. */
  readonly cancelUntil: number;
  /** Epoch milliseconds. */
  readonly rescheduleUntil: number;
}

/** One massage of a booking. Instants are epoch milliseconds. */
export interface StoredPart extends Omit<BookingPart, 'start' | 'end'> {
  readonly start: number;
  readonly end: number;
}

/** A booking as it is kept. Instants are epoch milliseconds; `start` to `end` is hands-on time. */
export interface StoredBooking {
  readonly id: string;
  readonly reference: string;
  readonly status: BookingStatus;
  readonly sequence: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly start: number;
  readonly end: number;
  /** SHA-256 of the manage token, in hexadecimal. The token itself is nowhere. */
  readonly manageHash: string;
  /** SHA-256 of the calendar token, in hexadecimal. */
  readonly calendarHash: string;
  readonly details: BookingDetails;
}

/** A resource taken for a time, and by what. Epoch milliseconds, half-open, buffers included. */
export interface Claim {
  readonly resourceId: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'booking' | 'hold' | 'block' | 'calendar';
  /** The id of that booking, hold or block; of a calendar, whose it is. */
  readonly ownerId: string;
}

export interface StoredHold {
  readonly id: string;
  /** Who made it, as a keyed hash: enough to count, too little to tell. */
  readonly client: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly start: number;
}

/** Time that the spa has taken out of the calendar. */
export interface StoredBlock {
  readonly id: string;
  readonly createdAt: number;
  readonly start: number;
  readonly end: number;
  readonly resourceIds: readonly string[];
  readonly name?: string;
}

/** That a key was used, for what, and what was answered; the tokens of that answer are not in it. */
export interface IdempotencyRecord {
  /** SHA-256 of the key. */
  readonly keyHash: string;
  /** SHA-256 of the request. */
  readonly requestHash: string;
  readonly bookingId: string;
  readonly createdAt: number;
  /** The booking as it stood in the answer. */
  readonly answer: StoredBooking;
}

/** A deposit to be paid on a provider's page. */
export interface StoredPayment {
  readonly id: string;
  /** The booking, or the first one of a course: it is for all its sessions. */
  readonly bookingId: string;
  /** In the currency's minor unit. */
  readonly amount: number;
  readonly currency: string;
  readonly status: 'due' | 'paid' | 'expired';
  readonly createdAt: number;
  /** Until then the time is kept for it. */
  readonly until: number;
  /** The provider's page, once there is one. */
  readonly page?: { readonly providerId: string; readonly url: string };
}

/** What is to be given back of a payment. */
export interface StoredRefund {
  readonly id: string;
  readonly paymentId: string;
  readonly amount: number;
  readonly createdAt: number;
}

/** Answers about health, encrypted. */
export interface StoredScreening {
  readonly bookingId: string;
  /** Epoch milliseconds. */
  readonly deleteAfter: number;
  readonly sealed: Uint8Array;
}

export interface StoredCatalog {
  /** Rises with each catalog stored. */
  readonly version: number;
  readonly catalog: Catalog;
}

/** A window of time, half-open, epoch milliseconds. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** What can be asked of a store. */
export interface StoreReader {
  readonly mails: MailReader;
  readonly calendars: CalendarReader;
  readonly waitlist: WaitlistReader;
  /** The number of the catalog in force, 0 where none is stored. Cheap: asked with each request. */
  catalogVersion(): Promise<number>;
  catalog(): Promise<StoredCatalog | undefined>;
  /**
   * What is taken at `now` in a window: bookings that are not cancelled, blocks, holds that have not run out, and when
   * therapists are busy by their own calendars.
   */
  claims(window: Window, now: number): Promise<Claim[]>;
  booking(id: string): Promise<StoredBooking | undefined>;
  bookingByManageHash(hash: string): Promise<StoredBooking | undefined>;
  bookingByCalendarHash(hash: string): Promise<StoredBooking | undefined>;
  /** Every session of a course, cancelled ones too, by number. */
  course(id: string): Promise<StoredBooking[]>;
  /** Bookings that touch a window, cancelled ones too, by their start. */
  bookings(window: Window): Promise<StoredBooking[]>;
  blocks(window: Window): Promise<StoredBlock[]>;
  hold(id: string, now: number): Promise<StoredHold | undefined>;
  /** How many holds of a client's have not run out. */
  countHolds(client: string, now: number): Promise<number>;
  payment(id: string): Promise<StoredPayment | undefined>;
  paymentOf(bookingId: string): Promise<StoredPayment | undefined>;
  paymentByProviderId(providerId: string): Promise<StoredPayment | undefined>;
  /** Payments that are still due although their time is over. */
  overduePayments(now: number): Promise<StoredPayment[]>;
  /** Refunds that are not done, the oldest first. */
  openRefunds(): Promise<StoredRefund[]>;
  idempotencyRecord(keyHash: string): Promise<IdempotencyRecord | undefined>;
  screening(bookingId: string): Promise<StoredScreening | undefined>;
  /** Ids of bookings that touch a window and have answers kept. */
  screened(window: Window): Promise<string[]>;
  /** Promotional codes, vouchers and gifts. */
  readonly codes: CodeReader;
}

/**
 * What can be changed, inside one transaction. Whatever takes a resource throws {@link OverlapError} where
 * it is taken, however the caller came to think otherwise.
 */
export interface StoreWriter extends StoreReader {
  readonly mails: MailWriter;
  readonly calendars: CalendarWriter;
  readonly waitlist: WaitlistWriter;
  putCatalog(catalog: Catalog, now: number): Promise<StoredCatalog>;
  /** @throws DuplicateReferenceError where another booking has this reference. */
  insertBooking(booking: StoredBooking, claims: readonly ClaimedTime[]): Promise<void>;
  /**
   * Writes a booking anew, its claims too where they are given.
   * @throws CodeSpentError where it was cancelled, and the code it was booked with has been used since
   */
  updateBooking(booking: StoredBooking, claims?: readonly ClaimedTime[]): Promise<void>;
  /** As if it had never been: with its claims and all that hangs on it. */
  deleteBooking(id: string): Promise<void>;
  /**
   * Forgets who came to what was over by then: names, addresses, numbers, and all that a visitor wrote or said. What was
   * booked and what it cost stays. In place of the address there is one that nobody has (RFC 2606 §2), another for each
   * booking: codes that are for each person once are counted by it.
   * @param before epoch milliseconds
   * @returns how many bookings that were
   */
  forgetGuests(before: number): Promise<number>;
  insertPayment(payment: StoredPayment): Promise<void>;
  updatePayment(payment: StoredPayment): Promise<void>;
  insertRefund(refund: StoredRefund): Promise<void>;
  closeRefund(id: string, now: number): Promise<void>;
  insertHold(hold: StoredHold, claims: readonly ClaimedTime[]): Promise<void>;
  deleteHold(id: string): Promise<void>;
  /** Takes time out of the calendar. It may lie over bookings, which stay; nothing new can be booked into it. */
  insertBlock(block: StoredBlock): Promise<void>;
  /** False where there is none. */
  deleteBlock(id: string): Promise<boolean>;
  insertIdempotencyRecord(record: IdempotencyRecord): Promise<void>;
  putScreening(screening: StoredScreening): Promise<void>;
  /** Keeps answers until another time; nothing happens where there are none. */
  moveScreening(bookingId: string, deleteAfter: number): Promise<void>;
  deleteScreening(bookingId: string): Promise<void>;
  readonly codes: CodeWriter;
}

export type ClaimedTime = Pick<Claim, 'resourceId' | 'start' | 'end'>;

/** Where bookings are kept. Every store passes the suite in `test/server/store-contract.ts`. */
export interface Store {
  readonly read: StoreReader;
  /**
   * Runs `work` in a transaction that sees and does everything alone, and makes it last before the promise
   * resolves. Holds, answers about health and unpaid gifts that ran out by `now` are gone before it starts, and so are mails
   * settled and wishes closed long ago. `work` waits for nothing but the writer it is given. If it throws, nothing has happened.
   */
  write<T>(now: number, work: (writer: StoreWriter) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The resource is taken by somebody else. */
export class OverlapError extends Error {
  override readonly name = 'OverlapError';
}

/** Two bookings cannot be called by the same reference. */
export class DuplicateReferenceError extends Error {
  override readonly name = 'DuplicateReferenceError';
}

/** Others kept the store to themselves for so long that this call gave up. Nothing has happened. */
export class StoreBusyError extends Error {
  override readonly name = 'StoreBusyError';
}

/** The store cannot be opened, and why. */
export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError';
}

/** How long a request can be sent again and still be known: after that its key is forgotten. */
export const IDEMPOTENCY_MEMORY = 7 * 86_400_000;
