import type { BookedBooking } from './booking.ts';
import type { Chosen } from './choose-resources.ts';

/** Where the demo keeps its bookings; `localStorage` is one. */
export interface DemoStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** What a booking or a hold of the demo takes. */
export interface DemoClaim {
  readonly id: string;
  /** Which therapists and rooms it takes, and when: epoch milliseconds. */
  readonly taken: Chosen['claims'];
  /** Of a hold: the start it was made for, when it was made, and until when it counts. Epoch milliseconds. */
  readonly hold?: { readonly start: number; readonly since: number; readonly expires: number };
  readonly key?: string;
  readonly booking?: BookedBooking;
}

const DAY = 86_400_000;

/**
 * The demo's claims, in the browser's storage as long as that works and else in the page's memory: storage may
 * be refused, full, or hold something that is not ours.
 */
export class DemoClaims {
  readonly #key: string;
  #storage: DemoStorage | undefined;
  #memory: readonly DemoClaim[] = [];

  constructor(key: string, storage: DemoStorage | undefined) {
    this.#key = key;
    this.#storage = storage;
  }

  /** The claims that count at `now`: without holds that have run out and bookings that are long over. */
  read(now: number): readonly DemoClaim[] {
    try {
      const kept: unknown = JSON.parse(this.#storage?.getItem(this.#key) ?? 'null');
      if (Array.isArray(kept)) this.#memory = kept.filter(isClaim);
    } catch {
      // The page's own memory serves then, and what is written next takes the place of what was there.
    }
    return this.#memory.filter(
      ({ taken, hold }) => taken.some(({ end }) => end > now - DAY) && (!hold || hold.expires > now),
    );
  }

  write(claims: readonly DemoClaim[]): void {
    this.#memory = claims;
    try {
      this.#storage?.setItem(this.#key, JSON.stringify(claims));
    } catch {
      // What is stored is out of date from now on; reading it again would forget a booking.
      this.#storage = undefined;
    }
  }
}

function isClaim(value: Partial<DemoClaim> | null): value is DemoClaim {
  return (
    typeof value?.id === 'string' &&
    Array.isArray(value.taken) &&
    value.taken.every(
      (one) => typeof one?.resourceId === 'string' && [one.start, one.end].every(Number.isFinite),
    ) &&
    (value.hold === undefined || Number.isFinite(value.hold?.expires)) &&
    (value.booking === undefined ||
      (typeof value.booking?.start === 'string' && Array.isArray(value.booking.lines)))
  );
}
