/** Runs something when the page has nothing else to do; a fifth of a second later where a browser cannot tell. */
export function whenIdle(run: () => void): void {
  const idle = globalThis.requestIdleCallback ?? ((after: () => void) => setTimeout(after, 200));
  idle(run);
}
