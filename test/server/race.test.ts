import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  dateIn,
  output,
  runScript,
  type ServerProcess,
  serverFolder,
  startServer,
} from './server-process.ts';

const RACER = fileURLToPath(new URL('racer.ts', import.meta.url));

interface Outcome {
  readonly statuses: Readonly<Record<string, number>>;
  readonly acknowledged: Readonly<Record<string, string>>;
}

/** Sets processes on the same day and returns what they were told. */
async function race(servers: readonly ServerProcess[], processes: number, tries: number): Promise<Outcome> {
  const args = [dateIn(4), String(tries), ...servers.map(({ url }) => url)];
  const outcomes = await Promise.all(
    Array.from({ length: processes }, async (): Promise<Outcome> => {
      const { code, stdout, stderr } = await output(runScript(RACER, args));
      assert.equal(code, 0, stderr);
      return JSON.parse(stdout);
    }),
  );
  const statuses: Record<string, number> = {};
  for (const outcome of outcomes) {
    for (const [status, count] of Object.entries(outcome.statuses))
      statuses[status] = (statuses[status] ?? 0) + count;
  }
  return { statuses, acknowledged: Object.assign({}, ...outcomes.map(({ acknowledged }) => acknowledged)) };
}

/** What the database says, asked without the server. */
function checkDatabase(file: string, { statuses, acknowledged }: Outcome): void {
  using db = new DatabaseSync(file, { readOnly: true });
  const doubles = db
    .prepare(
      `SELECT a.resource, a.start FROM claims a JOIN claims b ON a.resource = b.resource AND a.id < b.id
       WHERE a.live = 1 AND b.live = 1 AND a.start < b."end" AND b.start < a."end"`,
    )
    .all();
  assert.deepEqual(doubles, []);
  const stored = Object.fromEntries(
    db
      .prepare('SELECT id, status FROM bookings')
      .all()
      .map(({ id, status }) => [id, status]),
  );
  assert.deepEqual(stored, acknowledged);
  const unclaimed = db
    .prepare(
      `SELECT id FROM bookings WHERE status = 'confirmed' AND (SELECT count(*) FROM claims WHERE booking_id = bookings.id AND live = 1) = 0`,
    )
    .all();
  assert.deepEqual(unclaimed, []);
  assert.deepEqual(
    Object.keys(statuses).filter((status) => Number(status) >= 500),
    [],
  );
  assert.ok((statuses['201'] ?? 0) > 5, 'somebody got a time');
  assert.ok((statuses['409'] ?? 0) > 50, 'most came too late');
}

describe('a race for one day', () => {
  it('of 16 processes at one server books nothing twice', async () => {
    using folder = serverFolder();
    await using server = await startServer(folder.environment);
    checkDatabase(folder.database, await race([server], 16, 25));
  });

  it('of 9 processes at 3 servers on one database books nothing twice', async () => {
    using folder = serverFolder();
    const starting = [0, 1, 2].map(() => startServer(folder.environment)); // at once, also at the first start
    await using first = await starting[0]!;
    await using second = await starting[1]!;
    await using third = await starting[2]!;
    checkDatabase(folder.database, await race([first, second, third], 9, 40));
  });
});
