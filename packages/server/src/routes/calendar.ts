import { setImmediate } from 'node:timers/promises';
import { type CalendarEvent, calendarEvents } from '@unknot/core';
import { icsFile } from '@unknot/core/ics';
import { type Context, Hono } from 'hono';
import { presentBooking } from '../booking/present.ts';
import { staffEvent } from '../booking/staff-event.ts';
import { type AppContext, thisMoment } from '../context.ts';
import { calendarWords, visitorsCalendarWords } from '../mail/calendar-words.ts';
import { ProblemError } from '../problem.ts';
import { calendarQuerySchema, parse } from '../schemas.ts';
import { hashToken, sameToken } from '../tokens.ts';

const DAY = 86_400_000;

/**
 * `GET /calendar/:token.ics`: one appointment as it stands now, with `?course` all of its course, with `?travel=25`
 * reminding to leave so many minutes before. `GET /feed/:token.ics`: a therapist's, or all.
 */
export function calendarRoutes(app: AppContext): Hono {
  const routes = new Hono();

  routes.get('/calendar/:token{[A-Za-z0-9_-]+\\.ics}', async (c) => {
    const { course, travel } = parse(calendarQuerySchema, c.req.query());
    const stored = await app.store.read.bookingByCalendarHash(hashToken(tokenOf(c)));
    if (!stored) throw new ProblemError('not-found');
    const { catalog, offsets } = await thisMoment(app);
    const courseId = course === undefined ? undefined : stored.details.course?.id;
    const sessions = courseId === undefined ? [stored] : await app.store.read.course(courseId);
    const bookings = sessions.map((one) => presentBooking(one, offsets));
    const words = visitorsCalendarWords(stored.details.locale, catalog.spa.locale);
    const events = calendarEvents(bookings, catalog, words, {
      offsets,
      travelMinutes: travel === undefined ? undefined : Number(travel),
    });
    // Only a single appointment is cancelled by method; of a course each session says how it stands.
    const method = events.length === 1 && events[0]?.status === 'CANCELLED' ? 'CANCEL' : 'PUBLISH';
    return calendar(c, icsFile(events, { method }), method, 'appointment.ics');
  });

  routes.get('/feed/:token{[A-Za-z0-9_-]+\\.ics}', async (c) => {
    const { catalog, offsets, now } = await thisMoment(app);
    const token = tokenOf(c);
    const everybody = sameToken(app.tokens.feed(), token);
    const staffId = catalog.staff.find(({ id }) => sameToken(app.tokens.feed(id), token))?.id;
    // Without a staff token there is nobody whose feed it could be.
    if ((!everybody && staffId === undefined) || app.config.staffToken === undefined) {
      throw new ProblemError('not-found');
    }
    const bookings = await app.store.read.bookings({ from: now - 31 * DAY, to: now + 400 * DAY });
    const words = calendarWords(catalog.spa.locale);
    const events = bookings
      .filter(({ status, details }) => {
        const theirs = everybody || details.staff.some(({ id }) => id === staffId);
        return theirs && status !== 'cancelled';
      })
      .map((booking) => staffEvent(presentBooking(booking, offsets), catalog, words));
    return calendar(c, await feedFile(events), 'PUBLISH', 'agenda.ics');
  });

  return routes;
}

/**
 * Many events as one file. They are written a few at a time, so that a long feed keeps no booking waiting:
 * a thousand of them take a second.
 */
async function feedFile(events: readonly CalendarEvent[]): Promise<string> {
  const parts: string[] = [];
  for (let i = 0; i < events.length; i += 25) {
    const file = icsFile(events.slice(i, i + 25), { method: 'PUBLISH' });
    parts.push(file.slice(file.indexOf('BEGIN:VEVENT'), file.lastIndexOf('END:VCALENDAR')));
    await setImmediate();
  }
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nCALSCALE:GREGORIAN\r\nPRODID:-//Unknot//Unknot//EN\r\nMETHOD:PUBLISH\r\n${parts.join('')}END:VCALENDAR\r\n`;
}

function tokenOf(c: Context): string {
  return (c.req.param('token') ?? '').slice(0, -'.ics'.length);
}

/**
 * The type has the method of the file, as Outlook refuses one that differs (RFC 5545 §8.1). Shown rather than
 * downloaded, iOS offers to add it at once; browsers that show no calendars download it under its name.
 */
function calendar(c: Context, text: string, method: string, name: string): Response {
  return c.body(text, 200, {
    'Content-Type': `text/calendar; charset=utf-8; method=${method}`,
    'Content-Disposition': `inline; filename="${name}"`,
  });
}
