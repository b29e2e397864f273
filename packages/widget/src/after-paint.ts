/** Runs something once the frame that comes next has been painted: what a press changed is seen before it. */
export function afterPaint(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run));
}
