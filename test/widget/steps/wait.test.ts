import { expect } from 'chai';
import {
  BackendError,
  type BusyWindow,
  type KeptWish,
  type WishRequest,
} from '../../../packages/core/src/index.ts';
import { register } from '../../../packages/widget/src/register.ts';
import { UnknotSlotPicker } from '../../../packages/widget/src/slot-picker/slot-picker.ts';
import type { StepContext } from '../../../packages/widget/src/step-element.ts';
import { en } from '../../../packages/widget/src/translations/en.ts';
import type { UnknotWait } from '../../../packages/widget/src/waitlist/wait.ts';
import { audited, carried, clear, everyoneBusy, type Shown, show, textOf, until } from './support.ts';

register('unknot-slot-picker', UnknotSlotPicker);

type Picker = Shown<UnknotSlotPicker>;

/** From the first day to long after the last one. */
const FULL: BusyWindow = everyoneBusy(['2026-11-20T00:00', '2027-06-01T00:00']);
const KEPT: KeptWish = {
  id: 'w1',
  createdAt: '2026-11-23T08:00:00Z',
  until: '2026-12-21T23:00:00Z',
  token: 'w1.secret',
};

/** A backend with a waiting list, that fails as often as is wanted before it does what it is asked. */
function keeping(...failures: readonly BackendError[]) {
  const asked: { request: WishRequest; key: string }[] = [];
  const withdrawn: string[] = [];
  const left = [...failures];
  const waitlist: StepContext['waitlist'] = {
    wish: async (request, key) => {
      asked.push({ request, key });
      const failure = left.shift();
      if (failure) throw failure;
      return KEPT;
    },
    withdrawWish: async (token) => {
      withdrawn.push(token);
    },
  };
  return { asked, withdrawn, waitlist };
}

const visit = { serviceId: 'quiet-back', minutes: 60, addOnIds: [], staffGender: 'woman' } as const;
const picker = (context: Partial<StepContext>, flow: object = {}) =>
  show('unknot-slot-picker', { step: 'times', ...carried, visit, ...flow }, { busy: FULL, ...context });
const wait = (step: Picker) => step.the<UnknotWait>('unknot-wait');
const inner = (step: Picker) => wait(step).shadowRoot!;
const find = <E extends HTMLElement>(step: Picker, id: string) => inner(step).getElementById(id) as E;
const said = (step: Picker) => textOf(inner(step) as unknown as HTMLElement);
const wrong = (step: Picker) => [...inner(step).querySelectorAll('[aria-invalid=true]')].map(({ id }) => id);

async function open(context: Partial<StepContext> = {}, flow: object = {}): Promise<Picker> {
  const step = await picker({ waitlist: keeping().waitlist, ...context }, flow);
  await step.click(step.named(en.waitlist.title));
  await until(() => step.maybe('unknot-wait')?.shadowRoot?.querySelector('form'));
  return step;
}

function fill(step: Picker, id: string, value: string): void {
  const field = find<HTMLInputElement>(step, id);
  field.value = value;
  field.dispatchEvent(new Event(field.matches('select') ? 'change' : 'input', { bubbles: true }));
}

async function press(step: Picker, words: string): Promise<void> {
  const button = [...inner(step).querySelectorAll<HTMLElement>('button, label')].find(
    (one) => textOf(one) === words,
  );
  if (!button) throw new Error(`Nothing is called ${words}: ${said(step)}`);
  await step.click(button);
  await wait(step).updateComplete;
}

async function filled(context: Partial<StepContext> = {}): Promise<Picker> {
  const step = await open(context);
  fill(step, 'name', 'Bea Waiting');
  fill(step, 'email', 'bea@example.com');
  find(step, 'agreed').click();
  return step;
}

async function sent(context: Partial<StepContext> = {}): Promise<Picker> {
  const step = await filled(context);
  await press(step, en.waitlist.send);
  await until(() => inner(step).querySelector('#done'));
  return step;
}

describe('Waiting for a time', () => {
  afterEach(clear);

  audited('the form', () => open());
  audited('the form, where something fits already,', () => open({ busy: everyoneBusy() }));
  audited('the form, with what is missing,', async () => {
    const step = await open();
    await press(step, en.waitlist.send);
  });
  audited('a place on the list', () => sent());

  it('is offered where the backend keeps a list, for one massage that is not to be moved', async () => {
    const { waitlist } = keeping();
    expect((await picker({ waitlist })).has(en.waitlist.title)).to.equal(true);
    expect((await picker({ waitlist, busy: everyoneBusy() })).has(en.waitlist.title)).to.equal(true);
    expect((await picker({})).has(en.waitlist.title)).to.equal(false);
    expect((await picker({ waitlist }, { moving: true })).has(en.waitlist.title)).to.equal(false);
    const followedBy = [{ serviceId: 'desk-shoulders', minutes: 30, addOnIds: [] }];
    const several = await picker({ waitlist }, { visit: { ...visit, followedBy } });
    expect(several.has(en.waitlist.title)).to.equal(false);
  });

  it('says what will happen, in the spa’s own time', async () => {
    const step = await open();
    expect(said(step)).to.contain('keep it for you for about 2 h');
  });

  it('asks for what was chosen above, on any day of the next four weeks, at any hour', async () => {
    const { asked, waitlist } = keeping();
    const step = await sent({ waitlist });
    const [{ request, key }] = asked as [(typeof asked)[0]];
    expect(request).to.deep.equal({
      services: [{ serviceId: 'quiet-back', minutes: [60] }],
      staffGender: 'woman',
      to: '2026-12-21',
      customer: { name: 'Bea Waiting', email: 'bea@example.com' },
      locale: 'en-GB',
      agreed: true,
      returnTo: location.href.replace(/#.*/s, ''),
    });
    expect(key.length).to.be.greaterThan(15);
    expect(said(step)).to.match(/You are on the list until Monday,? 21 December\..*bea@example\.com/);
    expect(inner(step).activeElement?.id).to.equal('done');
  });

  it('takes several lengths, weekdays and hours', async () => {
    const { asked, waitlist } = keeping();
    const step = await filled({ waitlist });
    await press(step, '90 min');
    await press(step, 'Thu');
    await press(step, 'Fri');
    fill(step, 'from', '1020');
    fill(step, 'to', '1200');
    fill(step, 'until', '2026-12-24');
    await press(step, en.waitlist.send);
    await until(() => inner(step).querySelector('#done'));
    const { services, weekdays, hours, to } = asked[0]!.request;
    expect({ services, weekdays, hours, to }).to.deep.equal({
      services: [{ serviceId: 'quiet-back', minutes: [60, 90] }],
      weekdays: [4, 5],
      hours: { from: 1020, to: 1200 },
      to: '2026-12-24',
    });
  });

  it('keeps one length at least', async () => {
    const { asked, waitlist } = keeping();
    const step = await filled({ waitlist });
    await press(step, '60 min');
    const box = inner(step).querySelectorAll<HTMLInputElement>('fieldset input')[1]!;
    expect(box.checked).to.equal(true);
    await press(step, en.waitlist.send);
    await until(() => asked.length);
    expect(asked[0]?.request.services[0]?.minutes).to.deep.equal([60]);
  });

  it('says what is missing, each at its field, and goes to the first', async () => {
    const step = await open();
    fill(step, 'from', '1080');
    fill(step, 'to', '1020');
    fill(step, 'until', '');
    fill(step, 'email', 'bea');
    await press(step, en.waitlist.send);
    expect(wrong(step)).to.deep.equal(['to', 'until', 'name', 'email', 'agreed']);
    expect(inner(step).activeElement?.id).to.equal('to');
    fill(step, 'to', '1140');
    fill(step, 'name', 'Bea');
    await wait(step).updateComplete;
    expect(wrong(step)).to.deep.equal(['until', 'email', 'agreed']);
  });

  it('shows a time that fits already, and takes it', async () => {
    const step = await open({ busy: everyoneBusy() });
    fill(step, 'from', '1080');
    await press(step, 'Thu');
    expect(said(step)).to.match(/There is a time that suits already: Thursday,? 26 November, 18:00\./);
    await press(step, en.waitlist.takeIt);
    const { last } = step;
    expect(last?.type).to.equal('slot-chosen');
    expect(last?.type === 'slot-chosen' && last.slot.localStart).to.equal('2026-11-26T18:00');
  });

  it('is asked for as the same where no answer came, and anew where it was refused', async () => {
    const { asked, waitlist } = keeping(
      new BackendError('unreachable', 'no'),
      new BackendError('rate-limited', 'many'),
    );
    const step = await filled({ waitlist });
    await press(step, en.waitlist.send);
    await until(() => said(step).includes(en.waitlist.failure.other));
    await press(step, en.waitlist.send);
    await until(() => said(step).includes(en.waitlist.failure['rate-limited']));
    await press(step, en.waitlist.send);
    await until(() => inner(step).querySelector('#done'));
    const [one, two, three] = asked.map(({ key }) => key);
    expect([one === two, two === three]).to.deep.equal([true, false]);
  });

  it('is ended again', async () => {
    const { withdrawn, waitlist } = keeping();
    const step = await sent({ waitlist });
    await press(step, en.waitlist.withdraw);
    await until(() => said(step).includes(en.waitlist.withdrawn));
    expect(withdrawn).to.deep.equal(['w1.secret']);
  });

  it('is asked for with the keyboard alone', async () => {
    const { asked, waitlist } = keeping();
    const step = await open({ waitlist });
    find(step, 'name').focus();
    await step.type('Bea');
    await step.press('Tab');
    await step.type('bea@example.com');
    await step.press('Tab', 'Tab', 'Space');
    await step.press('Enter');
    await wait(step).updateComplete;
    if (!asked.length) {
      // A box is not what every engine sends a form from.
      inner(step).querySelector<HTMLElement>('.primary')!.focus();
      await step.press('Enter');
    }
    await until(() => asked.length);
    expect(asked[0]?.request.customer.name).to.equal('Bea');
  });
});
