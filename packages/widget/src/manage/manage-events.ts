/** What the page is told of a booking that was made before; like all our events they bubble, and cross shadow roots. */
class ChangedEvent extends CustomEvent<{
  readonly reference: string;
  readonly serviceId: string;
  /** ISO 8601 with the spa's offset. */
  readonly start: string;
}> {
  constructor(type: string, { reference, serviceId, start }: ChangedEvent['detail']) {
    super(type, { detail: { reference, serviceId, start }, bubbles: true, composed: true });
  }
}

/** The visitor moved a booking; `start` is its new time. */
export class UnknotRescheduledEvent extends ChangedEvent {
  constructor(detail: ChangedEvent['detail']) {
    super('unknot-rescheduled', detail);
  }
}

/** The visitor cancelled a booking. */
export class UnknotCancelledEvent extends ChangedEvent {
  constructor(detail: ChangedEvent['detail']) {
    super('unknot-cancelled', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'unknot-rescheduled': UnknotRescheduledEvent;
    'unknot-cancelled': UnknotCancelledEvent;
  }
}
