import type { BackendErrorCode, BookingStatus } from '@unknot/core';
import type { FlowEvent, Step } from './state.ts';

/** What every public event is: it bubbles, crosses shadow roots, and carries a light payload. */
class UnknotEvent<T> extends CustomEvent<T> {
  constructor(type: string, detail: T) {
    super(type, { detail, bubbles: true, composed: true });
  }
}

/** The catalog is there and the first step is shown. */
export class UnknotReadyEvent extends UnknotEvent<undefined> {
  constructor() {
    super('unknot-ready', undefined);
  }
}

/** The visitor came to another step. */
export class UnknotStepChangedEvent extends UnknotEvent<{ readonly step: Step }> {
  constructor(step: Step) {
    super('unknot-step-changed', { step });
  }
}

/** The visitor chose a massage. */
export class UnknotServiceSelectedEvent extends UnknotEvent<{ readonly serviceId: string }> {
  constructor(serviceId: string) {
    super('unknot-service-selected', { serviceId });
  }
}

/** The visitor chose a time. */
export class UnknotSlotSelectedEvent extends UnknotEvent<{
  readonly serviceId: string;
  /** ISO 8601. */
  readonly start: string;
}> {
  constructor(serviceId: string, start: string) {
    super('unknot-slot-selected', { serviceId, start });
  }
}

/** The backend answered that it is booked (or, without one, the request was passed on). */
export class UnknotBookedEvent extends UnknotEvent<{
  readonly reference: string;
  readonly status: BookingStatus;
  readonly serviceId: string;
  /** ISO 8601 with the spa's offset. */
  readonly start: string;
  /** In the currency's minor unit. */
  readonly total: number;
  readonly currency: string;
}> {
  constructor(detail: UnknotBookedEvent['detail']) {
    super('unknot-booked', detail);
  }
}

/** Something failed in a way that the visitor sees. */
export class UnknotFailedEvent extends UnknotEvent<{ readonly code: BackendErrorCode | 'broken' }> {
  constructor(code: BackendErrorCode | 'broken') {
    super('unknot-failed', { code });
  }
}

/** What a step asks the root for. It stays within the element. */
export class FlowRequest extends Event {
  static readonly type = 'unknot-flow';
  readonly flow: FlowEvent;
  constructor(flow: FlowEvent) {
    super(FlowRequest.type, { bubbles: true });
    this.flow = flow;
  }
}

declare global {
  interface HTMLElementEventMap {
    'unknot-ready': UnknotReadyEvent;
    'unknot-step-changed': UnknotStepChangedEvent;
    'unknot-service-selected': UnknotServiceSelectedEvent;
    'unknot-slot-selected': UnknotSlotSelectedEvent;
    'unknot-booked': UnknotBookedEvent;
    'unknot-failed': UnknotFailedEvent;
  }
}
