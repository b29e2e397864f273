/** The widget's public names. Importing them registers nothing: `@unknot/widget/define` does. */
export { UnknotBooking } from './booking/booking.ts';
export { UnknotClosedEvent } from './dialog/closed-event.ts';
export type { UnknotBookingAttributes, UnknotBookingProperties } from './element-types.ts';
export {
  UnknotBookedEvent,
  type UnknotEventMap,
  UnknotFailedEvent,
  UnknotReadyEvent,
  UnknotServiceSelectedEvent,
  UnknotSlotSelectedEvent,
  UnknotStepChangedEvent,
} from './events.ts';
export type { Details, Step } from './flow.ts';
export { UnknotCancelledEvent, UnknotRescheduledEvent } from './manage/manage-events.ts';
