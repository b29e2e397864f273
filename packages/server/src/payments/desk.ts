import type { Quote } from '@unknot/core';
import type { IdMaker } from '../ids.ts';
import { errorFields, type Log } from '../log.ts';
import type { MailPlanner } from '../mail/desk.ts';
import { ProblemError } from '../problem.ts';
import { CodeSpentError } from '../store/codes.ts';
import {
  OverlapError,
  type Store,
  type StoredBooking,
  type StoredPayment,
  type StoreReader,
  type StoreWriter,
} from '../store/store.ts';
import type { PaymentPage, PaymentProvider } from './provider.ts';

const MINUTE = 60_000;
/** A payment made at the last moment is known of so much later. */
const GRACE = MINUTE;
/** Clocks differ: a page that is to be open for half an hour by the provider's clock is asked for with this much more. */
const SLACK = 30_000;
/** A payment whose provider does not answer keeps its time for so long after it was due, and no longer. */
const PATIENCE = 60 * MINUTE;

/** What the desk works with. */
export interface DeskDeps {
  readonly store: Store;
  readonly provider: PaymentProvider;
  /** For how long a time is kept until its deposit is paid. */
  readonly minutes: number;
  readonly now: () => number;
  readonly ids: IdMaker;
  readonly log: Log;
  /** Who plans the mails of what changes. */
  readonly planner: () => Promise<MailPlanner>;
}

/** How a deposit stands in the details of a booking. */
type Standing = NonNullable<StoredBooking['details']['payment']>;

/**
 * Takes deposits and gives them back. What is to be done is written down first, in the transaction of the booking it
 * belongs to; the provider is asked afterwards, as often as it takes. See docs/decisions/server-payments.md.
 */
export class PaymentDesk {
  readonly #deps: DeskDeps;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
  }

  /** Is a deposit paid before the booking counts? */
  get online(): boolean {
    return this.#deps.provider.online;
  }

  /** The provider's name. */
  get provider(): string {
    return this.#deps.provider.name;
  }

  /** How a new booking's deposit stands; undefined where nothing is paid ahead. */
  due({ deposit }: Pick<Quote, 'deposit'>, now: number): Standing | undefined {
    if (!deposit || !this.online) return undefined;
    const { minutes, provider } = this.#deps;
    const until = now + Math.max(minutes, provider.leastMinutes) * MINUTE + SLACK + GRACE;
    return { amount: deposit, status: 'due', until };
  }

  /** Writes down what is to be paid for bookings that have just been made: the sessions of a course, or the one. */
  async charge(writer: StoreWriter, sessions: readonly StoredBooking[]): Promise<void> {
    const [first] = sessions as [StoredBooking];
    const { payment, currency } = first.details;
    if (!payment) return;
    await writer.insertPayment({
      id: this.#deps.ids.id(),
      bookingId: first.id,
      amount: sessions.reduce((sum, { details }) => sum + (details.payment?.amount ?? 0), 0),
      currency,
      status: 'due',
      createdAt: first.createdAt,
      until: payment.until,
    });
  }

  /**
   * The page to pay on. Where it cannot be had, the booking is gone as if it had never been, and can be asked for again.
   * @throws ProblemError `payment-unavailable`
   */
  async page(booking: StoredBooking, spa: string, returnTo: string): Promise<string | undefined> {
    const { store, provider, now, log } = this.#deps;
    const payment = await store.read.paymentOf(booking.id);
    if (payment?.status !== 'due') return undefined;
    if (payment.page) return payment.page.url;
    const { customer, serviceName } = booking.details;
    let page: PaymentPage | undefined;
    try {
      page = await provider.begin({
        id: payment.id,
        amount: payment.amount,
        currency: payment.currency,
        title: `${serviceName} · ${spa}`,
        email: customer.email,
        until: payment.until - GRACE,
        returnTo,
      });
      const known = { ...payment, page };
      await store.write(now(), (writer) => writer.updatePayment(known));
      return page.url;
    } catch (error) {
      log({ level: 'error', event: 'payment-unavailable', payment: payment.id, ...errorFields(error) });
      if (page) await this.#close(page); // nobody is to pay for what is not booked
      await store.write(now(), async (writer) => {
        for (const { id } of await sessionsOf(writer, payment)) await writer.deleteBooking(id);
      });
      throw new ProblemError('payment-unavailable', {
        detail: 'The page to pay the deposit on could not be had. Nothing is booked.',
        retryAfter: 10,
      });
    }
  }

  /** The page of a payment that is still due. */
  async openPage(booking: StoredBooking): Promise<string | undefined> {
    const { read } = this.#deps.store;
    const { course } = booking.details;
    const first = course ? (await read.course(course.id))[0] : booking;
    const payment = first && (await read.paymentOf(first.id));
    return payment?.status === 'due' ? payment.page?.url : undefined;
  }

  /** Asks the provider how the payment of a booking stands, and takes that over. Where it does not answer, all stays. */
  async look(booking: StoredBooking): Promise<void> {
    const { store, log } = this.#deps;
    const { course, payment: standing } = booking.details;
    if (!this.online || standing?.status !== 'due') return;
    const first = course ? (await store.read.course(course.id))[0] : booking;
    const payment = first && (await store.read.paymentOf(first.id));
    if (!payment) return;
    await this.#settle(payment).catch((error) =>
      log({ level: 'warn', event: 'payment-unknown', payment: payment.id, ...errorFields(error) }),
    );
  }

  /**
   * A message from the provider.
   * @throws SignatureError where it is not from there
   * @throws Error where the provider does not answer: it sends the message again then
   */
  async message(body: string, signature: string | undefined): Promise<void> {
    const { provider, store } = this.#deps;
    const providerId = provider.message(body, signature);
    const payment = providerId && (await store.read.paymentByProviderId(providerId));
    if (payment) await this.#settle(payment);
  }

  /** A booking was cancelled: what was paid for it is given back. Returns it with how its deposit stands now. */
  async cancelled(writer: StoreWriter, booking: StoredBooking): Promise<StoredBooking> {
    const { details } = booking;
    const { payment: standing, course } = details;
    if (!standing || (standing.status !== 'due' && standing.status !== 'paid')) return booking;
    const first = course ? (await writer.course(course.id))[0] : booking;
    const payment = first && (await writer.paymentOf(first.id));
    if (!payment) return booking;
    if (standing.status === 'paid') await this.#giveBack(writer, payment, standing.amount);
    return withStanding(booking, standing.status === 'paid' ? 'refunded' : 'expired');
  }

  /** What time brings: deposits that were not paid, and refunds that are to be made. */
  async sweep(): Promise<void> {
    const { store, now, log } = this.#deps;
    if (!this.online) return;
    for (const payment of await store.read.overduePayments(now())) {
      await this.#settle(payment).catch(async (error) => {
        log({ level: 'error', event: 'payment-unknown', payment: payment.id, ...errorFields(error) });
        if (now() > payment.until + PATIENCE) await this.#release(payment);
      });
    }
    await this.refund();
  }

  /** Gives back what is to be given back. What fails is tried again the next time. */
  async refund(): Promise<void> {
    const { store, provider, now, log } = this.#deps;
    for (const refund of await store.read.openRefunds()) {
      const payment = (await store.read.payment(refund.paymentId))!;
      try {
        await provider.refund(payment.page!.providerId, {
          id: refund.id,
          amount: refund.amount,
          currency: payment.currency,
        });
        await store.write(now(), (writer) => writer.closeRefund(refund.id, now()));
        log({ level: 'info', event: 'refunded', refund: refund.id, payment: payment.id });
      } catch (error) {
        log({
          level: 'error',
          event: 'refund-failed',
          refund: refund.id,
          payment: payment.id,
          ...errorFields(error),
        });
      }
    }
  }

  async #settle(payment: StoredPayment): Promise<void> {
    const { provider, now } = this.#deps;
    const state = payment.page ? await provider.state(payment.page.providerId) : 'expired';
    if (state === 'paid') await this.#paid(payment);
    else if (state !== 'processing' && (state === 'expired' || now() > payment.until)) {
      await this.#release(payment);
    }
  }

  /** The money is there. Bookings whose time was let go meanwhile get it back where it is still free. */
  async #paid({ id }: StoredPayment): Promise<void> {
    const { store, now, log, planner } = this.#deps;
    const plan = await planner();
    await store.write(now(), async (writer) => {
      const payment = await writer.payment(id);
      if (!payment || payment.status === 'paid') return;
      await writer.updatePayment({ ...payment, status: 'paid' });
      const sessions = await sessionsOf(writer, payment);
      const wanted = sessions.filter(({ details }) => !details.letGo);
      let told = false;
      // Who has paid is told that nothing is booked, and that the money comes back.
      const refunded = async (session: StoredBooking) => {
        const over = changed(withStanding(session, 'refunded'), now());
        await writer.updateBooking(over);
        await plan(writer, over, told ? undefined : 'cancellation');
        told = true;
      };
      if (payment.status === 'expired' && wanted.length && !(await this.#revive(writer, wanted))) {
        log({ level: 'warn', event: 'paid-too-late', payment: id });
        await this.#giveBack(writer, payment, payment.amount);
        for (const session of sessions) await refunded(session);
        return;
      }
      for (const session of sessions) {
        const { letGo, payment: standing } = session.details;
        if (letGo) {
          // Cancelled by the visitor before it was paid. Nothing was to be paid for it where a code had paid.
          if (standing?.status !== 'expired') continue;
          await this.#giveBack(writer, payment, standing.amount);
          await refunded(session);
        } else {
          const confirmed = changed({ ...withStanding(session, 'paid'), status: 'confirmed' }, now());
          await writer.updateBooking(confirmed);
          await plan(writer, confirmed, told ? undefined : 'confirmation');
          told = true;
        }
      }
    });
    await this.refund();
  }

  /** Takes the times of cancelled bookings again, and what they used of a code: all, or none. */
  async #revive(writer: StoreWriter, sessions: readonly StoredBooking[]): Promise<boolean> {
    const now = this.#deps.now();
    const revived: StoredBooking[] = [];
    try {
      for (const session of sessions) {
        if (session.start <= now) throw new OverlapError('The time is over.');
        await writer.updateBooking({ ...session, status: 'requested' });
        revived.push(session);
      }
      return true;
    } catch (error) {
      if (!(error instanceof OverlapError || error instanceof CodeSpentError)) throw error;
      for (const session of revived) await writer.updateBooking(session);
      return false;
    }
  }

  /** Lets the time of an unpaid booking go. */
  async #release({ id, page }: StoredPayment): Promise<void> {
    const { store, now, log } = this.#deps;
    await store.write(now(), async (writer) => {
      const payment = await writer.payment(id);
      if (payment?.status !== 'due') return;
      await writer.updatePayment({ ...payment, status: 'expired' });
      for (const session of await sessionsOf(writer, payment)) {
        if (session.status === 'cancelled') continue;
        await writer.updateBooking(
          changed({ ...withStanding(session, 'expired'), status: 'cancelled' }, now()),
        );
      }
      log({ level: 'info', event: 'payment-expired', payment: id });
    });
    if (page) await this.#close(page);
  }

  /** Shuts a page on which nothing is to be paid any more. What is paid all the same is seen, and given back. */
  async #close({ providerId }: PaymentPage): Promise<void> {
    const { provider, log } = this.#deps;
    await provider
      .expire(providerId)
      .catch((error) => log({ level: 'warn', event: 'payment-page-open', ...errorFields(error) }));
  }

  async #giveBack(writer: StoreWriter, payment: StoredPayment, amount: number): Promise<void> {
    const { ids, now } = this.#deps;
    await writer.insertRefund({ id: ids.id(), paymentId: payment.id, amount, createdAt: now() });
  }
}

async function sessionsOf(reader: StoreReader, { bookingId }: StoredPayment): Promise<StoredBooking[]> {
  const first = (await reader.booking(bookingId))!;
  const { course } = first.details;
  return course ? reader.course(course.id) : [first];
}

function withStanding(booking: StoredBooking, status: Standing['status']): StoredBooking {
  const { payment } = booking.details;
  return payment ? { ...booking, details: { ...booking.details, payment: { ...payment, status } } } : booking;
}

function changed(booking: StoredBooking, now: number): StoredBooking {
  return { ...booking, sequence: booking.sequence + 1, updatedAt: now };
}
