import type { BookingBackend, BusyWindow } from '@unknot/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Busy times older than this are asked for again before they are shown. */
const STALE = 60_000;

/** Keeps what is busy between now and the horizon, and the difference to the backend's clock. */
export class BusyTimes implements ReactiveController {
  value: BusyWindow | 'loading' | 'failed' = 'loading';
  readonly #host: ReactiveControllerHost;
  #asked: AbortController | undefined;
  #at = Number.NEGATIVE_INFINITY;
  /** Milliseconds that the backend's clock is ahead of this one. */
  #ahead = 0;

  /** The manage token of a booking that is to be moved: what it takes is not in its own way. */
  of: string | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#asked?.abort();
    this.#asked = undefined;
    this.#at = Number.NEGATIVE_INFINITY;
  }

  /** The backend's clock, epoch milliseconds: a visitor's may be wrong. */
  now = (): number => Date.now() + this.#ahead;

  /** Asks the backend, unless what is here is fresh or already on its way. */
  async load(backend: BookingBackend, until: number, force = false): Promise<void> {
    if (!force && (this.#asked || performance.now() - this.#at < STALE)) return;
    this.#asked?.abort();
    const asked = new AbortController();
    this.#asked = asked;
    if (typeof this.value === 'string') this.#set('loading');
    try {
      const from = this.now() - 3_600_000;
      const value = await backend.busy({ from, to: until }, asked.signal, this.of);
      if (asked.signal.aborted) return;
      this.#ahead = value.now - Date.now();
      // A clock that is hours fast asked too late on; now that it is known, it asks once more.
      if (from > value.now) await this.load(backend, until, true);
      else {
        this.#at = performance.now();
        this.#set(value);
      }
    } catch {
      // The visitor is shown it, with the ways to reach the spa; older busy times still serve, as the
      // backend looks again before it books.
      if (!asked.signal.aborted && typeof this.value === 'string') this.#set('failed');
    } finally {
      if (this.#asked === asked) this.#asked = undefined;
    }
  }

  /** Takes what an answer brought along: it is newer than what was here, but may cover less. */
  merge(part: BusyWindow): void {
    if (typeof this.value === 'string') return;
    const all = { ...this.value.busy };
    for (const [id, intervals] of Object.entries(part.busy)) all[id] = [...(all[id] ?? []), ...intervals];
    this.#set({ ...this.value, busy: all });
    this.#at = Number.NEGATIVE_INFINITY;
  }

  /** Forgets what is here: it has been overtaken. */
  forget(): void {
    this.of = undefined;
    this.#asked?.abort();
    this.#asked = undefined;
    this.#at = Number.NEGATIVE_INFINITY;
    this.#set('loading');
  }

  #set(value: BusyTimes['value']): void {
    this.value = value;
    this.#host.requestUpdate();
  }
}
