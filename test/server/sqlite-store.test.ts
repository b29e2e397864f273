import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { openSqliteStore, StoreOpenError } from '../../packages/server/src/index.ts';
import { migrate } from '../../packages/server/src/store/migrate.ts';
import { migration001 } from '../../packages/server/src/store/migrations/001-bookings.ts';
import { migration002 } from '../../packages/server/src/store/migrations/002-screenings.ts';
import { migration003 } from '../../packages/server/src/store/migrations/003-courses.ts';
import { migration004 } from '../../packages/server/src/store/migrations/004-payments.ts';
import { migration005 } from '../../packages/server/src/store/migrations/005-mails.ts';
import { migration006 } from '../../packages/server/src/store/migrations/006-codes.ts';
import { migration007 } from '../../packages/server/src/store/migrations/007-calendars.ts';
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
    await first.write(0, (writer) =>
      writer.insertHold({ id: 'hold', client: 'me', createdAt: 0, expiresAt: 9, start: 5 }, []),
    );
    await first.close();
    await openSqliteStore(file).close();
    using db = new DatabaseSync(file);
    assert.equal(db.prepare('SELECT client FROM holds').get()?.client, 'me');
  });

  it('brings wishes and mails along from before there was a waiting list', async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'unknot.db');
    const now = Date.now();
    const wish = {
      serviceIds: ['deep', 'calm'],
      dates: ['2026-03-07', '2026-03-08'],
      customer: { name: 'Ana', email: 'Ana@Example.com' },
    };
    const { serviceIds: _ids, ...rest } = wish;
    {
      using db = new DatabaseSync(file);
      migrate(db, [
        migration001,
        migration002,
        migration003,
        migration004,
        migration005,
        migration006,
        migration007,
      ]);
      const insert = db.prepare('INSERT INTO wishes VALUES (?, ?, ?)');
      insert.run('later', now, JSON.stringify({ serviceIds: ['calm'], customer: wish.customer }));
      insert.run('first', now - 1, JSON.stringify(wish));
      db.exec(`
        INSERT INTO bookings VALUES ('one', 'AAAAAA', 'confirmed', 0, 0, 0, 1000, 2000, 'm1', 'c1', '{}');
        INSERT INTO mails (id, booking_id, sequence, kind, recipient, start, due_at, useful_until, try_at, tries)
        VALUES ('mail', 'one', 0, 'reminder', 'visitor', 1000, 900, 1000, 950, 2);`);
    }
    const store = openSqliteStore(file);
    const [first, later] = await store.read.waitlist.openWishes(0);
    const services = [{ serviceId: 'deep' }, { serviceId: 'calm' }];
    assert.deepEqual([first?.id, later?.id], ['first', 'later']);
    assert.deepEqual([first?.wish, first?.until], [{ ...rest, services }, Date.UTC(2026, 2, 9)]);
    assert.equal(later?.until, now + 60 * 86_400_000);
    assert.equal(await store.read.waitlist.countOpen('ana@example.COM'), 2);
    const [mail] = await store.read.mails.ofBooking('one');
    assert.deepEqual([mail?.id, mail?.tries, mail?.state, mail?.offerId], ['mail', 2, 'waiting', undefined]);
    await store.close();
  });

  it('brings what is taken along from before therapists’ calendars, and still guards it', async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'unknot.db');
    const before = [migration001, migration002, migration003, migration004, migration005, migration006];
    {
      using db = new DatabaseSync(file);
      migrate(db, before);
      db.exec(`
        INSERT INTO bookings VALUES ('one', 'AAAAAA', 'confirmed', 0, 0, 0, 1000, 2000, 'm1', 'c1', '{}');
        INSERT INTO bookings VALUES ('two', 'BBBBBB', 'cancelled', 0, 0, 0, 1500, 2500, 'm2', 'c2', '{}');
        INSERT INTO holds VALUES ('hold', 'client', 0, 9e15, 5000);
        INSERT INTO blocks VALUES ('block', 0, 1000, 9000, NULL);
        INSERT INTO claims VALUES (11, 'mira', 1000, 2000, 1, 'one', NULL, NULL);
        INSERT INTO claims VALUES (12, 'mira', 1500, 2500, 0, 'two', NULL, NULL);
        INSERT INTO claims VALUES (13, 'mira', 5000, 6000, 1, NULL, 'hold', NULL);
        INSERT INTO claims VALUES (14, 'mira', 1000, 9000, 1, NULL, NULL, 'block');`);
    }
    await openSqliteStore(file).close();
    using db = new DatabaseSync(file, { enableForeignKeyConstraints: true });
    assert.deepEqual(
      db
        .prepare('SELECT id, booking_id, hold_id, block_id, calendar_id, live FROM claims')
        .all()
        .map(Object.values),
      [
        [11, 'one', null, null, null, 1],
        [12, 'two', null, null, null, 0],
        [13, null, 'hold', null, null, 1],
        [14, null, null, 'block', null, 1],
      ],
    );
    assert.deepEqual(db.prepare('PRAGMA foreign_key_check').all(), []);
    db.exec(
      "DELETE FROM blocks; DELETE FROM holds; INSERT INTO calendars (staff_id, url, set_at, try_at) VALUES ('mira', 'x', 0, 0)",
    );
    assert.equal(db.prepare('SELECT count(*) AS count FROM claims').get()?.count, 2);
    for (const change of [
      "UPDATE bookings SET status = 'confirmed' WHERE id = 'two'",
      "INSERT INTO claims (resource, start, \"end\", booking_id) VALUES ('mira', 1900, 1950, 'one')",
    ]) {
      assert.throws(() => db.exec(change), /unknot:overlap/, change);
    }
    db.exec("INSERT INTO claims (resource, start, \"end\", calendar_id) VALUES ('mira', 1900, 3950, 'mira')");
    assert.throws(
      () => db.exec('UPDATE bookings SET start = 3000, "end" = 4000 WHERE id = \'one\''),
      /unknot:overlap/,
    );
    assert.throws(
      () => db.exec('INSERT INTO claims (resource, start, "end") VALUES (\'mira\', 1, 2)'),
      /CHECK/,
    );
    db.exec('DELETE FROM calendars; UPDATE bookings SET start = 3000, "end" = 4000 WHERE id = \'one\'');
    assert.equal(db.prepare("SELECT start FROM claims WHERE booking_id = 'one'").get()?.start, 3000);
    // It gave way, so the other can come back.
    db.exec("UPDATE bookings SET status = 'confirmed' WHERE id = 'two'");
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
