import { setTimeout as sleep } from 'node:timers/promises';
import { type AppContext, type Moment, thisMoment } from '../context.ts';
import { errorFields } from '../log.ts';
import type { MailState, StoredMail } from '../store/mails.ts';
import { composeOffer, offerVerdict } from '../waitlist/offer-mail.ts';
import { ComposeError, compose, OF_COURSE } from './compose.ts';
import type { MailRoom } from './desk.ts';
import { verdict } from './due.ts';
import type { Message } from './message.ts';
import { SendError } from './transport.ts';

/** All times in milliseconds. */
export interface SenderOptions {
  /** Between two looks at what is due. */
  readonly every?: number;
  /** For how long nobody else sends what one process has taken: longer than sending can take. */
  readonly lease?: number;
  /** Before the first further try of a mail; it doubles with each, up to `longestWait`. */
  readonly firstWait?: number;
  readonly longestWait?: number;
  /** Before anything is tried again once the mail server did not answer; it doubles too, up to `longestPause`. */
  readonly firstPause?: number;
  readonly longestPause?: number;
  /** From 0 to 1, so that many do not all try at the same moment. */
  readonly random?: () => number;
}

export interface Sending {
  /** Sends no more, and waits a while for what is on its way. */
  stop(): Promise<void>;
}

const MINUTE = 60_000;

/** How long what is on its way may take once the server is asked to stop. After that, it is sent once more some day. */
const PATIENCE = 15_000;

const USUAL: Required<SenderOptions> = {
  every: 15_000,
  lease: 10 * MINUTE,
  firstWait: MINUTE,
  longestWait: 60 * MINUTE,
  firstPause: 5000,
  longestPause: MINUTE,
  random: Math.random,
};

/**
 * Sends what falls due. Several processes may do so on one store: each takes a few mails at a time, for a while, and
 * says at once what became of them. One that is killed leaves only what it had on its way; that is sent once more, under
 * the same Message-ID.
 *
 * It looks again and again what is due, and waits for no time of day: so clocks may jump.
 */
export function startSending(app: AppContext, room: MailRoom, options: SenderOptions = {}): Sending {
  const sender = new Sender(app, room, { ...USUAL, ...options });
  sender.look();
  const clock = setInterval(() => sender.look(), options.every ?? USUAL.every);
  // Soon after, as what has fallen due is seen once its transaction is over.
  room.onDue = () => void setTimeout(() => sender.look(), 50);
  return {
    async stop() {
      delete room.onDue;
      clearInterval(clock);
      await sender.stop();
      room.transport.close();
    },
  };
}

/** What became of a mail: it is over, or it is tried again at a time. */
type Outcome =
  | { readonly state: Exclude<MailState, 'waiting'>; readonly why?: string }
  | { readonly tryAt: number; readonly why: string };

class Sender {
  readonly #app: AppContext;
  readonly #room: MailRoom;
  readonly #options: Required<SenderOptions>;
  readonly #name: string;
  readonly #onTheWay = new Map<string, Promise<void>>();
  #done: { readonly mail: StoredMail; readonly outcome: Outcome }[] = [];
  #turn: Promise<void> | undefined;
  #lookAgain = false;
  #stopped = false;
  #closed = false;
  /** How often in a row the mail server did not answer. */
  #failures = 0;
  #pause: NodeJS.Timeout | undefined;

  constructor(app: AppContext, room: MailRoom, options: Required<SenderOptions>) {
    this.#app = app;
    this.#room = room;
    this.#options = options;
    this.#name = app.ids.id();
  }

  /** Sees to what is due, unless it is at it. */
  look(): void {
    if (this.#closed) return;
    this.#lookAgain = true;
    this.#turn ??= this.#turns();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#pause);
    await this.#turn;
    await Promise.race([Promise.all(this.#onTheWay.values()), sleep(PATIENCE, undefined, { ref: false })]);
    for (let tries = 0; tries < 3 && (tries === 0 || this.#done.length); tries++) {
      this.look();
      await this.#turn;
    }
    this.#closed = true;
  }

  async #turns(): Promise<void> {
    try {
      while (this.#lookAgain) {
        this.#lookAgain = false;
        for (const mail of await this.#take()) {
          // A clock that jumps ends claims early, its own too.
          if (this.#onTheWay.has(mail.id)) continue;
          const sent = this.#see(mail).then((outcome) => {
            this.#onTheWay.delete(mail.id);
            this.#done.push({ mail, outcome });
            this.look();
          });
          this.#onTheWay.set(mail.id, sent);
        }
      }
    } catch (error) {
      this.#app.log({ level: 'warn', event: 'mail-sweep-failed', ...errorFields(error) });
    } finally {
      this.#turn = undefined;
    }
  }

  /** In one transaction: says what became of mails, and takes as many more as can be on the way. */
  async #take(): Promise<StoredMail[]> {
    const { store } = this.#app;
    const { lease, longestWait } = this.#options;
    const now = this.#app.now();
    const due = { now, lease, longestWait };
    const done = [...this.#done]; // more may come while these are written down
    // After a failure one mail goes ahead and finds out whether the others can follow.
    const most = (this.#failures ? 1 : this.#room.transport.parallel) - this.#onTheWay.size;
    const more = !this.#stopped && !this.#pause && most > 0;
    // Looking costs little; a transaction waits for the disk.
    if (!done.length && !(more && (await store.read.mails.due(due)))) return [];
    const taken = await store.write(now, async ({ mails }) => {
      for (const { mail, outcome } of done) {
        if ('tryAt' in outcome) await mails.retry(mail.id, this.#name, outcome.tryAt, outcome.why);
        else await mails.settle(mail.id, this.#name, now, outcome.state, outcome.why);
      }
      return more ? mails.claim({ ...due, by: this.#name, most }) : [];
    });
    this.#done = this.#done.filter((one) => !done.includes(one));
    return taken;
  }

  /** Sends a mail if it is still to be sent. Whatever happens, it says what became of it. */
  async #see(mail: StoredMail): Promise<Outcome> {
    const { kind, to } = mail;
    try {
      const { read } = this.#app.store;
      const moment = await thisMoment(this.#app);
      if (mail.offerId !== undefined) return await this.#seeOffer(mail, mail.offerId, moment);
      const booking = await read.booking(mail.bookingId!); // what is about no offer is about a booking
      const found = await verdict(read, moment.catalog, mail, booking, moment.now);
      if (!found.send || !booking) return this.#settled(mail, found);
      const course = booking.details.course;
      const sessions = course && OF_COURSE.includes(kind) ? await read.course(course.id) : [booking];
      const before = await read.mails.ofBooking(booking.id);
      const first = before.find((one) => one.kind === 'confirmation' && one.to === to)?.id;
      return await this.#send(
        mail,
        compose(this.#app, this.#room.templates, moment, mail, booking, sessions, first),
      );
    } catch (error) {
      if (error instanceof SendError) return this.#notTaken(mail, error);
      if (error instanceof ComposeError) {
        return this.#settled(mail, { state: 'given-up', why: error.code });
      }
      this.#app.log({ level: 'error', event: 'mail-failed', kind, to, ...errorFields(error) });
      return this.#later(mail, 'internal');
    }
  }

  async #seeOffer(mail: StoredMail, offerId: string, moment: Moment): Promise<Outcome> {
    const { waitlist } = this.#app.store.read;
    const offer = await waitlist.offer(offerId);
    const wish = offer && (await waitlist.wish(offer.wishId));
    const found = offerVerdict(mail, offer, moment.now);
    if (!found.send || !offer || !wish) return this.#settled(mail, found);
    return this.#send(mail, composeOffer(this.#app, this.#room.templates, moment, mail, offer, wish));
  }

  async #send({ kind, to }: StoredMail, message: Message): Promise<Outcome> {
    await this.#room.transport.send(message);
    if (this.#failures) this.#app.log({ level: 'info', event: 'mail-server-back' });
    this.#failures = 0;
    this.#app.log({ level: 'info', event: 'mail-sent', kind, to, via: this.#room.transport.via });
    return { state: 'sent' };
  }

  #notTaken(mail: StoredMail, { failure, code }: SendError): Outcome {
    if (failure === 'never') return this.#settled(mail, { state: 'given-up', why: code });
    if (failure === 'later') return this.#later(mail, code);
    const { firstPause, longestPause } = this.#options;
    if (!this.#pause && !this.#stopped) {
      const wait = this.#jitter(Math.min(firstPause * 2 ** this.#failures, longestPause));
      this.#failures++;
      this.#app.log({ level: 'warn', event: 'mail-server-down', code, pauseMs: wait });
      this.#pause = setTimeout(() => {
        this.#pause = undefined;
        this.look();
      }, wait);
    }
    // Others go first: it may be this very mail that the server breaks at.
    const pause = Math.min(firstPause * 2 ** this.#failures, longestPause);
    return { tryAt: this.#app.now() + pause, why: code };
  }

  #later(mail: StoredMail, why: string): Outcome {
    const { firstWait, longestWait } = this.#options;
    const wait = this.#jitter(Math.min(firstWait * 2 ** mail.tries, longestWait));
    return { tryAt: this.#app.now() + wait, why };
  }

  #settled({ kind, to }: StoredMail, found: object): Outcome {
    const { state: given, why } = found as { state: 'dropped' | 'given-up'; why: string };
    const level = given === 'given-up' ? 'error' : why === 'too-many' ? 'warn' : 'info';
    // Nobody can do anything about an offer that did not arrive: it runs out, and the next one gets it.
    const state = kind === 'offer' ? 'dropped' : given;
    this.#app.log({ level, event: `mail-${state}`, kind, to, why });
    return { state, why };
  }

  /** Up to a quarter more or less. */
  #jitter(milliseconds: number): number {
    return Math.round(milliseconds * (0.75 + this.#options.random() / 2));
  }
}
