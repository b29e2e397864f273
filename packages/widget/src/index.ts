/** The widget's public names. Importing them registers nothing: `@unknot/widget/define` does. */
export { UnknotBooking } from './booking/booking.ts';
export { UnknotClosedEvent } from './dialog/dialog-events.ts';
export type { UnknotBookingAttributes, UnknotBookingProperties } from './element-types.ts';
export type { UnknotEventMap } from './event-map.ts';
export {
  UnknotBookedEvent,
  UnknotFailedEvent,
  UnknotReadyEvent,
  UnknotServiceSelectedEvent,
  UnknotSlotSelectedEvent,
  UnknotStepChangedEvent,
} from './events.ts';
export type { Details, Step } from './flow.ts';
export { UnknotCancelledEvent, UnknotRescheduledEvent } from './manage/manage-events.ts';
export type { AnalyticsEntry, AnalyticsTarget } from './page/analytics.ts';
export type { Dictionary, PartialWords } from './translations/en.ts';
