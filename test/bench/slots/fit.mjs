// How a cost grows: what of it goes with what, and with which power.

/** The power of `n` with which a cost grows: 1 is in proportion. A line through the logarithms. */
export function power(points) {
  const logs = points.map(({ n, time }) => [Math.log(n), Math.log(time)]);
  const mean = (i) => logs.reduce((sum, log) => sum + log[i], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const over = logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0);
  return over / logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0);
}

/**
 * How much of a cost goes with each of several counts, none of them less than nothing. Relative errors are made
 * small, so that a spa of one therapist weighs as much as one of a hundred.
 * @param {{ counts: number[], time: number }[]} points
 * @returns {{ each: number[], off: number }} time for one of each, and the mean relative error
 */
export function shares(points) {
  const rows = points.map(({ counts, time }) => counts.map((count) => count / time));
  const each = rows[0].map(() => 0);
  // One count after another, as long as it helps: there are four of them.
  for (let pass = 0; pass < 20_000; pass++) {
    for (let k = 0; k < each.length; k++) {
      let up = 0;
      let down = 0;
      for (const row of rows) {
        const rest = 1 - row.reduce((sum, value, i) => sum + (i === k ? 0 : value * each[i]), 0);
        up += row[k] * rest;
        down += row[k] ** 2;
      }
      each[k] = Math.max(0, up / down);
    }
  }
  const errors = rows.map((row) => Math.abs(row.reduce((sum, value, i) => sum + value * each[i], 0) - 1));
  return { each, off: errors.reduce((sum, error) => sum + error, 0) / errors.length };
}
