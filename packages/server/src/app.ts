import { ParseError } from '@unknot/core';
import { Hono } from 'hono';
import { type AppContext, type AppDeps, createContext } from './context.ts';
import { errorFields } from './log.ts';
import { cors } from './middleware/cors.ts';
import { securityHeaders } from './middleware/headers.ts';
import { rateLimit } from './middleware/rate-limit.ts';
import { requestLog } from './middleware/request-log.ts';
import { ProblemError, problemResponse } from './problem.ts';
import { agendaRoutes } from './routes/agenda.ts';
import { agendaPage } from './routes/agenda-page.ts';
import { bookingRoutes } from './routes/booking.ts';
import { bookingsRoutes } from './routes/bookings.ts';
import { busyRoutes } from './routes/busy.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { catalogRoutes } from './routes/catalog.ts';
import { codesRoutes } from './routes/codes.ts';
import { giftsRoutes } from './routes/gifts.ts';
import { healthRoutes } from './routes/health.ts';
import { holdRoutes } from './routes/holds.ts';
import { mailsRoutes } from './routes/mails.ts';
import { noMoreRoutes } from './routes/no-more.ts';
import { paymentRoutes } from './routes/payments.ts';
import { screeningRoutes } from './routes/screening.ts';
import { staffCalendarsRoutes } from './routes/staff-calendars.ts';
import { waitlistRoutes } from './routes/waitlist.ts';
import { StoreBusyError } from './store/store.ts';

/**
 * The booking server: the contract under `/v1`, and the page for staff at `/agenda`. It opens nothing but the tz database.
 *
 * Within another app, hand requests on whole, so that its headers stay its own:
 * @example
 * site.all('/v1/*', (c) => app.fetch(c.req.raw, c.env));
 */
export function createApp(deps: AppDeps): Hono {
  return appOf(createContext(deps));
}

/** The app of a context that is there already: for who has other work to do with it. */
export function appOf(app: AppContext): Hono {
  const v1 = new Hono();
  v1.use(cors(app.config.origins), rateLimit(app));
  v1.use(async (c, next) => {
    await next();
    // Whatever is written may have freed a time, or be a wish for one that is free.
    if (c.req.method !== 'GET' && c.res.ok) app.waitlist.onFree?.();
  });
  for (const routes of [
    catalogRoutes,
    busyRoutes,
    holdRoutes,
    bookingsRoutes,
    bookingRoutes,
    calendarRoutes,
    codesRoutes,
    giftsRoutes,
    waitlistRoutes,
    screeningRoutes,
    agendaRoutes,
    mailsRoutes,
    staffCalendarsRoutes,
    noMoreRoutes,
    healthRoutes,
  ]) {
    v1.route('/', routes(app));
  }
  const root = new Hono();
  root.use(requestLog(app), securityHeaders);
  // A provider's messages all come from its few addresses: they are signed, and not counted.
  root.route('/v1', paymentRoutes(app));
  root.route('/v1', v1);
  root.route('/agenda', agendaPage());
  // Relative, as a proxy's prefix may stand before it.
  root.get('/agenda/', (c) => c.redirect(`../agenda${new URL(c.req.url).search}`, 308));
  root.notFound(() => problemResponse(new ProblemError('not-found')));
  root.onError((error) => problemResponse(problemOf(app, error)));
  return root;
}

function problemOf(app: AppContext, error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof ParseError) return new ProblemError('invalid', { faults: error.faults });
  if (error instanceof StoreBusyError) return new ProblemError('busy', { retryAfter: 1 });
  app.log({ level: 'error', event: 'failure', ...errorFields(error) });
  return new ProblemError('internal');
}
