import { BackendError, type BookingBackend, type BusyWindow, type HoldRequest, randomId } from '@unknot/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How often a hold is renewed for a visitor who takes their time. */
const RENEWALS = 5;
/** So long before it runs out a hold is renewed. */
const MARGIN = 30_000;
/** So long before it runs out for good the visitor is asked. */
const NOTICE = 120_000;

/**
 * Keeps the chosen time at the backend while the visitor fills in the form, and renews it before it runs
 * out. After a while it asks the visitor first, as often as it takes (WCAG 2.2, 2.2.1). Where it cannot be kept for want of an answer, the visitor goes on without: the backend looks again
 * before it books.
 */
export class HoldKeeper implements ReactiveController {
  /** By the backend's clock, epoch milliseconds. */
  expiresAt: number | undefined;
  id: string | undefined;
  /** Does it run out soon, unless the visitor says that they are still there? */
  ending = false;
  readonly #host: ReactiveControllerHost;
  readonly #lost: (busy: BusyWindow | undefined) => void;
  readonly #now: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts up with each hold that is asked for or let go, so that a late answer is known as such. */
  #turn = 0;
  /** Settles when the last hold that was asked for is there, or is known not to be. */
  #asked: Promise<void> = Promise.resolve();

  /** @param now the backend's clock as far as it is known: a visitor's may be an hour wrong */
  constructor(
    host: ReactiveControllerHost,
    lost: (busy: BusyWindow | undefined) => void,
    now: () => number = Date.now,
  ) {
    this.#host = host;
    this.#lost = lost;
    this.#now = now;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#turn++; // an answer that is on its way starts no renewal
  }

  keep(backend: BookingBackend, request: HoldRequest, renewals = RENEWALS): Promise<void> {
    this.#asked = this.#ask(backend, request, renewals);
    return this.#asked;
  }

  /**
   * Waits for the hold that is being asked for, and renews it no more. What is sent to be booked must name the
   * hold, as it would stand in its own way else, and a hold renewed after that would.
   */
  async settle(): Promise<void> {
    await this.#asked;
    this.#rest();
  }

  async #ask(backend: BookingBackend, request: HoldRequest, renewals: number): Promise<void> {
    if (!backend.hold) return;
    this.#rest();
    const turn = ++this.#turn;
    // Named here, so that the booking can name it even where the answer is lost.
    this.id ??= randomId();
    const { id } = this;
    try {
      const hold = await backend.hold({ ...request, id });
      if (turn !== this.#turn) {
        // Let go meanwhile, or moved on to another time under the same name.
        if (hold.id !== this.id) await backend.release?.(hold.id);
        return;
      }
      this.id = hold.id;
      this.expiresAt = Date.parse(hold.expiresAt);
      const until = this.expiresAt;
      if (renewals > 0) this.#inTime(until - MARGIN, () => this.keep(backend, request, renewals - 1));
      else this.#inTime(until - NOTICE, () => this.#askVisitor(until));
      this.#host.requestUpdate();
    } catch (error) {
      if (turn !== this.#turn) return;
      this.expiresAt = undefined;
      this.#host.requestUpdate(); // no longer says that it is kept
      if (error instanceof BackendError && error.code === 'slot-taken') {
        this.id = undefined;
        this.#lost(error.busy);
      }
    }
  }

  #askVisitor(until: number): void {
    this.ending = true;
    this.#host.requestUpdate();
    this.#inTime(until, () => {
      this.ending = false;
      this.expiresAt = undefined;
      this.#host.requestUpdate();
    });
  }

  /** Nothing is to be done about the hold for now. */
  #rest(): void {
    clearTimeout(this.#timer);
    this.ending = false;
  }

  /**
   * Does something by the backend's clock, as before a hold runs out. The clock is looked at once a minute: how far the visitor's is off may be
   * known only after a while, and a laptop may have slept.
   */
  #inTime(at: number, run: () => void): void {
    const left = () => at - this.#now();
    this.#timer = setTimeout(
      () => (left() > 0 ? this.#inTime(at, run) : run()),
      Math.min(Math.max(left(), 5_000), 60_000),
    );
  }

  /** Takes over a hold that a draft remembers. */
  adopt(id: string): void {
    this.id = id;
  }

  /** Lets the time go. */
  async release(backend: BookingBackend): Promise<void> {
    this.#rest();
    this.#turn++;
    const { id } = this;
    this.id = undefined;
    this.expiresAt = undefined;
    if (!id) return;
    try {
      await backend.release?.(id);
    } catch {
      // It runs out by itself.
    }
  }

  /** Forgets the hold: the booking has taken its place. */
  forget(): void {
    this.#rest();
    this.#turn++;
    this.id = undefined;
    this.expiresAt = undefined;
  }
}
