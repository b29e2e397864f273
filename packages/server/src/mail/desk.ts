import type { Catalog, Fault } from '@unknot/core';
import type { AppConfig } from '../config.ts';
import type { StoredBooking, StoreReader, StoreWriter } from '../store/store.ts';
import { addressesOf } from './addresses.ts';
import { SPARABLE } from './compose.ts';
import { type MailNews, planMails } from './plan.ts';
import type { Templates } from './templates.ts';
import type { MailTransport } from './transport.ts';

/** What it takes to send mails. Without it nothing is planned and nothing is sent. */
export interface MailRoom {
  readonly templates: Templates;
  readonly transport: MailTransport;
  /** Is called when something may have fallen due; who sends sets it. */
  onDue?: () => void;
}

/** How mails are doing. It names nobody. */
export interface MailStatus {
  readonly via: 'smtp' | 'outbox';
  readonly waiting: number;
  readonly late: number;
  readonly givenUp: number;
}

/** Plans what a booking brings with it. */
export type MailPlanner = (
  writer: StoreWriter,
  booking: StoredBooking,
  news: MailNews | undefined,
) => Promise<void>;

/** Plans the mails of bookings. They are sent by `startSending`. */
export interface MailDesk {
  /** Undefined where no mails are sent from here. */
  readonly templates: Templates | undefined;
  /** Has who sends look at what is due. */
  look(): void;
  /** Why this catalog cannot be in force here; undefined where it can. */
  faultOf(catalog: Catalog): Fault | undefined;
  /**
   * Plans what a booking that was just made, moved, cancelled or otherwise changed brings with it, in the transaction that does so. What
   * was planned for it before is dropped. What waits for its deposit, and was never promised, brings nothing.
   * @param news what has just happened; undefined where it is told with another booking
   */
  schedule(
    writer: StoreWriter,
    booking: StoredBooking,
    news: MailNews | undefined,
    moment: { readonly catalog: Catalog; readonly now: number },
  ): Promise<void>;
  /** Undefined where no mails are sent from here. */
  status(reader: StoreReader, now: number): Promise<MailStatus | undefined>;
}

/** A mail that waits for longer than this after it was due is late, milliseconds. */
const LATE = 10 * 60_000;

export function createMailDesk(config: AppConfig, room: MailRoom | undefined): MailDesk {
  return {
    templates: room?.templates,
    look: () => room?.onDue?.(),
    faultOf({ reminders = [] }) {
      const at = reminders.findIndex(({ by, kind }) => by === 'email' && SPARABLE.includes(kind));
      return room?.transport.via === 'smtp' && at >= 0 && config.publicUrl === undefined
        ? {
            path: `reminders[${at}]`,
            message:
              'asks for mails that visitors can do without. They carry an address at which to say so, made from UNKNOT_PUBLIC_URL: set it where the server runs.',
          }
        : undefined;
    },
    async schedule(writer, booking, news, { catalog, now }) {
      if (!room) return;
      await writer.mails.drop(
        booking.id,
        now,
        booking.status === 'cancelled' ? 'cancelled' : news === 'contact' ? 'planned-anew' : 'moved',
      );
      const toSpa = addressesOf(config, catalog).spa !== undefined;
      for (const mail of planMails(booking, news, catalog, now, toSpa)) await writer.mails.insert(mail);
      room.onDue?.();
    },
    async status(reader, now) {
      return room && { via: room.transport.via, ...(await reader.mails.count(now - LATE)) };
    },
  };
}
