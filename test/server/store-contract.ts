import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type ClaimedTime,
  DuplicateReferenceError,
  IDEMPOTENCY_MEMORY,
  MAIL_MEMORY,
  type NewMail,
  OverlapError,
  type Store,
  type StoredBooking,
} from '../../packages/server/src/index.ts';
import { codeContract } from './code-contract.ts';
import { spaCatalog } from './spa-catalog.ts';
import { waitlistContract } from './waitlist-contract.ts';

const NOW = Date.UTC(2026, 2, 2, 8);
const HOUR = 3_600_000;
const LEASE = 60_000;

/** A store, opened for a test, and what it takes to be rid of it. */
export interface OpenedStore extends AsyncDisposable {
  readonly store: Store;
}

/** What every store keeps to, whatever database it stands on. */
export function storeContract(name: string, open: () => Promise<OpenedStore>): void {
  codeContract(name, open, booking);
  waitlistContract(name, open, booking);
  describe(`the ${name} store`, () => {
    it('gives back a booking as it was stored', async () => {
      await using opened = await open();
      const { store } = opened;
      const one = booking('one', 10);
      await store.write(NOW, (writer) => writer.insertBooking(one, claims('mira', 10)));
      assert.deepEqual(await store.read.booking('one'), one);
      assert.deepEqual(await store.read.bookingByManageHash(one.manageHash), one);
      assert.deepEqual(await store.read.bookingByCalendarHash(one.calendarHash), one);
      assert.equal(await store.read.booking('two'), undefined);
    });

    it('lists bookings and claims that touch a window, and not those that end where it begins', async () => {
      await using opened = await open();
      const { store } = opened;
      await store.write(NOW, async (writer) => {
        await writer.insertBooking(booking('early', 9), claims('mira', 9));
        await writer.insertBooking(booking('late', 11), claims('mira', 11));
      });
      const window = { from: at(10), to: at(12) };
      assert.deepEqual(
        (await store.read.bookings(window)).map(({ id }) => id),
        ['late'],
      );
      assert.deepEqual(await store.read.claims(window, NOW), [
        { resourceId: 'mira', start: at(11), end: at(12), kind: 'booking', ownerId: 'late' },
      ]);
    });

    it('refuses a booking where one is, and then has nothing of it', async () => {
      await using opened = await open();
      const { store } = opened;
      await store.write(NOW, (writer) => writer.insertBooking(booking('one', 10), claims('mira', 10)));
      const second = store.write(NOW, (writer) =>
        writer.insertBooking(booking('two', 10.5), [...claims('jonas', 10.5), ...claims('mira', 10.5)]),
      );
      await assert.rejects(second, OverlapError);
      assert.equal(await store.read.booking('two'), undefined);
      assert.equal((await store.read.claims({ from: at(0), to: at(24) }, NOW)).length, 1);
    });

    it('keeps when a therapist is busy by their own calendar: over bookings, and against new ones', async () => {
      await using opened = await open();
      const { store } = opened;
      const claim = { now: NOW, by: 'a', lease: LEASE, longestWait: HOUR, most: 9 };
      const busy = (hour: number) => [{ start: at(hour), end: at(hour + 1) }];
      const taken = async () =>
        (await store.read.claims({ from: at(0), to: at(24) }, NOW)).map(({ kind }) => kind);
      await store.write(NOW, async (writer) => {
        await writer.insertBooking(booking('one', 10), claims('mira', 10));
        await writer.calendars.put('mira', 'https://a.example/', NOW);
        assert.equal((await writer.calendars.claim(claim)).length, 1);
        assert.equal((await writer.calendars.claim({ ...claim, by: 'b' })).length, 0);
        const read = { busy: busy(10), warnings: [], reach: at(48), etag: '"x"' };
        assert.equal(await writer.calendars.good('mira', 'b', NOW, NOW + HOUR, read), false);
        assert.equal(await writer.calendars.good('mira', 'a', NOW, NOW + HOUR, read), true);
      });
      assert.deepEqual(await taken(), ['booking', 'calendar']);
      assert.deepEqual(await store.read.calendars.of('mira'), {
        staffId: 'mira',
        url: 'https://a.example/',
        setAt: NOW,
        tries: 0,
        etag: '"x"',
        reach: at(48),
        triedAt: NOW,
        goodAt: NOW,
        warnings: [],
      });
      const due = (now: number) => store.read.calendars.due({ ...claim, now });
      assert.deepEqual(
        [await due(NOW), await due(NOW + HOUR), await due(NOW - 2 * HOUR)],
        [false, true, true],
      );
      const later = NOW + HOUR;
      await store.write(later, async ({ calendars }) => {
        await calendars.claim({ ...claim, now: later });
        await calendars.good('mira', 'a', later, later, { busy: busy(14), warnings: [] });
      });
      const second = store.write(NOW, (writer) =>
        writer.insertBooking(booking('two', 14.5), claims('mira', 14.5)),
      );
      await assert.rejects(second, OverlapError);
      await store.write(later, async ({ calendars }) => {
        await calendars.claim({ ...claim, now: later });
        assert.equal(await calendars.failed('mira', 'a', later, later, 'gone'), true);
        // Set anew, who had it before has nothing more to say.
        await calendars.claim({ ...claim, now: later });
        await calendars.put('mira', 'https://b.example/', later);
        assert.equal(await calendars.good('mira', 'a', later, later), false);
      });
      assert.deepEqual(await taken(), ['booking', 'calendar']);
      assert.deepEqual(await store.read.calendars.count(later), { imported: 1, failing: 0, stale: 0 });
      assert.equal((await store.read.calendars.count(later + 1)).stale, 1);
      assert.equal(await store.write(NOW, ({ calendars }) => calendars.remove('mira')), true);
      assert.deepEqual(await taken(), ['booking']);
    });

    it('takes a booking that begins where another ends', async () => {
      await using opened = await open();
      const { store } = opened;
      await store.write(NOW, async (writer) => {
        await writer.insertBooking(booking('one', 10), claims('mira', 10));
        await writer.insertBooking(booking('two', 11), claims('mira', 11));
      });
      assert.equal((await store.read.claims({ from: at(0), to: at(24) }, NOW)).length, 2);
    });

    it('refuses to move a booking to where another is, and leaves it where it was', async () => {
      await using opened = await open();
      const { store } = opened;
      const two = booking('two', 14);
      await store.write(NOW, async (writer) => {
        await writer.insertBooking(booking('one', 10), claims('mira', 10));
        await writer.insertBooking(two, claims('mira', 14));
      });
      const moved = { ...two, start: at(10), end: at(11) };
      await assert.rejects(
        store.write(NOW, (writer) => writer.updateBooking(moved, claims('mira', 10))),
        OverlapError,
      );
      assert.deepEqual(await store.read.booking('two'), two);
    });

    it('moves a booking, also to a time that overlaps with its own', async () => {
      await using opened = await open();
      const { store } = opened;
      const one = booking('one', 10);
      await store.write(NOW, (writer) => writer.insertBooking(one, claims('mira', 10)));
      const moved = { ...one, start: at(10.5), end: at(11.5), sequence: 1 };
      await store.write(NOW, (writer) => writer.updateBooking(moved, claims('mira', 10.5)));
      assert.deepEqual(await store.read.booking('one'), moved);
      assert.deepEqual(
        (await store.read.claims({ from: at(0), to: at(24) }, NOW)).map(({ start, end }) => [start, end]),
        [[at(10.5), at(11.5)]],
      );
    });

    it('frees the time of a cancelled booking, and refuses to revive it once the time is taken', async () => {
      await using opened = await open();
      const { store } = opened;
      const one = booking('one', 10);
      await store.write(NOW, async (writer) => {
        await writer.insertBooking(one, claims('mira', 10));
        await writer.updateBooking({ ...one, status: 'cancelled' });
      });
      assert.deepEqual(await store.read.claims({ from: at(0), to: at(24) }, NOW), []);
      await store.write(NOW, (writer) => writer.insertBooking(booking('two', 10), claims('mira', 10)));
      await assert.rejects(
        store.write(NOW, (writer) => writer.updateBooking(one)),
        OverlapError,
      );
      assert.equal((await store.read.booking('one'))?.status, 'cancelled');
    });

    it('revives a cancelled booking while its time is free', async () => {
      await using opened = await open();
      const { store } = opened;
      const one = booking('one', 10);
      await store.write(NOW, async (writer) => {
        await writer.insertBooking(one, claims('mira', 10));
        await writer.updateBooking({ ...one, status: 'cancelled' });
        await writer.updateBooking(one);
      });
      assert.equal((await store.read.claims({ from: at(0), to: at(24) }, NOW)).length, 1);
    });

    it('refuses a second booking with the same reference', async () => {
      await using opened = await open();
      const { store } = opened;
      const one = booking('one', 10);
      await store.write(NOW, (writer) => writer.insertBooking(one, claims('mira', 10)));
      const two = { ...booking('two', 14), reference: one.reference };
      await assert.rejects(
        store.write(NOW, (writer) => writer.insertBooking(two, claims('mira', 14))),
        DuplicateReferenceError,
      );
    });

    it('keeps a held time from others until it runs out', async () => {
      await using opened = await open();
      const { store } = opened;
      const hold = { id: 'hold', client: 'somebody', createdAt: NOW, expiresAt: NOW + HOUR, start: at(10) };
      await store.write(NOW, (writer) => writer.insertHold(hold, claims('mira', 10)));
      assert.deepEqual(await store.read.hold('hold', NOW), hold);
      assert.equal(await store.read.countHolds('somebody', NOW), 1);
      assert.equal(await store.read.countHolds('somebody else', NOW), 0);
      await assert.rejects(
        store.write(NOW + HOUR - 1, (writer) => writer.insertBooking(booking('one', 10), claims('mira', 10))),
        OverlapError,
      );

      assert.equal(await store.read.hold('hold', NOW + HOUR), undefined);
      assert.equal(await store.read.countHolds('somebody', NOW + HOUR), 0);
      assert.deepEqual(await store.read.claims({ from: at(0), to: at(24) }, NOW + HOUR), []);
      await store.write(NOW + HOUR, (writer) => writer.insertBooking(booking('one', 10), claims('mira', 10)));
      assert.equal((await store.read.booking('one'))?.id, 'one');
    });

    it('lets a hold go, also one that there never was', async () => {
      await using opened = await open();
      const { store } = opened;
      const hold = { id: 'hold', client: 'somebody', createdAt: NOW, expiresAt: NOW + HOUR, start: at(10) };
      await store.write(NOW, (writer) => writer.insertHold(hold, claims('mira', 10)));
      await store.write(NOW, async (writer) => {
        await writer.deleteHold('hold');
        await writer.deleteHold('another');
      });
      assert.deepEqual(await store.read.claims({ from: at(0), to: at(24) }, NOW), []);
    });

    it('takes a block over a booking that stands, and refuses what comes after', async () => {
      await using opened = await open();
      const { store } = opened;
      const block = {
        id: 'ill',
        createdAt: NOW,
        start: at(9),
        end: at(18),
        resourceIds: ['mira'],
        name: 'Ill',
      };
      await store.write(NOW, async (writer) => {
        await writer.insertBooking(booking('one', 10), claims('mira', 10));
        await writer.insertBlock(block);
      });
      assert.deepEqual(await store.read.blocks({ from: at(0), to: at(24) }), [block]);
      assert.equal((await store.read.booking('one'))?.status, 'confirmed');
      await assert.rejects(
        store.write(NOW, (writer) => writer.insertBooking(booking('two', 14), claims('mira', 14))),
        OverlapError,
      );
      assert.equal(await store.write(NOW, (writer) => writer.deleteBlock('ill')), true);
      assert.equal(await store.write(NOW, (writer) => writer.deleteBlock('ill')), false);
      await store.write(NOW, (writer) => writer.insertBooking(booking('two', 14), claims('mira', 14)));
      assert.equal((await store.read.claims({ from: at(0), to: at(24) }, NOW)).length, 2);
    });

    it('remembers what a key was answered with, for as long as it says', async () => {
      await using opened = await open();
      const { store } = opened;
      const one = booking('one', 10);
      const record = {
        keyHash: 'key',
        requestHash: 'request',
        bookingId: 'one',
        createdAt: NOW,
        answer: one,
      };
      await store.write(NOW, async (writer) => {
        await writer.insertBooking(one, claims('mira', 10));
        await writer.insertIdempotencyRecord(record);
      });
      assert.deepEqual(await store.read.idempotencyRecord('key'), record);
      await store.write(NOW + IDEMPOTENCY_MEMORY, async () => undefined);
      assert.deepEqual(await store.read.idempotencyRecord('key'), record);
      await store.write(NOW + IDEMPOTENCY_MEMORY + 1, async () => undefined);
      assert.equal(await store.read.idempotencyRecord('key'), undefined);
    });

    it('has the catalog that was stored last', async () => {
      await using opened = await open();
      const { store } = opened;
      assert.equal(await store.read.catalogVersion(), 0);
      assert.equal(await store.read.catalog(), undefined);
      await store.write(NOW, (writer) => writer.putCatalog(spaCatalog(), NOW));
      const newer = spaCatalog({
        addOns: [],
        services: spaCatalog().services.map(({ addOns, ...rest }) => rest),
      });
      const { version } = await store.write(NOW, (writer) => writer.putCatalog(newer, NOW));
      assert.equal(await store.read.catalogVersion(), version);
      assert.deepEqual(await store.read.catalog(), { version, catalog: newer });
    });

    it('gives a mail that is due to one alone, until it is settled or the claim has run out', async () => {
      await using opened = await open();
      const { store } = opened;
      await store.write(NOW, async (writer) => {
        await writer.insertBooking(booking('one', 10), claims('mira', 10));
        await writer.mails.insert(mail('early', NOW - 2));
        await writer.mails.insert(mail('late', NOW - 1));
        await writer.mails.insert(mail('later', NOW + HOUR));
      });
      const claim = (by: string, now = NOW, most = 2) =>
        store.write(now, async ({ mails }) =>
          (await mails.claim({ now, by, lease: LEASE, longestWait: HOUR, most })).map(({ id }) => id),
        );
      const due = (now: number) => store.read.mails.due({ now, lease: LEASE, longestWait: HOUR });
      assert.deepEqual([await due(NOW - 3), await due(NOW)], [false, true]);
      assert.deepEqual(await claim('a', NOW, 1), ['early']);
      assert.deepEqual(await claim('b'), ['late']);
      assert.deepEqual([await claim('c'), await due(NOW)], [[], false]);
      await store.write(NOW, async ({ mails }) => {
        await mails.settle('late', 'a', NOW, 'given-up', 'not its own');
        await mails.settle('late', 'b', NOW, 'sent');
        await mails.retry('early', 'b', NOW, 'not its own');
      });
      assert.deepEqual(await claim('c', NOW + LEASE - 1), []);
      assert.deepEqual(await claim('c', NOW + LEASE), ['early']);
      // Whoever had it first has sent it after all: that holds, and nothing is tried again.
      await store.write(NOW, async ({ mails }) => {
        await mails.settle('early', 'a', NOW + LEASE, 'sent');
        await mails.retry('early', 'c', NOW + LEASE, 'smtp-450');
      });
      const states = (await store.read.mails.ofBooking('one')).map(({ id, state, tries }) => [
        id,
        state,
        tries,
      ]);
      assert.deepEqual(states, [
        ['early', 'sent', 0],
        ['late', 'sent', 0],
        ['later', 'waiting', 0],
      ]);
    });

    it('lets a mail be tried again at its time, and at once where that was a clock’s mistake', async () => {
      await using opened = await open();
      const { store } = opened;
      await store.write(NOW, async (writer) => {
        await writer.insertBooking(booking('one', 10), claims('mira', 10));
        await writer.mails.insert(mail('mail', NOW));
      });
      const claim = (now: number) =>
        store.write(now, ({ mails }) =>
          mails.claim({ now, by: 'a', lease: LEASE, longestWait: HOUR, most: 9 }),
        );
      const count = async (now: number) => (await claim(now)).length;
      await claim(NOW);
      await store.write(NOW, ({ mails }) => mails.retry('mail', 'a', NOW + HOUR, 'smtp-450'));
      assert.equal(await count(NOW + HOUR - 1), 0);
      const [again] = await claim(NOW + 2 * HOUR);
      assert.deepEqual([again?.tries, again?.why], [1, 'smtp-450']);
      // The clock was fast and is put back: neither the claim nor the wait is believed.
      assert.equal(await count(NOW + 2 * HOUR - 3 * LEASE), 1);
      await store.write(NOW, ({ mails }) => mails.retry('mail', 'a', NOW + 9 * HOUR, 'smtp-450'));
      assert.equal(await count(NOW + 7 * HOUR), 0);
      assert.equal(await count(NOW), 1);
    });

    it('forgets who came long ago, and keeps what was booked', async () => {
      await using opened = await open();
      const { store } = opened;
      const said = {
        notes: 'my left shoulder',
        answers: { visit: 'yes' },
        card: { allergies: 'almonds' },
        secondGuest: { name: 'Bo' },
        formerEmail: 'before@example.com',
        source: { utm_source: 'letter' },
      };
      const of = (id: string, hour: number): StoredBooking => {
        const one = booking(id, hour);
        return { ...one, details: { ...one.details, ...said } };
      };
      await store.write(NOW, async (writer) => {
        for (const [i, id] of ['old', 'older', 'young'].entries()) {
          await writer.insertBooking(of(id, 10 + i), claims('mira', 10 + i));
        }
      });
      const forget = () => store.write(NOW, (writer) => writer.forgetGuests(at(12)));
      assert.equal(await forget(), 2);
      assert.equal(await forget(), 0);
      assert.deepEqual(await store.read.booking('young'), of('young', 12));
      const gone = booking('old', 10);
      assert.deepEqual(await store.read.booking('old'), {
        ...gone,
        details: {
          ...gone.details,
          customer: { name: '–', email: 'forgotten-old@guest.invalid' },
          forgotten: true,
        },
      });
      const older = await store.read.booking('older');
      assert.equal(older?.details.customer.email, 'forgotten-older@guest.invalid');
    });

    it('counts mails, has what was given up sent again, and forgets what was settled long ago', async () => {
      await using opened = await open();
      const { store } = opened;
      await store.write(NOW, async (writer) => {
        await writer.insertBooking(booking('one', 10), claims('mira', 10));
        for (const id of ['first', 'second', 'third']) await writer.mails.insert(mail(id, NOW));
        await writer.mails.claim({ now: NOW, by: 'a', lease: LEASE, longestWait: HOUR, most: 2 });
        for (const id of ['first', 'second']) await writer.mails.settle(id, 'a', NOW, 'given-up', 'smtp-550');
      });
      const { mails } = store.read;
      assert.deepEqual(await mails.count(NOW), { waiting: 1, late: 0, givenUp: 2 });
      assert.deepEqual(await mails.count(NOW + 1), { waiting: 1, late: 1, givenUp: 2 });
      assert.deepEqual(
        (await mails.givenUp()).map(({ id, why, settledAt }) => [id, why, settledAt]),
        [
          ['first', 'smtp-550', NOW],
          ['second', 'smtp-550', NOW],
        ],
      );
      const done = await store.write(NOW + HOUR, async (writer) => [
        await writer.mails.again('first', NOW + HOUR, NOW + 2 * HOUR),
        await writer.mails.again('third', NOW + HOUR, NOW + 2 * HOUR),
        await writer.mails.letGo('second', NOW + HOUR),
        await writer.mails.letGo('second', NOW + HOUR),
      ]);
      assert.deepEqual(done, [true, false, true, false]);
      const [third, first] = await mails
        .ofBooking('one')
        .then((all) => all.filter(({ id }) => id !== 'second'));
      assert.deepEqual(
        [third?.id, first?.state, first?.tries, first?.dueAt, first?.usefulUntil],
        ['third', 'waiting', 0, NOW + HOUR, NOW + 2 * HOUR],
      );
      await store.write(NOW + HOUR + MAIL_MEMORY, async () => undefined);
      assert.equal((await mails.ofBooking('one')).length, 3);
      await store.write(NOW + HOUR + MAIL_MEMORY + 1, async () => undefined);
      assert.deepEqual(
        (await mails.ofBooking('one')).map(({ id }) => id),
        ['third', 'first'],
        'What waits is never forgotten.',
      );
    });

    it('drops what waits for a booking, and nothing else, until it is planned again', async () => {
      await using opened = await open();
      const { store } = opened;
      await store.write(NOW, async (writer) => {
        await writer.insertBooking(booking('one', 10), claims('mira', 10));
        await writer.insertBooking(booking('two', 14), claims('mira', 14));
        await writer.mails.insert(mail('sent', NOW - 1));
        await writer.mails.claim({ now: NOW, by: 'a', lease: LEASE, longestWait: HOUR, most: 1 });
        await writer.mails.settle('sent', 'a', NOW, 'sent');
        await writer.mails.insert(mail('waiting', NOW));
        await writer.mails.insert({ ...mail('another’s', NOW), bookingId: 'two' });
        await writer.mails.drop('one', NOW, 'moved');
      });
      const states = async (id: string) =>
        (await store.read.mails.ofBooking(id)).map(({ state, why }) => [state, why]);
      assert.deepEqual(await states('one'), [
        ['sent', undefined],
        ['dropped', 'moved'],
      ]);
      assert.deepEqual(await states('two'), [['waiting', undefined]]);
      await store.write(NOW, async ({ mails }) => {
        await mails.insert(mail('sent', NOW + HOUR));
        await mails.insert(mail('waiting', NOW + HOUR));
      });
      assert.deepEqual(
        (await store.read.mails.ofBooking('one')).map(({ state, dueAt }) => [state, dueAt]),
        [
          ['sent', NOW - 1],
          ['waiting', NOW + HOUR],
        ],
        'What was sent is not sent again; what was dropped can be planned again.',
      );
    });

    it('counts what was sent to a visitor since a time', async () => {
      await using opened = await open();
      const { store } = opened;
      await store.write(NOW, async (writer) => {
        await writer.insertBooking(booking('one', 10), claims('mira', 10));
        for (const id of ['a', 'b', 'c', 'd']) await writer.mails.insert(mail(id, NOW));
        await writer.mails.insert({ ...mail('spa', NOW), to: 'spa' });
        await writer.mails.claim({ now: NOW, by: 'x', lease: LEASE, longestWait: HOUR, most: 9 });
        await writer.mails.settle('a', 'x', NOW, 'sent');
        await writer.mails.settle('b', 'x', NOW + 1, 'sent');
        await writer.mails.settle('c', 'x', NOW + 1, 'dropped', 'moved');
        await writer.mails.settle('spa', 'x', NOW + 1, 'sent');
      });
      const sent = (email: string, since: number) => store.read.mails.sentTo(email, since);
      assert.deepEqual(
        [
          await sent('ANA@example.com', NOW - 1),
          await sent('ana@example.com', NOW),
          await sent('e@x.example', 0),
        ],
        [2, 1, 0],
      );
    });

    it('remembers who wants no more mails, and knows who comes again', async () => {
      await using opened = await open();
      const { store } = opened;
      const { mails } = store.read;
      await store.write(NOW, async (writer) => {
        await writer.insertBooking(booking('one', 10), claims('mira', 10));
        await writer.insertBooking({ ...booking('two', 14), status: 'cancelled' }, []);
        await writer.mails.refuse('hash', NOW);
        await writer.mails.refuse('hash', NOW + 1);
      });
      assert.deepEqual([await mails.refused('hash'), await mails.refused('other')], [true, false]);
      assert.equal(await mails.comesAgain('ANA@example.com', at(11) - 1), true);
      assert.equal(await mails.comesAgain('ana@example.com', at(11)), false, 'The later one is cancelled.');
      assert.equal(await mails.comesAgain('eve@example.com', NOW), false);
    });

    it('undoes all of a write that fails', async () => {
      await using opened = await open();
      const { store } = opened;
      const failing = store.write(NOW, async (writer) => {
        await writer.insertBooking(booking('one', 10), claims('mira', 10));
        await writer.insertHold(
          { id: 'hold', client: 'me', createdAt: NOW, expiresAt: NOW + 1, start: at(3) },
          [],
        );
        throw new RangeError('no');
      });
      await assert.rejects(failing, RangeError);
      assert.equal(await store.read.booking('one'), undefined);
      assert.equal(await store.read.hold('hold', NOW), undefined);
      await store.write(NOW, (writer) => writer.insertBooking(booking('one', 10), claims('mira', 10)));
      assert.equal((await store.read.booking('one'))?.id, 'one');
    });

    it('does writes one after the other, and shows none that is under way', async () => {
      await using opened = await open();
      const { store } = opened;
      const seen: unknown[] = [];
      const slow = store.write(NOW, async (writer) => {
        await writer.insertBooking(booking('one', 10), claims('mira', 10));
        for (let i = 0; i < 20; i++) await null;
        seen.push((await store.read.booking('one')) === undefined);
      });
      const next = store.write(NOW, async (writer) => seen.push((await writer.booking('one'))?.id));
      await Promise.all([slow, next]);
      assert.deepEqual(seen, [true, 'one']);
    });
  });
}

function at(hour: number): number {
  return Date.UTC(2026, 2, 4) + hour * HOUR;
}

function mail(id: string, dueAt: number): NewMail {
  const about = { bookingId: 'one', sequence: 0, kind: 'reminder', to: 'visitor', start: at(10) } as const;
  return { id, ...about, dueAt, usefulUntil: at(10) };
}

function claims(resourceId: string, hour: number): ClaimedTime[] {
  return [{ resourceId, start: at(hour), end: at(hour + 1) }];
}

function booking(id: string, hour: number): StoredBooking {
  return {
    id,
    reference: `REF-${id}`,
    status: 'confirmed',
    sequence: 0,
    createdAt: NOW,
    updatedAt: NOW,
    start: at(hour),
    end: at(hour + 1),
    manageHash: `manage-${id}`,
    calendarHash: `calendar-${id}`,
    details: {
      serviceId: 'deep',
      serviceName: 'Deep back release',
      durationMinutes: 60,
      minutes: 60,
      addOnIds: [],
      staff: [{ id: 'mira', name: 'Mira' }],
      rooms: [],
      customer: { name: 'Ana Example', email: 'ana@example.com' },
      lines: [{ kind: 'service', id: 'deep', name: 'Deep back release', minutes: 60, price: 7800 }],
      total: 7800,
      currency: 'EUR',
      localStart: '2026-03-04T11:00',
      cancelUntil: at(hour) - 24 * HOUR,
      rescheduleUntil: at(hour) - 12 * HOUR,
    },
  };
}
