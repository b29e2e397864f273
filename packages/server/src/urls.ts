import type { Context } from 'hono';
import type { AppContext } from './context.ts';
import type { StoredBooking } from './store/store.ts';
import { hashToken } from './tokens.ts';

/** Where this server is reached from outside. Host is believed only for lack of `publicUrl`, and never stored. */
export function baseUrl(app: AppContext, c: Context): string {
  return app.config.publicUrl ?? new URL(c.req.url).origin;
}

/** Where the current state of a booking can be had as a calendar file. */
export function calendarUrl(app: AppContext, c: Context, booking: StoredBooking): string | undefined {
  const token = app.tokens.calendar(booking.id);
  return hashToken(token) === booking.calendarHash
    ? `${baseUrl(app, c)}/v1/calendar/${token}.ics`
    : undefined;
}
