import { setTimeout } from 'node:timers/promises';

const PATIENCE = 15_000;

/** Asks until the answer is yes. */
export async function until(what: string, ask: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!(await ask())) {
    if (Date.now() > end) throw new Error(`It did not come to be that ${what}.`);
    await setTimeout(20);
  }
}

/** Something others wait for until it is opened. */
export class Gate {
  readonly opened: Promise<void>;
  open!: () => void;

  constructor() {
    this.opened = new Promise((resolve) => {
      this.open = resolve;
    });
  }
}
