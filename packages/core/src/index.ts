/** The public names of core, in the order in which a booking comes about. */

export { askCatalog, type WireCatalogAnswer } from './ask-catalog.ts';
export {
  BackendError,
  type BackendErrorCode,
  type BookingBackend,
  type CatalogAnswer,
  type CodeProblem,
  type Problem,
} from './backend.ts';
export * from './booking.ts';
export { type Busy, type BusyWindow, fromWireBusy, toWireBusy, type WireBusy } from './busy.ts';
export {
  type CalendarAlarm,
  type CalendarEvent,
  type CalendarOptions,
  type CalendarWords,
  calendarEvent,
  calendarEvents,
  englishCalendarWords,
  isTravelTime,
  MAX_TRAVEL_MINUTES,
  toBring,
} from './calendar-event.ts';
export { type CalendarLinks, calendarLinks } from './calendar-links.ts';
export * from './catalog.ts';
export { isSessionCard } from './check-card.ts';
export { checkCustomer } from './check-customer.ts';
export { type Chosen, chooseResources } from './choose-resources.ts';
export { CODE_PATTERN, codeGroups, codeOf, normaliseCode } from './code-text.ts';
export type * from './codes.ts';
export { type DemoOptions, demoBackend } from './demo-backend.ts';
export type { DemoStorage } from './demo-storage.ts';
export { type Discount, discounted, quoteSessions, takenOff } from './discount.ts';
export { type Fault, ParseError, pathText } from './fault.ts';
export { horizon } from './find-starts.ts';
export { httpBackend } from './http-backend.ts';
export type { HttpBackendOptions } from './http-call.ts';
export { type Interval, mergeIntervals, overlaps } from './interval.ts';
export { type BookingFacts, bookingParts, makeBooking, offsetWindow, referenceCode } from './make-booking.ts';
export { offsetTable } from './offset-table.ts';
export {
  dayNumber,
  dayOf,
  dayText,
  instantToWall,
  minuteOfDay,
  type OffsetTable,
  type OffsetTransition,
  offsetAt,
  wallToInstant,
} from './offsets.ts';
export { parseCatalog } from './parse-catalog.ts';
export {
  bookingSchema,
  cardSchema,
  codeCheckSchema,
  giftSchema,
  holdSchema,
  parseBookingRequest,
  parseCodeCheck,
  parseGiftRequest,
  parseHoldRequest,
  parseSessionCard,
} from './parse-request.ts';
export type { Course, PlannedSession } from './plan-course.ts';
export { questionsThatMatter } from './questions-that-matter.ts';
export { type Deadlines, deadlines, type Quote, quote } from './quote.ts';
export { randomId } from './random-id.ts';
export { readCatalogAnswer } from './read-catalog-answer.ts';
export { type Reason, type Recommendation, recommend, type Wish } from './recommend.ts';
export { type ReminderTime, reminderTimes } from './reminders.ts';
export { type RequestTarget, requestBackend } from './request-backend.ts';
export { rhythmWeeks } from './rhythm.ts';
export {
  type Screening,
  type ScreeningAnswer,
  type ScreeningAnswers,
  screen,
  screenVisit,
  type VisitScreening,
} from './screen.ts';
export { exampleScreening } from './screening-rules.ts';
export * from './session-card.ts';
export type { Placement, Slot, SlotPart, SlotQuery } from './slot.ts';
export { availableSlots, freeDays, nextSlots, planCourse } from './slots.ts';
export { isoWithOffset, localTime } from './time-texts.ts';
export {
  claimWindow,
  handsOnMinutes,
  type NextPart,
  type StaffWish,
  type VisitChoice,
  type VisitPart,
} from './visit.ts';
export { visitFaults } from './visit-faults.ts';
export { type Guest, guestsOf, isForTwo, partsOf, visitOf } from './visit-parts.ts';
export * from './waitlist.ts';
export { type NoSlots, type NoSlotsReason, whyNoSlots } from './why-no-slots.ts';
export { fromWireOffsets, toWireOffsets, type WireOffsetTable } from './wire-offsets.ts';
