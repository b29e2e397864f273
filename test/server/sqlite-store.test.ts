import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { openSqliteStore, StoreOpenError } from '../../packages/server/src/index.ts';
import { storeContract } from './store-contract.ts';
import { booked, temporaryFolder, testServer } from './test-server.ts';

storeContract('SQLite', async () => {
  const folder = temporaryFolder();
  const store = openSqliteStore(join(folder.path, 'unknot.db'));
  return {
    store,
    async [Symbol.asyncDispose]() {
      await store.close();
      folder[Symbol.dispose]();
    },
  };
});

describe('the database itself, whoever writes to it', () => {
  const insert = `INSERT INTO claims (resource, start, "end", live, booking_id) SELECT resource, start + ?, "end" + ?, 1, booking_id FROM claims WHERE resource = 'mira'`;

  for (const verb of ['INSERT', 'INSERT OR IGNORE', 'INSERT OR REPLACE']) {
    it(`refuses an overlapping claim by ${verb}`, async () => {
      await using server = await testServer();
      await booked(server, { staffId: 'mira' });
      using db = new DatabaseSync(server.file);
      const statement = db.prepare(insert.replace('INSERT', verb));
      assert.throws(() => statement.run(60_000, 60_000), /unknot:overlap/);
      assert.throws(() => statement.run(-60_000, -60_000), /unknot:overlap/);
      const beside = 75 * 60_000; // an hour and the buffer
      assert.equal(statement.run(beside, beside).changes, 1);
    });
  }

  it('refuses to move a claim, or its booking, onto another', async () => {
    await using server = await testServer();
    const first = await booked(server, { staffId: 'mira' });
    const second = await booked(server, { staffId: 'mira', start: '2026-03-04T14:00:00+01:00' });
    using db = new DatabaseSync(server.file);
    const hours = 4 * 3_600_000;
    assert.throws(
      () =>
        db
          .prepare('UPDATE claims SET start = start - ?, "end" = "end" - ? WHERE booking_id = ?')
          .run(hours, hours, second.id),
      /unknot:overlap/,
    );
    assert.throws(
      () =>
        db
          .prepare('UPDATE bookings SET start = start - ?, "end" = "end" - ? WHERE id = ?')
          .run(hours, hours, second.id),
      /unknot:overlap/,
    );
    assert.throws(
      () =>
        db
          .prepare(
            'UPDATE OR REPLACE claims SET resource = (SELECT resource FROM claims WHERE booking_id = ?)',
          )
          .run(first.id),
      /unknot:overlap/,
    );
  });

  it('moves the claims of a booking that is moved behind the server’s back', async () => {
    await using server = await testServer();
    const { id } = await booked(server);
    using db = new DatabaseSync(server.file);
    const before = db.prepare('SELECT start FROM claims WHERE booking_id = ?').all(id);
    db.prepare('UPDATE bookings SET start = start + 60000, "end" = "end" + 60000 WHERE id = ?').run(id);
    const after = db.prepare('SELECT start - 60000 AS start FROM claims WHERE booking_id = ?').all(id);
    assert.equal(after.length, 2);
    assert.deepEqual(after, before);
  });

  it('refuses to revive a cancelled booking whose time is taken', async () => {
    await using server = await testServer();
    const { id, manageToken } = await booked(server, { staffId: 'mira' });
    await server.ask('POST', '/booking/cancel', { body: {}, bearer: manageToken });
    await booked(server, { staffId: 'mira' });
    using db = new DatabaseSync(server.file);
    const revive = db.prepare("UPDATE bookings SET status = 'confirmed' WHERE id = ?");
    assert.throws(() => revive.run(id), /unknot:overlap/);
  });

  it('refuses a claim over a hold, and one that hides by not being live', async () => {
    await using server = await testServer();
    const hold = { serviceId: 'deep', minutes: 60, start: '2026-03-04T10:00:00+01:00', staffId: 'mira' };
    assert.equal((await server.ask('POST', '/holds', { body: hold })).status, 201);
    const other = await booked(server, { staffId: 'mira', start: '2026-03-04T14:00:00+01:00' });
    using db = new DatabaseSync(server.file);
    const claim = db.prepare(`
      INSERT INTO claims (resource, start, "end", live, booking_id)
      SELECT 'mira', start, "end", ?, ? FROM claims WHERE hold_id IS NOT NULL AND resource = 'mira'`);
    assert.throws(() => claim.run(1, other.id), /unknot:overlap/);
    assert.throws(() => claim.run(0, other.id), /unknot:dead claim/);
  });
});

describe('opening a SQLite store', () => {
  it('finds what was stored when it is opened again', async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'unknot.db');
    const first = openSqliteStore(file);
    await first.write(0, (writer) => writer.insertWish({ id: 'wish', createdAt: 0, wish: { a: 1 } }));
    await first.close();
    await openSqliteStore(file).close();
    using db = new DatabaseSync(file);
    assert.equal(db.prepare('SELECT wish FROM wishes').get()?.wish, '{"a":1}');
  });

  it('refuses a file that a newer server has made', async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'unknot.db');
    await openSqliteStore(file).close();
    {
      using db = new DatabaseSync(file);
      db.exec('PRAGMA user_version = 1000');
    }
    assert.throws(() => openSqliteStore(file), { name: 'StoreOpenError', message: /schema version 1000/ });
  });

  it('says which file cannot be opened', () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'nowhere', 'unknot.db');
    assert.throws(
      () => openSqliteStore(file),
      (error) => error instanceof StoreOpenError && error.message.includes(file),
    );
  });

  it('keeps a write-ahead log', () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'unknot.db');
    const store = openSqliteStore(file);
    using db = new DatabaseSync(file);
    assert.equal(db.prepare('PRAGMA journal_mode').get()?.journal_mode, 'wal');
    return store.close();
  });
});
