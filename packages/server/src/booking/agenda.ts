import type { Booking, BookingRequest, OffsetTable } from '@unknot/core';
import type { AppContext, Moment } from '../context.ts';
import type { StoredBlock, Window } from '../store/store.ts';
import { presentBooking, spaIso } from './present.ts';

/** Time off as staff see it: times are ISO 8601 with the spa's offset. */
export interface AgendaBlock {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly resourceIds: readonly string[];
  readonly name?: string;
}

/** When a therapist is busy by a calendar of their own. What for is not known here. */
export type AgendaBusy = Pick<AgendaBlock, 'start' | 'end'> & { readonly staffId: string };

/** A booking as staff see it: with where the visitor came from. */
export type AgendaBooking = Booking & Pick<BookingRequest, 'source'>;

/** What staff see of a stretch of days, and the names that go with it. */
export interface Agenda {
  readonly from: string;
  readonly to: string;
  readonly now: string;
  readonly spa: { readonly name: string; readonly timeZone: string; readonly locale: string };
  /** Each with the address of their calendar, to subscribe to. */
  readonly staff: readonly { readonly id: string; readonly name: string; readonly feedUrl: string }[];
  readonly rooms: readonly { readonly id: string; readonly name: string }[];
  readonly questions: readonly { readonly id: string; readonly label: string }[];
  readonly feedUrl: string;
  /** Cancelled ones too, by their start. */
  readonly bookings: readonly AgendaBooking[];
  readonly blocks: readonly AgendaBlock[];
  readonly busy: readonly AgendaBusy[];
  /** Ids of the bookings whose guest's answers about health are kept: they have a call of their own. */
  readonly screened: readonly string[];
}

/** @param base where the server is reached */
export async function agenda(
  app: AppContext,
  { catalog, offsets, now }: Moment,
  window: Window,
  base: string,
): Promise<Agenda> {
  const { spa, staff, rooms = [], questions = [] } = catalog;
  const feedUrl = (staffId?: string) => `${base}/v1/feed/${app.tokens.feed(staffId)}.ics`;
  const [bookings, blocks, claims, screened] = await Promise.all([
    app.store.read.bookings(window),
    app.store.read.blocks(window),
    app.store.read.claims(window, now),
    app.store.read.screened(window),
  ]);
  return {
    from: spaIso(offsets, window.from),
    to: spaIso(offsets, window.to),
    now: spaIso(offsets, now),
    spa: { name: spa.name, timeZone: spa.timeZone, locale: spa.locale },
    staff: staff.map(({ id, name }) => ({ id, name, feedUrl: feedUrl(id) })),
    rooms: rooms.map(({ id, name = id }) => ({ id, name })),
    questions: questions.map(({ id, label }) => ({ id, label })),
    feedUrl: feedUrl(),
    bookings: bookings.map((booking) => {
      const { source } = booking.details;
      return { ...presentBooking(booking, offsets), ...(source && { source }) };
    }),
    blocks: blocks.map((block) => presentBlock(block, offsets)),
    busy: claims
      .filter(({ kind }) => kind === 'calendar')
      .map(({ ownerId, start, end }) => ({
        staffId: ownerId,
        start: spaIso(offsets, start),
        end: spaIso(offsets, end),
      })),
    screened,
  };
}

export function presentBlock(
  { id, start, end, resourceIds, name }: StoredBlock,
  offsets: OffsetTable,
): AgendaBlock {
  return {
    id,
    start: spaIso(offsets, start),
    end: spaIso(offsets, end),
    resourceIds,
    ...(name === undefined ? {} : { name }),
  };
}
