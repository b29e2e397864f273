import { expect } from 'chai';
import { BackendError, type Gift, type GiftRequest } from '../../../packages/core/src/index.ts';
import type { UnknotGift } from '../../../packages/widget/src/gift/gift.ts';
import { register } from '../../../packages/widget/src/register.ts';
import { UnknotServiceList } from '../../../packages/widget/src/service-list/service-list.ts';
import type { StepContext } from '../../../packages/widget/src/step-element.ts';
import { en } from '../../../packages/widget/src/translations/en.ts';
import { audited, carried, catalog, changed, clear, type Shown, show, textOf } from './support.ts';

register('unknot-service-list', UnknotServiceList);

type List = Shown<UnknotServiceList>;

/** A spa of its own for each test: what was written for one is kept. */
const withGifts = () => ({
  catalog: changed({ policy: { ...catalog.policy, gifts: { validMonths: 12 } } }),
});
const CODE = 'K7M2-QXPR-4HJT-9WBC';

/** A backend that makes gifts, after it has failed as often as is wanted. */
function giving(...failures: readonly BackendError[]) {
  const asked: { request: GiftRequest; key: string }[] = [];
  const left = [...failures];
  const codes: StepContext['codes'] = {
    gift: async (request, key): Promise<Gift> => {
      asked.push({ request, key });
      const failure = left.shift();
      if (failure) throw failure;
      const { giver, recipient, message } = request;
      return {
        code: CODE,
        state: 'unpaid',
        serviceId: request.serviceId,
        serviceName: 'Quiet back',
        minutes: request.minutes,
        lines: [{ kind: 'service', id: 'quiet-back', name: 'Quiet back', minutes: 60, price: 5800 }],
        total: 5800,
        currency: 'EUR',
        validUntil: '2027-11-23',
        giver,
        recipient,
        ...(message === undefined ? {} : { message }),
      };
    },
  };
  return { asked, codes };
}

const list = (context: Partial<StepContext>) =>
  show('unknot-service-list', { step: 'services', ...carried, all: true }, context);
const gift = (step: List) => step.the<UnknotGift>('unknot-gift');
const inner = (step: List) => gift(step).shadowRoot!;
const find = <E extends HTMLElement>(step: List, id: string) => inner(step).getElementById(id) as E;
const title = (step: List) => textOf(inner(step).querySelector('h2')!);
const wrong = (step: List) => [...inner(step).querySelectorAll('[aria-invalid=true]')].map(({ id }) => id);
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
async function until(what: () => unknown): Promise<void> {
  for (let tries = 0; tries < 150 && !what(); tries++) await settle();
  expect(what(), String(what)).to.be.ok;
}

async function open(codes = giving().codes): Promise<List> {
  const step = await list({ ...withGifts(), codes });
  await step.click(step.named(en.gift.offer));
  await until(() => step.maybe('unknot-gift')?.shadowRoot?.querySelector('select'));
  return step;
}

async function press(step: List, words: string): Promise<void> {
  const button = [...inner(step).querySelectorAll('button')].find((one) => textOf(one) === words);
  if (!button) throw new Error(`Nothing is called ${words}: ${textOf(inner(step).querySelector('.step')!)}`);
  await step.click(button);
  await settle();
}

function fill(step: List, id: string, value: string): void {
  const field = find<HTMLInputElement>(step, id);
  field.value = value;
  field.dispatchEvent(new Event(field.matches('select') ? 'change' : 'input', { bubbles: true }));
}

async function toWho(codes = giving().codes): Promise<List> {
  const step = await open(codes);
  fill(step, 'service', 'quiet-back');
  await settle();
  await press(step, en.gift.next);
  return step;
}

async function toReview(codes = giving().codes): Promise<List> {
  const step = await toWho(codes);
  fill(step, 'recipient.name', ' Rhea ');
  fill(step, 'message', 'For your back.\nLove, G.');
  fill(step, 'giver.name', 'Gita Giver');
  fill(step, 'giver.email', 'gita@example.com');
  find(step, 'agreed').click();
  await press(step, en.gift.check);
  await until(() => title(step) === en.review.title);
  return step;
}

async function toCard(codes = giving().codes): Promise<List> {
  const step = await toReview(codes);
  await press(step, en.gift.give);
  await until(() => inner(step).querySelector('.gift'));
  return step;
}

describe('A massage as a gift', () => {
  afterEach(clear);

  audited('what to give', () => open());
  audited('who it is for, with what is missing,', async () => {
    const step = await toWho();
    await press(step, en.gift.check);
  });
  audited('everything once more', () => toReview());
  audited('the card', () => toCard());

  it('is offered where the spa sells gifts and its backend makes them, and nowhere else', async () => {
    const { codes } = giving();
    expect((await list({ ...withGifts(), codes })).has(en.gift.offer)).to.equal(true);
    const { gifts: _, ...policy } = catalog.policy;
    expect((await list({ catalog: changed({ policy }), codes })).has(en.gift.offer)).to.equal(false);
    expect((await list({ ...withGifts(), codes: undefined })).has(en.gift.offer)).to.equal(false);
    expect((await list({ ...withGifts(), codes: {} })).has(en.gift.offer)).to.equal(false);
  });

  it('stands as it was written, for who left it in the middle and comes again', async () => {
    const { asked, codes } = giving(new BackendError('unreachable', 'no'));
    const step = await toReview(codes);
    await press(step, en.gift.give);
    await until(() => asked.length === 1);
    const { context } = step.element;
    const again = await list(context);
    await again.click(again.named(en.gift.offer));
    await until(() => again.maybe('unknot-gift')?.shadowRoot?.querySelector('.sum'));
    expect(textOf(inner(again).querySelector('.sum')!)).to.contain('Gita Giver');
    await press(again, en.tryAgain);
    await until(() => inner(again).querySelector('.gift'));
    expect(asked[1]).to.deep.equal(asked[0]); // by the same key: one gift, if the first one arrived
    const anew = await list(context);
    await anew.click(anew.named(en.gift.offer));
    await until(() => anew.maybe('unknot-gift')?.shadowRoot?.querySelector('select'));
    expect(title(anew)).to.equal(en.gift.what);
  });

  it('leads the keyboard to each page’s heading, and back to where it began', async () => {
    const step = await toWho();
    expect(title(step)).to.equal(en.gift.who);
    expect(inner(step).activeElement?.id).to.equal('title');
    await press(step, en.back);
    expect(title(step)).to.equal(en.gift.what);
    expect(find<HTMLSelectElement>(step, 'service').value).to.equal('quiet-back');
    await press(step, en.gift.leave);
    await until(() => step.maybe('#gift'));
    expect(step.focused?.id).to.equal('gift');
  });

  it('has the lengths of the massage that was chosen last', async () => {
    const step = await open();
    const minutes = () => find<HTMLSelectElement>(step, 'minutes');
    fill(step, 'service', 'deep-back-release');
    await settle();
    fill(step, 'minutes', '90');
    await settle();
    fill(step, 'service', 'quiet-back');
    await settle();
    expect(minutes().selectedIndex).to.equal(0);
  });

  it('says what is missing, each at its field, and goes to the first', async () => {
    const step = await toWho();
    fill(step, 'giver.email', 'gita');
    await press(step, en.gift.check);
    expect(wrong(step)).to.deep.equal(['recipient.name', 'giver.name', 'giver.email', 'agreed']);
    expect(inner(step).activeElement?.id).to.equal('recipient.name');
    fill(step, 'recipient.name', 'R');
    await settle();
    expect(wrong(step)).not.to.include('recipient.name');
  });

  it('asks the recipient for nothing: a name is all that is sent of them', async () => {
    const { asked, codes } = giving();
    await toCard(codes);
    const { expectedTotal, minutes, ...request } = asked[0]!.request;
    expect(request).to.deep.equal({
      serviceId: 'quiet-back',
      addOnIds: [],
      giver: { name: 'Gita Giver', email: 'gita@example.com' },
      recipient: { name: ' Rhea ' },
      message: 'For your back.\nLove, G.',
      locale: 'en-GB',
      agreed: true,
    });
    const service = catalog.services.find(({ id }) => id === 'quiet-back')!;
    expect(expectedTotal).to.equal(service.durations.find((one) => one.minutes === minutes)!.price);
  });

  it('is asked for once more with the same key where no answer came', async () => {
    const { asked, codes } = giving(new BackendError('unreachable', 'No answer.'));
    const step = await toReview(codes);
    await press(step, en.gift.give);
    await until(() => inner(step).querySelector('[role=alert]'));
    await press(step, en.tryAgain);
    await until(() => inner(step).querySelector('.gift'));
    expect(asked).to.have.lengthOf(2);
    expect(asked[1]).to.deep.equal(asked[0]);
  });

  it('keeps nothing in the browser', async () => {
    const stored = () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]);
    await toCard();
    expect(stored()).not.to.match(/Rhea|Gita|K7M2/);
  });

  it('is a card with its code, and without its price', async () => {
    const { asked, codes } = giving();
    const step = await toCard(codes);
    const { minutes } = asked[0]!.request;
    const card = textOf(inner(step).querySelector('.gift')!);
    for (const text of [
      'A gift for',
      `Quiet back, ${minutes} min`,
      'For your back.',
      'From Gita Giver',
      CODE,
    ]) {
      expect(card).to.contain(text);
    }
    expect(card).to.contain('Good until 23 November 2027.');
    expect(card).not.to.match(/€|gita@/);
    expect(textOf(inner(step).querySelector('.step')!)).to.contain(en.gift.unpaid(catalog.spa.name));
  });

  it('is printed alone, and the page is as it was afterwards', async () => {
    const step = await toCard();
    const { print } = window;
    const seen: string[] = [];
    const sheets = document.adoptedStyleSheets.length;
    window.print = () => {
      // As on paper: no engine's tools but Chromium's print.
      for (const rule of [...document.adoptedStyleSheets.at(-1)!.cssRules] as CSSMediaRule[]) {
        rule.media.mediaText = rule.conditionText === 'print' ? 'all' : 'not all';
      }
      for (const one of document.body.children) {
        if (getComputedStyle(one).display === 'none') continue;
        seen.push(textOf((one.shadowRoot ?? one) as unknown as Element));
      }
    };
    try {
      await press(step, en.gift.print);
    } finally {
      window.print = print;
    }
    expect(seen).to.have.lengthOf(1);
    expect(seen[0]).to.contain(CODE);
    expect(seen[0]).not.to.contain(en.gift.print);
    window.dispatchEvent(new Event('afterprint'));
    expect(document.querySelector('[data-unknot-paper]')).to.equal(null);
    expect(document.adoptedStyleSheets).to.have.lengthOf(sheets);
  });
});
