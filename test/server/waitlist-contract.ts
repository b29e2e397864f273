import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { WishRequest } from '../../packages/core/src/index.ts';
import {
  type Store,
  type StoredBooking,
  type StoredOffer,
  type StoredWish,
  WISH_MEMORY,
} from '../../packages/server/src/index.ts';
import type { OpenedStore } from './store-contract.ts';

const NOW = Date.UTC(2026, 2, 2, 8);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What every store keeps to with the waiting list, whatever database it stands on. */
export function waitlistContract(
  name: string,
  open: () => Promise<OpenedStore>,
  booking: (id: string, hour: number) => StoredBooking,
): void {
  const wish = (id: string, email = `${id}@example.com`): Omit<StoredWish, 'state'> => {
    const request: WishRequest = { services: [{ serviceId: 'deep' }], customer: { name: id, email } };
    return { id, createdAt: NOW, until: NOW + 9 * DAY, client: 'here', mark: `mark-${id}`, wish: request };
  };
  const offer = (id: string, wishId: string): Omit<StoredOffer, 'state' | 'bookingId'> => ({
    id,
    wishId,
    holdId: `hold-${id}`,
    createdAt: NOW,
    expiresAt: NOW + HOUR,
    start: NOW + DAY,
    end: NOW + DAY + HOUR,
    details: { visit: { serviceId: 'deep', minutes: 60 }, staff: [{ id: 'mira', name: 'Mira' }] },
  });
  const offered = (store: Store, made: ReturnType<typeof offer>) =>
    store.write(NOW, async (writer) => {
      const { holdId: id, expiresAt, start, end } = made;
      await writer.insertHold({ id, client: 'waitlist', createdAt: NOW, expiresAt, start }, [
        { resourceId: id, start, end },
      ]);
      await writer.waitlist.insertOffer(made);
    });
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

  describe(`the ${name} store’s waiting list`, () => {
    it('is in the order in which wishes were made, and counts whose they are', async () => {
      await using opened = await open();
      const { store } = opened;
      const { read } = store;
      // Made in the same millisecond, and not in the order of their ids.
      for (const id of ['zoe', 'ana', 'mia']) {
        await store.write(NOW, ({ waitlist }) => waitlist.insertWish(wish(id)));
      }
      await store.write(NOW, ({ waitlist }) => waitlist.insertWish(wish('again', 'ANA@example.com')));
      assert.deepEqual(ids(await read.waitlist.openWishes(NOW)), ['zoe', 'ana', 'mia', 'again']);
      assert.deepEqual(await read.waitlist.wish('zoe'), { ...wish('zoe'), state: 'open' });
      assert.equal((await read.waitlist.sameWish('mark-mia'))?.id, 'mia');
      assert.equal(await read.waitlist.countOpen('Ana@Example.com'), 2);
      assert.equal(await read.waitlist.countOpenOf('here'), 4);
      const twice = store.write(NOW, ({ waitlist }) =>
        waitlist.insertWish({ ...wish('other'), mark: 'mark-zoe' }),
      );
      await assert.rejects(twice, 'A wish is there once.');
      assert.equal(
        await store.write(NOW, ({ waitlist }) => waitlist.closeWish('zoe', 'withdrawn', NOW)),
        true,
      );
      assert.equal(
        await store.write(NOW, ({ waitlist }) => waitlist.closeWish('zoe', 'removed', NOW)),
        false,
      );
      assert.equal((await read.waitlist.wish('zoe'))?.state, 'withdrawn');
      assert.equal(await read.waitlist.countOpenOf('here'), 3);
      assert.deepEqual(ids(await read.waitlist.openWishes(NOW + 9 * DAY)), [], 'Its last day is over.');
    });

    it('has one open offer for a wish, which ends with its hold and lets it go', async () => {
      await using opened = await open();
      const { store } = opened;
      const { read } = store;
      await store.write(NOW, async ({ waitlist }) => {
        await waitlist.insertWish(wish('one'));
        await waitlist.insertWish(wish('two'));
      });
      await offered(store, offer('a', 'one'));
      assert.deepEqual(ids(await read.waitlist.waiting(NOW)), ['two']);
      await assert.rejects(offered(store, offer('b', 'one')), 'There is one already.');
      assert.equal(await read.hold('hold-b', NOW), undefined);
      assert.equal((await read.waitlist.offerOfHold('hold-a'))?.id, 'a');
      assert.deepEqual(await read.waitlist.offer('a'), { ...offer('a', 'one'), state: 'open' });
      assert.equal(await store.write(NOW, ({ waitlist }) => waitlist.closeOffer('a', 'declined')), true);
      assert.equal(await store.write(NOW, ({ waitlist }) => waitlist.closeOffer('a', 'over')), false);
      assert.equal(await read.hold('hold-a', NOW), undefined);
      assert.deepEqual(ids(await read.waitlist.waiting(NOW)), ['one', 'two']);
      assert.deepEqual(ids(await read.waitlist.offersTo('ONE@example.com')), ['a']);

      await offered(store, offer('c', 'one'));
      await store.write(NOW, ({ waitlist }) => waitlist.closeWish('one', 'withdrawn', NOW));
      assert.equal((await read.waitlist.offer('c'))?.state, 'declined');
      assert.equal(await read.hold('hold-c', NOW), undefined);
    });

    it('writes down what time has ended', async () => {
      await using opened = await open();
      const { store } = opened;
      const { read } = store;
      const expire = (now: number) => store.write(now, ({ waitlist }) => waitlist.expire(now, 2));
      await store.write(NOW, ({ waitlist }) => waitlist.insertWish(wish('one')));
      await offered(store, offer('a', 'one'));
      assert.equal(await read.waitlist.overdue(NOW + HOUR - 1), false);
      assert.equal(await read.waitlist.overdue(NOW + HOUR), true);
      await expire(NOW + HOUR);
      assert.equal((await read.waitlist.offer('a'))?.state, 'over');
      assert.equal(await read.waitlist.overdue(NOW + HOUR), false);
      await offered(store, { ...offer('b', 'one'), expiresAt: NOW + 5 * HOUR });
      await store.write(NOW, (writer) => writer.deleteHold('hold-b'));
      assert.equal(await read.waitlist.overdue(NOW), true, 'Its hold is gone.');
      await expire(NOW);
      assert.equal((await read.waitlist.wish('one'))?.state, 'over', 'Two were left without an answer.');

      await store.write(NOW, ({ waitlist }) => waitlist.insertWish(wish('late')));
      await expire(NOW + 9 * DAY - 1);
      assert.equal((await read.waitlist.wish('late'))?.state, 'open');
      await expire(NOW + 9 * DAY);
      assert.equal((await read.waitlist.wish('late'))?.state, 'over');
      await expire(NOW + 9 * DAY + WISH_MEMORY + 1);
      assert.equal(await read.waitlist.wish('late'), undefined, 'It is forgotten.');
      assert.equal(await read.waitlist.offer('a'), undefined);
    });

    it('has who waited wait on where their booking is undone', async () => {
      await using opened = await open();
      const { store } = opened;
      const { read } = store;
      await store.write(NOW, ({ waitlist }) => waitlist.insertWish(wish('one')));
      await offered(store, offer('a', 'one'));
      await store.write(NOW, async (writer) => {
        await writer.insertBooking(booking('booked', 10), []);
        await writer.waitlist.closeOffer('a', 'claimed', 'booked');
        await writer.waitlist.closeWish('one', 'booked', NOW);
      });
      assert.deepEqual((await read.waitlist.offer('a'))?.bookingId, 'booked');
      await store.write(NOW, (writer) => writer.deleteBooking('booked'));
      const undone = await read.waitlist.offer('a');
      assert.deepEqual([undone?.state, undone?.bookingId], ['declined', undefined]);
      assert.equal((await read.waitlist.wish('one'))?.state, 'open');
    });

    it('has the mails of its offers go with them', async () => {
      await using opened = await open();
      const { store } = opened;
      const { read } = store;
      await store.write(NOW, ({ waitlist }) => waitlist.insertWish(wish('one')));
      await offered(store, offer('a', 'one'));
      const mail = {
        id: 'a.offer',
        offerId: 'a',
        sequence: 0,
        kind: 'offer',
        to: 'visitor',
        start: NOW + DAY,
        dueAt: NOW,
        usefulUntil: NOW + HOUR,
      } as const;
      await store.write(NOW, (writer) => writer.mails.insert(mail));
      const due = { now: NOW, lease: 1000, longestWait: HOUR };
      assert.equal(await read.mails.due(due), true);
      const [claimed] = await store.write(NOW, ({ mails }) => mails.claim({ ...due, by: 'me', most: 9 }));
      assert.deepEqual([claimed?.offerId, claimed?.bookingId, claimed?.kind], ['a', undefined, 'offer']);
      const about = store.write(NOW, ({ mails }) => mails.insert({ ...mail, id: 'b', bookingId: 'x' }));
      await assert.rejects(about, 'A mail is about one thing.');
    });
  });
}
