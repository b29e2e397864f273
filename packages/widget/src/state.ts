import type {
  BackendErrorCode,
  BodySpot,
  BookedBooking,
  Booking,
  BookingBackend,
  Discount,
  Fault,
  Offer,
  Pressure,
  ScreeningAnswers,
  SessionCard,
  Slot,
  Technique,
  VisitChoice,
} from '@unknot/core';

/**
 * What the form knows at each step, and what can happen to it. Each step's state holds all that was decided before it,
 * so a step without what it needs cannot be written down. See `flow.ts` for what leads from one to the next.
 */

/** What the visitor chose, as far as it decides which times fit. */
export interface Visit extends VisitChoice {
  readonly addOnIds: readonly string[];
}

/** The same visit again, every so many weeks. */
export interface ChosenCourse {
  readonly everyWeeks: number;
  /** When: the sessions after the first one, in order. */
  readonly further: readonly Slot[];
}

export interface Details {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly notes: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly agreed: boolean;
  readonly card: SessionCard;
  /** Is the card to be kept on this device? */
  readonly remember: boolean;
  /** Who comes along, in a visit for two. */
  readonly guestName: string;
  readonly guestCard: SessionCard;
}

/** Where it is tense, and what the visitor likes: it is kept nowhere but here. */
export interface Liking {
  readonly spots: readonly BodySpot[];
  readonly pressure?: Pressure;
  readonly technique?: Technique;
}

/** A code that the visitor wrote. It takes something off once the backend has said so, and until then nothing. */
export interface WrittenCode {
  readonly text: string;
  readonly discount?: Discount;
  /** Why it cannot be used. */
  readonly fault?: BackendErrorCode;
}

/** Questions about health as they are being answered. */
export interface Answering {
  readonly answers: ScreeningAnswers;
  /** Is it agreed that the spa gets them? */
  readonly agreed: boolean;
}

/** What is carried along from the first step to the last, forwards and back. */
export interface Carried {
  readonly needs: readonly string[];
  readonly liking: Liking;
  /** What was said about health, by rule id: it is kept nowhere but here. */
  readonly screening?: ScreeningAnswers;
  /** What has been answered so far of what is asked about health, until the visitor goes on with it. */
  readonly answering?: Answering;
  /** Are all services shown, or those that fit? */
  readonly all: boolean;
  readonly details: Details;
  readonly code?: WrittenCode;
  /** What was chosen before the visitor went back to the services. */
  readonly last?: Visit;
}

/** Why the visitor is back at the times, or sees another price. */
export type Notice = 'slot-taken' | 'price-changed' | 'course-taken' | 'not-kept';

/** What of a booking is on view: all of it, or one thing to be done with it. */
export type ManageView = 'see' | 'move' | 'move-to' | 'cancel' | 'contact';
export type ManageNews = 'moved' | 'cancelled' | 'contact-changed' | 'too-late' | 'slot-taken';

interface Choosing extends Carried {
  readonly visit: Visit;
  /** The day whose times are shown, `YYYY-MM-DD`; the first free one if it is left out. */
  readonly day?: string;
  readonly notice?: Notice;
  /** Is a booking to be moved? Then what it is of stays. */
  readonly moving?: boolean;
}

export interface Placed extends Carried {
  readonly visit: Visit;
  readonly slot: Slot;
  readonly course?: ChosenCourse;
  /** The key of a request that may have arrived, though no answer came: sent again, it books once. */
  readonly tried?: string;
}

export type State =
  | { readonly step: 'loading' }
  | { readonly step: 'broken'; readonly faults: readonly Fault[] }
  | { readonly step: 'unreachable' }
  | ({ readonly step: 'needs' } & Carried)
  | ({ readonly step: 'services' } & Carried)
  | ({ readonly step: 'times' } & Choosing)
  | ({ readonly step: 'details'; readonly faults?: readonly Fault[]; readonly notice?: Notice } & Placed)
  | ({
      readonly step: 'review';
      /** Goes with the request, so that sending it again books once. */
      readonly key: string;
      readonly sending: boolean;
      readonly failure?: BackendErrorCode;
      readonly notice?: Notice;
    } & Placed)
  | {
      /** Booked, but for the deposit; or no more, as that was not paid. */
      readonly step: 'payment';
      readonly booking: BookedBooking;
      /** Of the booking. */
      readonly token: string;
    }
  | {
      /** A booking that a link in a mail leads to. */
      readonly step: 'manage';
      /** Undefined where the link leads to none. */
      readonly booking?: BookedBooking;
      /** Of the booking. */
      readonly token: string;
      readonly view: ManageView;
      /** What has just been done, or could not be. */
      readonly news?: ManageNews;
      /** The token of the first session of its course, where it was come to from there. */
      readonly course?: string;
    }
  | {
      /** A time that has come free, kept for who waited: a link in a mail leads here. */
      readonly step: 'offer';
      /** Undefined where the link leads to none. */
      readonly offer?: Offer;
      /** `<offerId>.<token>` */
      readonly token: string;
    }
  | {
      readonly step: 'confirmed';
      readonly booking: Booking;
      readonly by: BookingBackend['kind'];
      /** The needs it began with, which may say when to come back. */
      readonly from?: readonly string[];
    };

export type Step = State['step'];
export type StateOf<S extends Step> = Extract<State, { step: S }>;

export type FlowEvent =
  | { readonly type: 'started'; readonly state: State }
  | { readonly type: 'need-toggled'; readonly need: string }
  | { readonly type: 'liking-changed'; readonly liking: Liking }
  | { readonly type: 'health-answered'; readonly answering: Answering }
  | { readonly type: 'health-asked-again' }
  | { readonly type: 'screened'; readonly answers: ScreeningAnswers; readonly visit?: Visit }
  | { readonly type: 'services-asked'; readonly all: boolean }
  | { readonly type: 'service-chosen'; readonly visit: Visit }
  | { readonly type: 'visit-changed'; readonly visit: Visit }
  | { readonly type: 'day-chosen'; readonly day: string }
  | { readonly type: 'slot-chosen'; readonly slot: Slot }
  | { readonly type: 'details-changed'; readonly details: Details }
  | { readonly type: 'details-done'; readonly details: Details; readonly key: string }
  | { readonly type: 'details-refused'; readonly faults: readonly Fault[] }
  | { readonly type: 'slot-lost' }
  /** `key`: what is asked for is another request than before. */
  | { readonly type: 'course-changed'; readonly course?: ChosenCourse | undefined; readonly key: string }
  | { readonly type: 'course-taken'; readonly key: string }
  /** `key` as above. */
  | { readonly type: 'code-changed'; readonly code?: WrittenCode | undefined; readonly key: string }
  | { readonly type: 'submitted' }
  | { readonly type: 'submission-failed'; readonly code: BackendErrorCode }
  | { readonly type: 'price-changed'; readonly key: string }
  | { readonly type: 'booked'; readonly booking: Booking; readonly by: BookingBackend['kind'] }
  | { readonly type: 'same-again'; readonly visit: Visit; readonly day?: string }
  | { readonly type: 'went-back'; readonly to: Step };
