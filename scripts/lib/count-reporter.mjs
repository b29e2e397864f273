/** A reporter for node:test that writes the totals of a run as JSON, for the summary of `npm test`. */
export default async function* count(events) {
  for await (const { type, data } of events) {
    // A summary with a file is of that file alone; the one without is of the whole run.
    if (type !== 'test:summary' || data.file !== undefined) continue;
    const { passed, failed, cancelled, skipped, todo } = data.counts;
    yield JSON.stringify({ passed, failed: failed + cancelled, skipped: skipped + todo });
  }
}
