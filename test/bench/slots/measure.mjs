// Times taken one after the other, so that a busy machine slows both alike.

/** How long one call takes, in milliseconds: of as many as fill 20 ms. */
function time(run) {
  let calls = 1;
  for (;;) {
    const begun = performance.now();
    for (let i = 0; i < calls; i++) run();
    const taken = performance.now() - begun;
    if (taken >= 20) return taken / calls;
    calls *= taken < 2 ? 8 : 2;
  }
}

/**
 * The times of some functions, taken by turns.
 * @returns for each its first call (cold), and its times in milliseconds, one for each round
 */
export function interleaved(functions, rounds) {
  const results = functions.map((run) => {
    const begun = performance.now();
    run();
    return { cold: performance.now() - begun, times: [] };
  });
  for (const run of functions) time(run);
  for (let round = 0; round < rounds; round++) {
    functions.forEach((run, i) => results[i].times.push(time(run)));
  }
  return results;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @example milliseconds(0.0123) //=> '0.012 ms' */
export const milliseconds = (value) => `${value.toFixed(value < 1 ? 3 : value < 100 ? 2 : 0)} ms`;
