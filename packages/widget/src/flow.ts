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
import { toggled } from './booking/first-question.ts';
import { depth } from './depth.ts';
import { noDetails, noLiking } from './nothing-chosen.ts';

/**
 * The way from a need to a booked massage: one frozen state, one pure reducer. Each step's state holds all
 * that was decided before it, so a step without what it needs cannot be written down.
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

/** What is carried along from the first step to the last, forwards and back. */
export interface Carried {
  readonly needs: readonly string[];
  readonly liking: Liking;
  /** What was said about health, by rule id: it is kept nowhere but here. */
  readonly screening?: ScreeningAnswers;
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

interface Placed extends Carried {
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

type Handlers = { [T in FlowEvent['type']]: (state: State, event: Extract<FlowEvent, { type: T }>) => State };

const handlers: Handlers = {
  started: (_, { state }) => state,
  'need-toggled': (state, { need }) => (state.step === 'needs' ? toggled(state, need) : state),
  'liking-changed': (state, { liking }) =>
    state.step === 'needs' || state.step === 'services' ? { ...state, liking } : state,
  screened: (state, { answers, visit }) =>
    state.step === 'times'
      ? { ...state, screening: { ...state.screening, ...answers }, visit: visit ?? state.visit }
      : state,
  'services-asked': (state, { all }) =>
    state.step === 'needs' || state.step === 'services' ? { ...state, step: 'services', all } : state,
  // Whoever comes back to the same one finds it as they left it.
  'service-chosen': (state, { visit }) =>
    state.step === 'services'
      ? {
          ...carried(state),
          step: 'times',
          visit: state.last?.serviceId === visit.serviceId ? state.last : visit,
        }
      : state,
  'visit-changed': (state, { visit }) =>
    state.step === 'times' ? without(state, 'notice', { visit }) : state,
  'day-chosen': (state, { day }) => (state.step === 'times' ? { ...state, day } : state),
  'slot-chosen': (state, { slot }) =>
    state.step === 'times' ? { ...carried(state), step: 'details', visit: state.visit, slot } : state,
  'details-changed': (state, { details }) => (state.step === 'details' ? { ...state, details } : state),
  'details-done': (state, { details, key }) =>
    state.step === 'details'
      ? {
          ...placed(state),
          details,
          step: 'review',
          key: state.tried ?? key,
          sending: false,
        }
      : state,
  'details-refused': (state, { faults }) =>
    state.step !== 'review'
      ? state
      : faults.some(({ path }) => path.startsWith('screening'))
        ? { ...without(carried(state), 'screening', {}), step: 'times', visit: state.visit }
        : { ...placed(state), step: 'details', faults },
  'slot-lost': (state) =>
    state.step === 'details' || state.step === 'review'
      ? {
          ...carried(state),
          step: 'times',
          visit: state.visit,
          day: state.slot.localStart.slice(0, 10),
          notice: 'slot-taken',
        }
      : state,
  'course-changed': (state, { course, key }) =>
    state.step === 'review' && !state.sending && state.failure !== 'unreachable'
      ? without(state, 'course', { key: state.tried ?? key, ...(course && { course }) })
      : state,
  'code-changed': (state, { code, key }) =>
    state.step === 'review'
      ? without(state, 'code', { sending: false, key: state.tried ?? key, ...(code && { code }) })
      : state,
  // The first time is still kept; the step looks for the others anew.
  'course-taken': (state, { key }) =>
    state.step === 'review' ? { ...state, sending: false, key, notice: 'course-taken' } : state,
  submitted: (state) =>
    state.step === 'review' ? without(without(state, 'failure', { sending: true }), 'notice', {}) : state,
  'submission-failed': (state, { code }) =>
    state.step === 'review' ? { ...state, sending: false, failure: code } : state,
  'price-changed': (state, { key }) =>
    state.step === 'review'
      ? { ...state, ...carried(state), sending: false, key, notice: 'price-changed' }
      : state,
  booked: (state, { booking, by }) =>
    state.step === 'review' && state.sending ? { step: 'confirmed', booking, by, from: state.needs } : state,
  // Who comes is known; what they wrote was for that one time.
  'same-again': (state, { visit, day }) =>
    (state.step === 'confirmed' || state.step === 'manage') && state.booking
      ? {
          needs: ('from' in state && state.from) || [],
          liking: noLiking,
          all: false,
          details: { ...noDetails, ...state.booking.customer },
          step: 'times',
          visit,
          ...(day && { day }),
        }
      : state,
  'went-back': (state, { to }) => {
    if (state.step === 'manage') {
      if (state.view === 'see') return state;
      return without(state, 'news', { view: state.view === 'move-to' ? 'move' : 'see' });
    }
    // What was booked is booked, and what is being sent may be by now.
    if (!('needs' in state) || (state.step === 'review' && state.sending)) return state;
    if (depth(to) < 0 || depth(to) >= depth(state.step)) return state;
    if (to === 'needs' || to === 'services') {
      return { ...carried(state), ...('visit' in state && { last: state.visit }), step: to };
    }
    if (!('visit' in state)) return state;
    if (!('slot' in state)) return state;
    if (to === 'times') {
      return { ...carried(state), step: to, visit: state.visit, day: state.slot.localStart.slice(0, 10) };
    }
    return { ...placed(state), step: 'details' };
  },
};

/** The state after an event. An event that the step does not know leaves it as it is. */
export function reduce<E extends FlowEvent>(state: State, event: E): State {
  const handler = handlers[event.type] as (state: State, event: E) => State;
  return Object.freeze(handler(state, event));
}

/** A code is looked at anew wherever it is carried to: there it may be for something else. */
function carried({ needs, liking, screening, all, details, code, last }: Carried): Carried {
  return {
    needs,
    liking,
    all,
    details,
    ...(screening && { screening }),
    ...(code && { code: { text: code.text } }),
    ...(last && { last }),
  };
}

function placed(state: Placed & { readonly key?: string; readonly failure?: BackendErrorCode }): Placed {
  const { visit, slot, course, failure, key } = state;
  const tried = failure === 'unreachable' ? key : state.tried;
  return { ...carried(state), visit, slot, ...(course && { course }), ...(tried && { tried }) };
}

function without<S extends object, K extends keyof S>(state: S, key: K, change: Partial<S>): S {
  const { [key]: _, ...rest } = state;
  return { ...(rest as S), ...change };
}
