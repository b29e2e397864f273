import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openSqliteStore, type Store, type StoredBooking } from '../../packages/server/src/index.ts';
import { planMails } from '../../packages/server/src/mail/plan.ts';
import { type Arrived, type MailServer, mailServer } from './mail-server.ts';
import { runScript } from './server-process.ts';
import { DAY, HOUR, temporaryFolder } from './test-server.ts';

const SENDER = fileURLToPath(new URL('./mail-sender.ts', import.meta.url));
const VISITORS = 2000;
const PROCESSES = 4;
/** How many mails a process has on the way at once. */
const ON_THE_WAY = 3;
const LEASE = 8000;

describe('2,000 reminders that are due at once', () => {
  it('all arrive through 4 processes, one of them killed: twice only what that one had on the way', async (t) => {
    await using smtp = await mailServer();
    smtp.refusals.slow = 15;
    using folder = temporaryFolder();
    const file = await withReminders(folder.path);
    const senders = await Promise.all(Array.from({ length: PROCESSES }, () => started(file, smtp)));
    await smtp.until(VISITORS / 5);
    senders[0]!.kill('SIGKILL');
    await until(() => visitors(smtp.arrived).size === VISITORS);
    // Longer than any claim lasts: what is sent twice has been by now.
    await sleep(LEASE + 1000);
    for (const sender of senders) sender.kill('SIGKILL');

    assertServed(smtp.arrived);
    const twice = smtp.arrived.length - VISITORS;
    assert.ok(twice <= ON_THE_WAY, `${twice} came twice.`);
    t.diagnostic(`${smtp.arrived.length} mails, ${twice} of them for the second time`);
    await assertSettled(file);
  });

  it('all arrive though the mail server is down for a while, and a process with it', async (t) => {
    await using smtp = await mailServer();
    using folder = temporaryFolder();
    const file = await withReminders(folder.path);
    const senders = await Promise.all(Array.from({ length: PROCESSES }, () => started(file, smtp)));
    await smtp.until(VISITORS / 5);
    await smtp.down();
    senders[0]!.kill('SIGKILL');
    await sleep(1000);
    await smtp.up();
    await until(() => visitors(smtp.arrived).size === VISITORS);
    for (const sender of senders) sender.kill('SIGKILL');
    assertServed(smtp.arrived);
    const twice = smtp.arrived.length - VISITORS;
    assert.ok(twice <= ON_THE_WAY * PROCESSES, `${twice} came twice.`);
    t.diagnostic(`${smtp.arrived.length} mails, ${twice} of them for the second time`);
  });
});

async function started(file: string, smtp: MailServer) {
  const child = runScript(SENDER, [file, String(smtp.port), String(LEASE)]);
  child.stderr!.pipe(process.stderr);
  await once(child.stdout!, 'data');
  return child;
}

/** A database with visitors whose reminders were due some hours ago. */
async function withReminders(folder: string): Promise<string> {
  const file = join(folder, 'unknot.db');
  const store = openSqliteStore(file);
  const now = Date.now();
  const rules = { reminders: [{ beforeMinutes: 1440, by: 'email', kind: 'reminder' }] } as const;
  await store.write(now, async (writer) => {
    for (let i = 0; i < VISITORS; i++) {
      const one = booking(i, now + 20 * HOUR);
      await writer.insertBooking(one, []);
      const mails = planMails(one, undefined, rules, now - 2 * DAY, false);
      for (const mail of mails) await writer.mails.insert(mail);
    }
  });
  assert.equal((await store.read.mails.count(now)).late, VISITORS);
  await store.close();
  return file;
}

function assertServed(arrived: readonly Arrived[]): void {
  const idOf = new Map<string, Set<string>>();
  for (const { to, raw } of arrived) {
    assert.equal(to.length, 1);
    const [address = ''] = to;
    const id = /^Message-ID: (<.*>)\r$/im.exec(raw)?.[1];
    assert.ok(id);
    idOf.set(address, (idOf.get(address) ?? new Set()).add(id));
  }
  assert.equal(idOf.size, VISITORS, 'Every visitor is served.');
  for (const [address, ids] of idOf) {
    assert.equal(ids.size, 1, `Whatever came to ${address} has one Message-ID.`);
  }
  assert.equal(new Set([...idOf.values()].flatMap((ids) => [...ids])).size, VISITORS);
}

async function assertSettled(file: string): Promise<void> {
  const store: Store = openSqliteStore(file);
  assert.deepEqual(await store.read.mails.count(Date.now()), { waiting: 0, late: 0, givenUp: 0 });
  await store.close();
}

function visitors(arrived: readonly Arrived[]): Set<string | undefined> {
  return new Set(arrived.map(({ to }) => to[0]));
}

async function until(done: () => boolean): Promise<void> {
  for (let waited = 0; !done(); waited += 20) {
    assert.ok(waited < 90_000, 'It takes too long.');
    await sleep(20);
  }
}

function booking(i: number, start: number): StoredBooking {
  return {
    id: `booking-${i}`,
    reference: `REF-${i}`,
    status: 'confirmed',
    sequence: 0,
    createdAt: start - 3 * DAY,
    updatedAt: start - 3 * DAY,
    start,
    end: start + HOUR,
    manageHash: `manage-${i}`,
    calendarHash: `calendar-${i}`,
    details: {
      serviceId: 'deep',
      serviceName: 'Deep back release',
      durationMinutes: 60,
      minutes: 60,
      addOnIds: [],
      staff: [{ id: 'mira', name: 'Mira' }],
      rooms: [],
      customer: { name: `Visitor ${i}`, email: `visitor-${i}@example.com` },
      lines: [{ kind: 'service', id: 'deep', name: 'Deep back release', minutes: 60, price: 7800 }],
      total: 7800,
      currency: 'EUR',
      localStart: '2026-03-04T11:00',
      cancelUntil: start - 24 * HOUR,
      rescheduleUntil: start - 12 * HOUR,
    },
  };
}
