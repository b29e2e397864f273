import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Booking } from '../../packages/core/src/index.ts';
import { en } from '../../packages/widget/src/translations/en.ts';
import { faultsInEveryLook } from './support/axe.ts';
import { atOnce, atTheSpa } from './support/scene.ts';

const rhea = {
  name: 'Rhea Recipient',
  email: 'rhea@visitor.example',
  phone: '+49 170 7654321',
  notes: 'My left hip.',
};
const phone = { viewport: { width: 390, height: 844 } };

interface Codes {
  readonly codes: readonly {
    readonly id: string;
    readonly gift?: { readonly recipient: { name: string } };
  }[];
}

describe('codes and gifts', atOnce, () => {
  it(
    'somebody gives a massage, the spa says it is paid, and the recipient books it; the giver sees nothing of that',
    atTheSpa(async ({ spa, visitor }) => {
      const giver = await visitor(phone);
      await giver.form.toMassages();
      await giver.form.press(en.gift.offer);
      await giver.form.isAt(en.gift.what);
      assert.deepEqual(await faultsInEveryLook(giver.page), []);
      await giver.form.field(en.review.what).selectOption({ label: 'Quiet back' });
      await giver.form.press(en.gift.next);
      await giver.form.isAt(en.gift.who);
      for (const [label, text] of [
        [en.gift.recipient, 'Rhea'],
        [en.gift.message, 'For your back. Love, Gita'],
        [en.details.name, 'Gita Giver'],
        [en.gift.email, 'gita@visitor.example'],
      ] as const) {
        await giver.form.field(label).fill(text);
      }
      await giver.form.agreement.check();
      assert.deepEqual(await faultsInEveryLook(giver.page), []);
      await giver.form.press(en.gift.check);
      await giver.form.isAt(en.review.title);
      await giver.form.press(en.gift.give);
      await giver.form.isAt(en.gift.done('Rhea'));
      assert.deepEqual(await faultsInEveryLook(giver.page), []);
      const code = ((await giver.form.widget.locator('.gift code').textContent()) ?? '').trim();
      assert.match(code, /^(\w{4}-){3}\w{4}$/);
      await giver.page.emulateMedia({ media: 'print' });
      await giver.form.press(en.gift.print);
      await giver.page.emulateMedia({ media: null });

      // Not paid for yet, it books nothing, and says so at its field.
      const recipient = await visitor(phone);
      const { form, page } = recipient;
      await form.toReview(rhea, 'Quiet back');
      await form.press(/^Have a code\?/);
      await form.field(en.code.label).fill(code.toLowerCase());
      await form.press(en.code.use);
      await form.alerts(en.code.fault['code-unpaid']!);
      assert.deepEqual(await faultsInEveryLook(page), []);

      const { codes } = await spa.askAsStaff<Codes>('GET', '/codes');
      const made = codes.find(({ gift }) => gift?.recipient.name === 'Rhea');
      await spa.askAsStaff('POST', `/codes/${made!.id}/activate`, {});

      await form.press(en.code.use);
      await form.button(en.code.drop).waitFor();
      assert.match((await form.row(en.review.total).textContent()) ?? '', /^€0/);
      assert.deepEqual(await faultsInEveryLook(page), []);
      await form.press(en.review.book);
      await form.isBooked();
      const [booking] = await spa.bookingsOf(rhea.email);
      assert.equal(booking?.total, 0);
      assert.equal(booking?.lines.at(-1)?.kind, 'discount');

      // The giver's page, and whatever it was sent, has nothing of who came, when, or what they said.
      const seen = await giver.page.content();
      const said = (await giver.form.widget.locator('.step').textContent()) ?? '';
      for (const text of [rhea.email, rhea.phone, rhea.notes, booking!.reference]) {
        assert.ok(!seen.includes(text) && !said.includes(text), text);
      }
      assert.ok(!giver.asked.some((url) => /\/v1\/(?:bookings|codes)/.test(url)));
    }),
  );

  it(
    'a code that is used up while somebody is on the last step leads back to its field, and the booking is theirs to make',
    atTheSpa(async ({ spa, visitor }) => {
      const made = await fetch(`${spa.url}/v1/catalog`);
      assert.equal(((await made.json()) as { acceptsCodes?: boolean }).acceptsCodes, true);
      const { form } = await visitor(phone);
      await form.toReview(rhea, 'Quiet back');
      await form.press(/^Have a code\?/);
      await form.field(en.code.label).fill('welcome-15');
      await form.press(en.code.use);
      await form.button(en.code.drop).waitFor();
      const { codes } = await spa.askAsStaff<{
        codes: readonly { readonly id: string; readonly code?: string }[];
      }>('GET', '/codes');
      await spa.askAsStaff('POST', `/codes/${codes.find(({ code }) => code === 'WELCOME15')!.id}/void`, {});
      await form.press(en.review.book);
      await form.alerts(en.code.fault['code-expired']!);
      assert.deepEqual(await spa.bookingsOf(rhea.email), []);
      await form.field(en.code.label).fill('RELAX10');
      await form.press(en.code.use);
      await form.button(en.code.drop).waitFor();
      await form.press(en.review.book);
      await form.isBooked();
      const [booking]: readonly Booking[] = await spa.bookingsOf(rhea.email);
      const price = booking!.lines[0]!.price;
      assert.equal(booking?.total, price - Math.floor((2 * price * 10 + 100) / 200));
    }),
  );
});
