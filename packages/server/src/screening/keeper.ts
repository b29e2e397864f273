import type { BookingRequest, Catalog } from '@unknot/core';
import type { AppConfig } from '../config.ts';
import type { StoredBooking, StoreReader, StoreWriter } from '../store/store.ts';
import { createSeal } from './seal.ts';

const DAY = 86_400_000;

/** An answer as staff read it. */
export interface AskedAndAnswered {
  readonly question: string;
  readonly answer: 'yes' | 'no';
}

/** Keeps what visitors say about their health: apart from their bookings, encrypted, and for a while. */
export interface ScreeningKeeper {
  /** Why this catalog cannot be in force here; undefined where it can. */
  faultOf(catalog: Catalog): string | undefined;
  keep(writer: StoreWriter, booking: StoredBooking, screening: BookingRequest['screening']): Promise<void>;
  /** After a booking was moved or cancelled. */
  follow(writer: StoreWriter, booking: StoredBooking): Promise<void>;
  /** @throws SealError */
  read(
    reader: StoreReader,
    catalog: Catalog,
    bookingId: string,
  ): Promise<{ readonly answers: readonly AskedAndAnswered[]; readonly deleteAfter: number } | undefined>;
}

export function createScreeningKeeper({
  screeningKey,
  screeningDays,
}: Pick<AppConfig, 'screeningKey' | 'screeningDays'>): ScreeningKeeper {
  const seal = screeningKey === undefined ? undefined : createSeal(Buffer.from(screeningKey, 'base64'));
  const deleteAfter = (booking: StoredBooking) => booking.end + screeningDays * DAY;
  return {
    faultOf: ({ screening }) =>
      screening?.length && !seal
        ? 'asks about health, and there is no key to keep the answers with: set UNKNOT_SCREENING_KEY where the server runs, to 32 random bytes in base64.'
        : undefined,
    async keep(writer, booking, screening) {
      if (!screening) return;
      if (!seal) throw new Error('There is no key to keep the answers with.');
      await writer.putScreening({
        bookingId: booking.id,
        deleteAfter: deleteAfter(booking),
        sealed: seal.close(booking.id, screening.answers),
      });
    },
    async follow(writer, booking) {
      if (booking.status === 'cancelled') await writer.deleteScreening(booking.id);
      else await writer.moveScreening(booking.id, deleteAfter(booking));
    },
    async read(reader, { screening = [] }, bookingId) {
      const kept = await reader.screening(bookingId);
      if (!kept || !seal) return undefined;
      const answers = Object.entries(seal.open(bookingId, kept.sealed)).map(([id, answer]) => ({
        question: screening.find((rule) => rule.id === id)?.question ?? id,
        answer,
      }));
      return { answers, deleteAfter: kept.deleteAfter };
    },
  };
}
