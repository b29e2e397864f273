import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  CodeSpentError,
  DuplicateCodeError,
  type Store,
  type StoredBooking,
  type StoredCode,
  UNPAID_MEMORY,
} from '../../packages/server/src/index.ts';
import type { OpenedStore } from './store-contract.ts';

const NOW = Date.UTC(2026, 2, 2, 8);

/** What every store keeps to with codes, whatever database it stands on: it has the last word on what is spent. */
export function codeContract(
  name: string,
  open: () => Promise<OpenedStore>,
  booking: (id: string, hour: number) => StoredBooking,
): void {
  const code = (changes: Partial<StoredCode> = {}): StoredCode => ({
    id: 'one',
    hash: 'hash-of-one',
    createdAt: NOW,
    state: 'active',
    details: { discount: { kind: 'percent', percent: 10, name: 'Discount' } },
    ...changes,
  });
  /** A store with a code in it, and a booking for each of these people. */
  const withCode = async (store: Store, stored: StoredCode, ...emails: readonly string[]) => {
    await store.write(NOW, async (writer) => {
      await writer.codes.insertCode(stored);
      for (const [i, email] of emails.entries()) {
        const { details, ...rest } = booking(`b${i}`, 8 + i);
        const customer = { name: 'Ana', email };
        await writer.insertBooking({ ...rest, details: { ...details, customer } }, []);
      }
    });
  };
  const use = (store: Store, bookingId: string, amount = 100) =>
    store.write(NOW, (writer) => writer.codes.useCode({ bookingId, codeId: 'one', amount, usedAt: NOW }));

  describe(`the codes of the ${name} store`, () => {
    it('come back as they were stored, by whatever they are looked for', async () => {
      await using opened = await open();
      const { store } = opened;
      const stored = code({
        maxUses: 2,
        perEmail: 1,
        worth: 5000,
        request: { keyHash: 'key', requestHash: 'request' },
      });
      await withCode(store, stored);
      const { codes } = store.read;
      assert.deepEqual(await codes.code('one'), stored);
      assert.deepEqual(await codes.codeByHash('hash-of-one'), stored);
      assert.deepEqual(await codes.codeByKey('key'), stored);
      assert.equal(await codes.codeByHash('another'), undefined);
      assert.deepEqual(await codes.codes(9), [{ ...stored, uses: { count: 0, amount: 0 } }]);
      const twin = store.write(NOW, (writer) => writer.codes.insertCode(code({ id: 'two' })));
      await assert.rejects(twin, DuplicateCodeError);
    });

    it('are used as often as they may be, and then not once more', async () => {
      await using opened = await open();
      const { store } = opened;
      await withCode(store, code({ maxUses: 2 }), 'a@a.example', 'b@b.example', 'c@c.example');
      await use(store, 'b0');
      await use(store, 'b1');
      await assert.rejects(use(store, 'b2'), CodeSpentError);
      assert.deepEqual(await store.read.codes.uses('one'), { count: 2, amount: 200 });
    });

    it('are given back by a booking that is cancelled, which is then revived only where they are still to be had', async () => {
      await using opened = await open();
      const { store } = opened;
      await withCode(store, code({ maxUses: 1 }), 'a@a.example', 'b@b.example');
      const change = async (id: string, status: 'cancelled' | 'confirmed') => {
        const stored = (await store.read.booking(id))!;
        await store.write(NOW, (writer) => writer.updateBooking({ ...stored, status }));
      };
      await use(store, 'b0');
      await change('b0', 'cancelled');
      assert.deepEqual(await store.read.codes.uses('one'), { count: 0, amount: 0 });
      await change('b0', 'confirmed');
      await assert.rejects(use(store, 'b1'), CodeSpentError);
      await change('b0', 'cancelled');
      await use(store, 'b1');
      await assert.rejects(change('b0', 'confirmed'), CodeSpentError);
      assert.equal((await store.read.booking('b0'))?.status, 'cancelled');
      await change('b1', 'cancelled');
      await change('b0', 'confirmed');
      assert.deepEqual(await store.read.codes.uses('one'), { count: 1, amount: 100 });
    });

    it('are used by each person as often as they may be, whatever the case of the address', async () => {
      await using opened = await open();
      const { store } = opened;
      await withCode(store, code({ perEmail: 1 }), 'a@a.example', 'A@A.Example', 'b@b.example');
      await use(store, 'b0');
      await assert.rejects(use(store, 'b1'), CodeSpentError);
      await use(store, 'b2');
      assert.equal((await store.read.codes.uses('one', 'A@a.example')).count, 1);
    });

    it('are never used for more than they are worth', async () => {
      await using opened = await open();
      const { store } = opened;
      await withCode(store, code({ worth: 1000 }), 'a@a.example', 'a@a.example', 'a@a.example');
      await use(store, 'b0', 700);
      await assert.rejects(use(store, 'b1', 301), CodeSpentError);
      await use(store, 'b1', 300);
      await assert.rejects(use(store, 'b2', 1), CodeSpentError);
    });

    it('are not used while they are unpaid or void', async () => {
      await using opened = await open();
      const { store } = opened;
      await withCode(store, code({ state: 'unpaid' }), 'a@a.example');
      await assert.rejects(use(store, 'b0'), CodeSpentError);
      await store.write(NOW, (writer) => writer.codes.setCodeState('one', 'void'));
      await assert.rejects(use(store, 'b0'), CodeSpentError);
      await store.write(NOW, (writer) => writer.codes.setCodeState('one', 'active'));
      await use(store, 'b0');
    });

    it('are gone where nobody paid for them in time', async () => {
      await using opened = await open();
      const { store } = opened;
      await withCode(store, code({ state: 'unpaid' }));
      await store.write(NOW + UNPAID_MEMORY, async () => undefined);
      assert.equal((await store.read.codes.code('one'))?.id, 'one');
      await store.write(NOW + UNPAID_MEMORY + 1, async () => undefined);
      assert.equal(await store.read.codes.code('one'), undefined);
    });
  });
}
