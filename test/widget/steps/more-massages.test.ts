import { expect } from 'chai';
import { type Slot, visitFaults } from '../../../packages/core/src/index.ts';
import type { StateOf, Visit } from '../../../packages/widget/src/flow.ts';
import type { UnknotMoreMassages } from '../../../packages/widget/src/more-massages/more-massages.ts';
import { register } from '../../../packages/widget/src/register.ts';
import { UnknotSlotPicker } from '../../../packages/widget/src/slot-picker/slot-picker.ts';
import type { StepContext } from '../../../packages/widget/src/step-element.ts';
import { audited, carried, catalog, changed, clear, type Shown, show, textOf } from './support.ts';

register('unknot-slot-picker', UnknotSlotPicker);

type Picker = Shown<UnknotSlotPicker>;

const quiet: Visit = { serviceId: 'quiet-back', minutes: 30, addOnIds: [] };

/** The times with what else can be in the visit unfolded. */
async function open(state: Partial<StateOf<'times'>> = {}, context: Partial<StepContext> = {}) {
  const step = await show(
    'unknot-slot-picker',
    { step: 'times', ...carried, visit: quiet, ...state },
    context,
  );
  await step.click(step.named(/^More in this visit/));
  await customElements.whenDefined('unknot-more-massages');
  for (let tries = 0; tries < 100 && !step.maybe('unknot-more-massages'); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await more(step).updateComplete;
  return step;
}

const more = (step: Picker) => step.the<UnknotMoreMassages>('unknot-more-massages');
const all = (step: Picker, selector: string) => [
  ...more(step).renderRoot.querySelectorAll<HTMLElement>(selector),
];
const named = (step: Picker, words: string | RegExp): HTMLElement => {
  const found = all(step, 'button, label').find((one) => {
    const name = one.getAttribute('aria-label') ?? textOf(one);
    return typeof words === 'string' ? name === words : words.test(name);
  });
  if (!found)
    throw new Error(`Nothing is called ${words}: ${textOf(more(step).renderRoot as unknown as Element)}`);
  return found;
};
const press = async (step: Picker, words: string | RegExp) => {
  await step.click(named(step, words));
  await more(step).updateComplete;
};
const visit = (step: Picker): Visit => step.element.flow.visit;
const parts = (step: Picker) => all(step, 'li').map((one) => textOf(one.querySelector('.line > div')!));

describe('More in a visit', () => {
  afterEach(clear);

  audited('the choice of a massage', async () => {
    const step = await open();
    await press(step, 'Somebody comes along');
  });
  audited('a visit of three massages', () =>
    open({
      visit: {
        ...quiet,
        followedBy: [
          { serviceId: 'desk-shoulders', minutes: 30 },
          { ...quiet, nextGuest: true },
        ],
      },
    }),
  );

  it('adds another massage for the same guest, and a length for it', async () => {
    const step = await open();
    await press(step, 'Another massage for me');
    await press(step, /^Desk shoulders/);
    expect(visit(step)).to.deep.equal({
      ...quiet,
      followedBy: [{ serviceId: 'desk-shoulders', minutes: 30 }],
    });
    await press(step, /^45 min/);
    expect(visit(step).followedBy).to.deep.equal([{ serviceId: 'desk-shoulders', minutes: 45 }]);
    expect(parts(step)).to.deep.equal(['Desk shoulders for you · 45 min · €58']);
    expect(textOf(step.the('.row strong'))).to.equal('Quiet back + Desk shoulders');
  });

  it('adds extras to it, which take their time', async () => {
    const step = await open({ visit: { ...quiet, followedBy: [{ serviceId: 'quiet-back', minutes: 30 }] } });
    await press(step, /^Neck and scalp/);
    expect(visit(step).followedBy).to.deep.equal([
      { serviceId: 'quiet-back', minutes: 30, addOnIds: ['neck-and-scalp'] },
    ]);
    await step.click(step.all('.slots button')[0]!);
    const { slot } = step.last as { slot: Slot };
    expect(slot.end - slot.start).to.equal(75 * 60_000);
    await press(step, /^Neck and scalp/);
    expect(visit(step).followedBy).to.deep.equal([{ serviceId: 'quiet-back', minutes: 30 }]);
  });

  it('offers the times at which all of it fits', async () => {
    const step = await open({ day: '2026-11-24' });
    const last = () => textOf(step.all('.slots button').at(-1)!);
    expect(last()).to.equal('19:30');
    await press(step, 'Another massage for me');
    await press(step, /^Desk shoulders/);
    expect(last()).to.equal('19:00');
    await step.click(step.all('.slots button').at(-1)!);
    const { type, slot } = step.last as { type: string; slot: Slot };
    expect(type).to.equal('slot-chosen');
    expect(slot.parts).to.have.lengthOf(2);
    expect(slot.localEnd).to.equal('2026-11-24T20:00');
  });

  it('adds a massage for somebody who comes along, with their own wish', async () => {
    const step = await open({ visit: { ...quiet, staffGender: 'woman' } });
    await press(step, 'Somebody comes along');
    const [together, after] = all(step, '.group').map((one) => one.getAttribute('aria-label'));
    expect([together, after]).to.deep.equal(['Side by side', 'One after the other']);
    // The same massage stands first: most take it.
    await step.click(all(step, '.group')[1]!.querySelector('button')!);
    await more(step).updateComplete;
    expect(visit(step).followedBy).to.deep.equal([{ serviceId: 'quiet-back', minutes: 30, nextGuest: true }]);
    await press(step, 'Jonas');
    expect(visit(step).followedBy).to.deep.equal([
      { serviceId: 'quiet-back', minutes: 30, nextGuest: true, staffId: 'jonas' },
    ]);
    expect(visit(step).staffGender).to.equal('woman');
  });

  it('takes a massage for two where they want to lie side by side', async () => {
    const step = await open();
    await press(step, 'Somebody comes along');
    await press(step, /^Side by side ·/);
    expect(visit(step)).to.deep.equal({ serviceId: 'side-by-side', minutes: 60, addOnIds: [] });
    expect(all(step, '#add-2')).to.have.lengthOf(0);
  });

  it('keeps the massages of each guest together', async () => {
    const step = await open();
    await press(step, 'Somebody comes along');
    await press(step, /^Lower back care/);
    await press(step, 'Another massage for me');
    await press(step, /^Desk shoulders/);
    await press(step, 'Another massage for my guest');
    await press(step, /^The regular/);
    expect(
      visit(step).followedBy?.map(({ serviceId, nextGuest = false }) => [serviceId, nextGuest]),
    ).to.deep.equal([
      ['desk-shoulders', false],
      ['lower-back-care', true],
      ['the-regular', false],
    ]);
    expect(visitFaults(catalog, visit(step))).to.deep.equal([]);
    expect(more(step).renderRoot.textContent).to.contain('More than that does not fit into one visit here.');
    // Without their first one, the guest still comes second.
    await press(step, 'Take out Lower back care');
    expect(visit(step).followedBy).to.deep.equal([
      { serviceId: 'desk-shoulders', minutes: 30 },
      { serviceId: 'the-regular', minutes: 45, nextGuest: true },
    ]);
  });

  it('goes by whom the guest asked for, where they give that massage too', async () => {
    const step = await open();
    await press(step, 'Another massage for me');
    await press(step, /^Lower back care/);
    await step.click(step.named('Teo'));
    expect(visit(step).followedBy).to.deep.equal([
      { serviceId: 'lower-back-care', minutes: 45, staffId: 'teo' },
    ]);
    await step.click(step.named('Jonas')); // who does not give it
    expect(visit(step)).to.deep.equal({
      ...quiet,
      staffId: 'jonas',
      followedBy: [{ serviceId: 'lower-back-care', minutes: 45 }],
    });
    await step.click(step.named('A man'));
    expect(visit(step).followedBy).to.deep.equal([
      { serviceId: 'lower-back-care', minutes: 45, staffGender: 'man' },
    ]);
  });

  it('says what was done, and leads the keyboard on', async () => {
    const step = await open();
    named(step, 'Another massage for me').focus();
    await step.press('Enter');
    await more(step).updateComplete;
    expect(named(step, 'Another massage for me').getAttribute('aria-expanded')).to.equal('true');
    const choice = named(step, /^Desk shoulders/);
    choice.focus();
    await step.press('Enter');
    await new Promise((resolve) => setTimeout(resolve, 60));
    const focused = more(step).shadowRoot!.activeElement!;
    expect(focused.getAttribute('aria-label')).to.equal('Take out Desk shoulders');
    expect(textOf(all(step, '[role=status]')[0]!)).to.equal('Desk shoulders added');
    await step.press('Enter');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(more(step).shadowRoot!.activeElement?.id).to.equal('add-1');
    expect(visit(step)).to.deep.equal(quiet);
  });

  it('is not asked where the spa takes one massage at a time', async () => {
    const policy = { ...catalog.policy, massagesPerVisit: 1 };
    const step = await show(
      'unknot-slot-picker',
      { step: 'times', ...carried, visit: quiet },
      { catalog: changed({ policy }) },
    );
    expect(step.has(/^More in this visit/)).to.equal(false);
  });
});
