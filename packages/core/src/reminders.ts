import type { Booking } from './booking.ts';
import type { Catalog, ReminderRule } from './catalog.ts';

/** One reminder of one booking. */
export interface ReminderTime extends ReminderRule {
  /** When it is due, epoch milliseconds. */
  readonly at: number;
}

/** When a booking's reminders are due, the earliest first; none for a booking that is cancelled. */
export function reminderTimes(
  booking: Pick<Booking, 'start' | 'status'>,
  catalog: Pick<Catalog, 'reminders'>,
): ReminderTime[] {
  if (booking.status === 'cancelled') return [];
  const start = Date.parse(booking.start);
  return (catalog.reminders ?? [])
    .map((rule) => ({ ...rule, at: start - rule.beforeMinutes * 60_000 }))
    .sort((a, b) => a.at - b.at);
}
