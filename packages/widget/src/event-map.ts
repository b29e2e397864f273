import type { UnknotClosedEvent } from './dialog/dialog-events.ts';
import type {
  UnknotBookedEvent,
  UnknotFailedEvent,
  UnknotReadyEvent,
  UnknotServiceSelectedEvent,
  UnknotSlotSelectedEvent,
  UnknotStepChangedEvent,
} from './events.ts';
import type { UnknotCancelledEvent, UnknotRescheduledEvent } from './manage/manage-events.ts';

/**
 * All of the element's public events, by their names. Whoever has this file has each event's line in
 * `HTMLElementEventMap` too.
 */
export interface UnknotEventMap {
  'unknot-ready': UnknotReadyEvent;
  'unknot-step-changed': UnknotStepChangedEvent;
  'unknot-service-selected': UnknotServiceSelectedEvent;
  'unknot-slot-selected': UnknotSlotSelectedEvent;
  'unknot-booked': UnknotBookedEvent;
  'unknot-rescheduled': UnknotRescheduledEvent;
  'unknot-cancelled': UnknotCancelledEvent;
  'unknot-failed': UnknotFailedEvent;
  'unknot-closed': UnknotClosedEvent;
}

declare global {
  // They bubble, so that a page may listen where it likes.
  interface DocumentEventMap extends UnknotEventMap {}
}
