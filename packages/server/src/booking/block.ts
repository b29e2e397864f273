import { type Catalog, dayNumber, minuteOfDay, type OffsetTable, type TimeOff } from '@unknot/core';
import { type AppContext, thisMoment } from '../context.ts';
import { ProblemError } from '../problem.ts';
import type { StoredBlock, StoredBooking } from '../store/store.ts';
import { checkedWindow } from '../window.ts';

/** Time off for therapists or rooms, at the spa's wall clock. */
export interface NewBlock extends TimeOff {
  readonly resourceIds: readonly string[];
}

/** A block, and the bookings it lies over: they stand, and somebody has to speak with their visitors. */
export interface Blocked {
  readonly block: StoredBlock;
  readonly bookings: readonly StoredBooking[];
}

/**
 * Takes time out of the calendar.
 * @throws ProblemError
 */
export async function block(app: AppContext, { resourceIds, from, to, name }: NewBlock): Promise<Blocked> {
  const { catalog, offsets, now } = await thisMoment(app);
  const faults = strangers(catalog, resourceIds);
  if (faults.length) throw new ProblemError('invalid', { faults });
  const window = checkedWindow(
    instant(offsets, from, 0),
    to === undefined ? instant(offsets, from.slice(0, 10), 1440) : instant(offsets, to, 1440),
  );
  const block: StoredBlock = {
    id: app.ids.id(),
    createdAt: now,
    start: window.from,
    end: window.to,
    resourceIds: [...new Set(resourceIds)],
    ...(name === undefined ? {} : { name }),
  };
  return app.store.write(now, async (writer) => {
    const owners = new Set(
      (await writer.claims(window, now))
        .filter(({ kind, resourceId }) => kind === 'booking' && resourceIds.includes(resourceId))
        .map(({ ownerId }) => ownerId),
    );
    const bookings = await Promise.all([...owners].map(async (id) => (await writer.booking(id))!));
    await writer.insertBlock(block);
    return { block, bookings };
  });
}

/** The instant of a local time; of a date alone, of this minute of its day. */
function instant(offsets: OffsetTable, local: string, minute: number): number {
  const [, hours, minutes] = /T(\d\d):(\d\d)$/.exec(local) ?? [];
  const at = hours === undefined ? minute : Number(hours) * 60 + Number(minutes);
  return minuteOfDay(offsets, dayNumber(local), at);
}

function strangers({ staff, rooms = [] }: Catalog, resourceIds: readonly string[]) {
  return resourceIds.flatMap((id, i) =>
    [...staff, ...rooms].some((one) => one.id === id)
      ? []
      : [
          {
            path: `resourceIds[${i}]`,
            message: `refers to “${id}”, and there is no such therapist or room.`,
          },
        ],
  );
}
