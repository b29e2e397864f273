import type { BackendErrorCode } from '@unknot/core';
import { depth } from './depth.ts';
import { toggled } from './needs.ts';
import { noDetails, noLiking } from './nothing-chosen.ts';
import type { Carried, FlowEvent, Placed, State } from './state.ts';

export type * from './state.ts';

/** The way from a need to a booked massage: one frozen state, one pure reducer. */

type Handlers = { [T in FlowEvent['type']]: (state: State, event: Extract<FlowEvent, { type: T }>) => State };

const handlers: Handlers = {
  started: (_, { state }) => state,
  'need-toggled': (state, { need }) => (state.step === 'needs' ? toggled(state, need) : state),
  'liking-changed': (state, { liking }) =>
    state.step === 'needs' || state.step === 'services' ? { ...state, liking } : state,
  'health-answered': (state, { answering }) => (state.step === 'times' ? { ...state, answering } : state),
  'health-asked-again': (state) => (state.step === 'times' ? askedAgain(state) : state),
  screened: (state, { answers, visit }) =>
    state.step === 'times'
      ? without(state, 'answering', {
          screening: { ...state.screening, ...answers },
          visit: visit ?? state.visit,
        })
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
        ? { ...askedAgain(carried(state)), step: 'times', visit: state.visit }
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
function carried({ needs, liking, screening, answering, all, details, code, last }: Carried): Carried {
  return {
    needs,
    liking,
    all,
    details,
    ...(screening && { screening }),
    ...(answering && { answering }),
    ...(code && { code: { text: code.text } }),
    ...(last && { last }),
  };
}

function placed(state: Placed & { readonly key?: string; readonly failure?: BackendErrorCode }): Placed {
  const { visit, slot, course, failure, key } = state;
  const tried = failure === 'unreachable' ? key : state.tried;
  return { ...carried(state), visit, slot, ...(course && { course }), ...(tried && { tried }) };
}

/** What was answered about health is to be answered once more; it stands there as it was. */
function askedAgain<S extends Carried>(state: S): S {
  const { screening: answers = {} } = state;
  return without(state, 'screening', { answering: { answers, agreed: true } } as Partial<S>);
}

function without<S extends object, K extends keyof S>(state: S, key: K, change: Partial<S>): S {
  const { [key]: _, ...rest } = state;
  return { ...(rest as S), ...change };
}
