import type { HoldKeeper } from '../../packages/widget/src/booking/hold-keeper.ts';

type Host = ConstructorParameters<typeof HoldKeeper>[0];
type Controller = Parameters<Host['addController']>[0];

/** Waits until something is there to be had; the test's own time-out ends it. */
export async function until<T>(get: () => T | null | undefined | false): Promise<T> {
  for (;;) {
    const found = get();
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
}

/** Stands in for the element that a controller belongs to. */
export class FakeHost implements Host {
  readonly controllers: Controller[] = [];
  readonly updateComplete = Promise.resolve(true);
  /** How often it was asked to show something new. */
  updates = 0;

  addController(controller: Controller): void {
    this.controllers.push(controller);
  }

  removeController(controller: Controller): void {
    this.controllers.splice(this.controllers.indexOf(controller), 1);
  }

  requestUpdate(): void {
    this.updates++;
  }

  connect(): void {
    for (const controller of this.controllers) controller.hostConnected?.();
  }

  disconnect(): void {
    for (const controller of this.controllers) controller.hostDisconnected?.();
  }
}

/** An answer that comes when the test says so. */
export class Answer<T> {
  resolve!: (value: T) => void;
  reject!: (error: unknown) => void;
  readonly promise = new Promise<T>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
}

const real = {
  now: Date.now,
  passed: performance.now,
  set: window.setTimeout,
  clear: window.clearTimeout,
};

/** Lets everything happen that waits for nothing but its turn. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    real.set.call(window, resolve);
  });
}

interface Timer {
  readonly id: number;
  readonly at: number;
  readonly run: () => void;
}

/** A clock that goes on only when it is told to, in place of the page's own. */
export class Clock {
  #now: number;
  #ids = 1_000_000;
  #timers: Timer[] = [];

  constructor(now: number) {
    this.#now = now;
    Date.now = () => this.#now;
    performance.now = () => this.#now - now;
    Object.assign(window, {
      setTimeout: (run: () => void, after = 0) => {
        const id = ++this.#ids;
        this.#timers.push({ id, at: this.#now + after, run });
        return id;
      },
      clearTimeout: (id: number | undefined) => {
        this.#timers = this.#timers.filter((timer) => timer.id !== id);
      },
    });
  }

  /** How many things are yet to happen by themselves. */
  get waiting(): number {
    return this.#timers.length;
  }

  /** Goes on, and does on its way what was to be done by then. */
  async pass(milliseconds: number): Promise<void> {
    await settled();
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = next.at;
      next.run();
      await settled();
    }
    this.#now = end;
  }

  restore(): void {
    Date.now = real.now;
    performance.now = real.passed;
    Object.assign(window, { setTimeout: real.set, clearTimeout: real.clear });
  }
}
