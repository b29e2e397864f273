import { expect } from 'chai';
import {
  BackendError,
  type BackendErrorCode,
  type CheckedCode,
  type CodeCheck,
  type Discount,
} from '../../../packages/core/src/index.ts';
import type { UnknotCode } from '../../../packages/widget/src/code/code.ts';
import type { StateOf } from '../../../packages/widget/src/flow.ts';
import { noDetails } from '../../../packages/widget/src/nothing-chosen.ts';
import { register } from '../../../packages/widget/src/register.ts';
import { UnknotReview } from '../../../packages/widget/src/review/review.ts';
import type { StepContext } from '../../../packages/widget/src/step-element.ts';
import { en } from '../../../packages/widget/src/translations/en.ts';
import {
  audited,
  carried,
  catalog,
  changed,
  clear,
  type Shown,
  show,
  slot,
  textOf,
  visit,
} from './support.ts';

register('unknot-review', UnknotReview);

type Review = Shown<UnknotReview>;

const details = { ...noDetails, name: 'Ana Novak', email: 'ana@example.com', agreed: true };
const tenth: Discount = { kind: 'percent', percent: 10, name: 'Spring offer' };
const voucher: Discount = { kind: 'balance', amount: 100_000, name: 'Voucher' };

/** A backend that knows one code. */
function knowing(discount: Discount, refusal: BackendErrorCode = 'code-unknown') {
  const asked: CodeCheck[] = [];
  const codes = {
    checkCode: async (check: CodeCheck): Promise<CheckedCode> => {
      asked.push(check);
      if (check.code.toUpperCase() !== 'SPRING') throw new BackendError(refusal, 'No.');
      return { code: 'SPRING', discount };
    },
  };
  return { asked, codes };
}

async function open(
  { codes }: { codes: StepContext['codes'] },
  state: Partial<StateOf<'review'>> = {},
  context: Partial<StepContext> = {},
): Promise<Review> {
  return show(
    'unknot-review',
    { step: 'review', ...carried, visit, slot, details, key: 'key-1', sending: false, ...state },
    { codes, ...context },
  );
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
async function until(what: () => unknown): Promise<void> {
  for (let tries = 0; tries < 150 && !what(); tries++) await settle();
  expect(what(), String(what)).to.be.ok;
}
const inner = (step: Review) => step.the<UnknotCode>('unknot-code').renderRoot as unknown as ShadowRoot;
const input = (step: Review) => inner(step).querySelector('input')!;
const fault = (step: Review) => textOf(inner(step).querySelector('[role=alert]')!);
const focusedIn = (step: Review) => inner(step).activeElement;
const total = (step: Review) => textOf(step.the('.total dd'));
const rows = (step: Review) => step.all('dl.sum:not(.facts) dt').map((one) => textOf(one));

async function unfold(step: Review): Promise<void> {
  await step.click(step.named(/^Have a code\?/));
  await until(() => step.maybe('unknot-code')?.shadowRoot?.querySelector('input'));
}

async function write(step: Review, text: string): Promise<void> {
  input(step).focus();
  await step.type(text);
  await step.press('Enter');
  await until(() => step.last?.type === 'code-changed');
  await settle();
}

describe('A code on the last step', () => {
  afterEach(clear);

  audited('with its field unfolded, it', async () => {
    await unfold(await open(knowing(tenth)));
  });
  audited('refused, it', async () => {
    const step = await open(knowing(tenth));
    await unfold(step);
    await write(step, 'wrong');
  });
  audited('taken off, it', async () => {
    const step = await open(knowing(tenth));
    await unfold(step);
    await write(step, 'spring');
  });

  it('is asked for in one quiet line, and its field comes when somebody has one', async () => {
    const step = await open(knowing(tenth));
    expect(step.maybe('unknot-code')).to.equal(undefined);
    const button = step.named(/^Have a code\?/);
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    await unfold(step);
    expect(button.getAttribute('aria-expanded')).to.equal('true');
  });

  it('is not asked for where there are none', async () => {
    const step = await open({ codes: undefined });
    expect(step.has(/^Have a code/)).to.equal(false);
  });

  it('is looked at by the backend for this visit and this person, and taken off the price', async () => {
    const { asked, codes } = knowing(tenth);
    const step = await open({ codes });
    const before = total(step);
    await unfold(step);
    await write(step, 'spring');
    expect(asked).to.deep.equal([{ ...visit, code: 'spring', email: 'ana@example.com' }]);
    expect(step.element.flow.code).to.deep.equal({ text: 'SPRING', discount: tenth });
    expect(before).to.equal('€78');
    expect(total(step)).to.equal('€70.20');
    expect(rows(step)).to.include('Spring offer');
    expect(textOf(inner(step).querySelector('[role=status]')!)).to.equal(
      '“Spring offer” is in the price. -€7.80',
    );
    expect(textOf(focusedIn(step)!)).to.equal(en.code.drop);
    expect(step.element.flow.key).not.to.equal('key-1');
  });

  it('that is a voucher pays, and the tax is that of the price', async () => {
    const step = await open(knowing(voucher), { code: { text: 'SPRING', discount: voucher } });
    expect(total(step)).to.equal('€0');
    expect(rows(step)).to.deep.equal([
      'Deep back release, 60 min',
      'Voucher',
      'To pay at the spa',
      '19% VAT in the price',
    ]);
  });

  for (const code of Object.keys(en.code.fault).filter((one) => one !== 'refused') as BackendErrorCode[]) {
    it(`that is refused says why at the field: ${code}`, async () => {
      const step = await open(knowing(tenth, code));
      await unfold(step);
      await write(step, 'wrong');
      expect(fault(step)).to.equal(en.code.fault[code]);
      expect(input(step).getAttribute('aria-invalid')).to.equal('true');
      expect(focusedIn(step)).to.equal(input(step));
      expect(total(step)).to.equal('€78');
      expect(step.has('Book now')).to.equal(true);
    });
  }

  it('can be left out again', async () => {
    const step = await open(knowing(tenth), { code: { text: 'SPRING', discount: tenth } });
    await until(() => step.maybe('unknot-code')?.shadowRoot?.querySelector('.quiet'));
    await step.click(inner(step).querySelector<HTMLElement>('.quiet')!);
    await until(() => step.maybe('unknot-code')?.shadowRoot?.querySelector('input'));
    expect(total(step)).to.equal('€78');
    expect(step.element.flow.code).to.equal(undefined);
  });

  it('that came along is looked at by itself, and nothing is sent before that is known', async () => {
    let answer: (checked: CheckedCode) => void = () => {};
    const checkCode = () => new Promise<CheckedCode>((resolve) => (answer = resolve));
    const step = await open({ codes: { checkCode } }, { code: { text: 'spring' } });
    const button = step.the('.primary');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    button.click();
    expect(step.asked).to.deep.equal([]);
    await until(() => step.maybe('unknot-code')?.shadowRoot?.textContent?.includes(en.code.checking));
    answer({ code: 'SPRING', discount: tenth });
    await until(() => total(step) === '€70.20');
    expect(document.activeElement).to.equal(document.body); // nobody asked for the keyboard to go there
    button.click();
    expect(step.last).to.deep.equal({ type: 'submitted' });
  });

  it('that is written and not used yet is looked at before anything is sent', async () => {
    const step = await open(knowing(tenth));
    await unfold(step);
    input(step).focus();
    await step.type('spring');
    await step.click(step.named('Book now'));
    await until(() => step.element.flow.code?.discount);
    expect(step.asked.map(({ type }) => type)).to.deep.equal(['code-changed']);
    await step.click(step.named('Book now'));
    expect(step.last).to.deep.equal({ type: 'submitted' });
  });

  it('that is refused with the request leads back to its field', async () => {
    const step = await open(knowing(tenth), { code: { text: 'SPRING', discount: tenth } });
    await until(() => step.maybe('unknot-code')?.shadowRoot?.querySelector('.quiet'));
    await step.update({ flow: { ...step.element.flow, sending: true } });
    const code = { text: 'SPRING', fault: 'code-used-up' } as const;
    await step.update({ flow: { ...step.element.flow, sending: false, code } });
    await until(() => focusedIn(step) === input(step));
    expect(fault(step)).to.equal(en.code.fault['code-used-up']);
    expect(input(step).value).to.equal('SPRING');
    expect(total(step)).to.equal('€78');
  });

  it('is not to be changed while it is sent, or where it may have arrived', async () => {
    const code = { text: 'SPRING', discount: tenth };
    const step = await open(knowing(tenth), { code, sending: true });
    await until(() => step.maybe('unknot-code')?.shadowRoot?.querySelector('.quiet'));
    inner(step).querySelector<HTMLElement>('.quiet')!.click();
    step.named(/^Have a code\?/).click();
    expect(step.asked).to.deep.equal([]);
    await step.update({ flow: { ...step.element.flow, sending: false, failure: 'unreachable' } });
    expect(step.has(/^Have a code/)).to.equal(false);
    expect(total(step)).to.equal('€70.20');
  });

  it('goes as far as it goes in a course, and all adds up', async () => {
    const left: Discount = { kind: 'balance', amount: 10_000, name: 'Voucher' };
    const course = { everyWeeks: 1, further: [slot, slot] };
    const step = await open(knowing(left), { course, code: { text: 'SPRING', discount: left } });
    expect(step.all('dl.sum:not(.facts) > div').map((one) => textOf(one))).to.deep.equal([
      'Deep back release, 60 min €78',
      'All 3 sessions €234',
      'Voucher -€100',
      'To pay at the spa €134',
      '19% VAT in the price €37.35',
    ]);
  });

  it('lowers the deposit that is paid online', async () => {
    const half: Discount = { kind: 'percent', percent: 50, name: 'Half' };
    const policy = { ...catalog.policy, deposit: { percent: 25 } };
    const step = await open(
      knowing(half),
      { code: { text: 'SPRING', discount: half } },
      { catalog: changed({ policy }), paysOnline: true },
    );
    expect(step.has('Pay €9.75 and book')).to.equal(true);
  });
});
