import { expect } from 'chai';
import type { ScreeningRule } from '../../../packages/core/src/index.ts';
import type { StateOf } from '../../../packages/widget/src/flow.ts';
import { register } from '../../../packages/widget/src/register.ts';
import { asksFirst } from '../../../packages/widget/src/screening/asks-first.ts';
import { UnknotScreening } from '../../../packages/widget/src/screening/screening.ts';
import { audited, carried, catalog, changed, clear, type Shown, show, textOf } from './support.ts';

register('unknot-screening', UnknotScreening);

const screening: readonly ScreeningRule[] = [
  { id: 'fever', question: 'Do you have a fever?', outcome: 'decline', text: 'Please rest first.' },
  { id: 'surgery', question: 'Surgery lately?', outcome: 'talk', text: 'Tell us how you are.' },
  {
    id: 'disc',
    question: 'A herniated disc?',
    services: ['deep-back-release'],
    outcome: 'swap',
    swapTo: 'quiet-back',
    text: 'Deep pressure would not be right.',
  },
  { id: 'skin', question: 'Anything on your skin?', outcome: 'allow' },
];
const asking = changed({ screening });
const visit = { serviceId: 'deep-back-release', minutes: 60, addOnIds: [] } as const;

const open = (state: Partial<StateOf<'times'>> = {}) =>
  show('unknot-screening', { step: 'times', ...carried, visit, ...state }, { catalog: asking });

type Step = Shown<UnknotScreening>;
const choice = (step: Step, id: string, answer: 'yes' | 'no') =>
  step.the<HTMLInputElement>(`input[name=${id}][value=${answer}]`);
const pick = async (step: Step, ...answers: [id: string, answer: 'yes' | 'no'][]) => {
  for (const [id, answer] of answers) await step.click(choice(step, id, answer).closest('label')!);
};
/** What it asked for, but for keeping what is answered. */
const asked = (step: Step) => step.asked.filter(({ type }) => type !== 'health-answered');
const agree = (step: Step) => step.click(step.the('#consent'));
const goOn = (step: Step) => step.click(step.named('Go on'));
const well = [
  ['fever', 'no'],
  ['surgery', 'no'],
  ['disc', 'no'],
] as [string, 'no'][];

describe('The questions about health', () => {
  afterEach(clear);

  audited('they', () => open());
  audited('what is missing', async () => goOn(await open()));
  audited('what they lead to', async () => {
    const step = await open();
    await agree(step);
    await pick(step, ['fever', 'yes'], ['surgery', 'no'], ['disc', 'no'], ['skin', 'no']);
    await goOn(step);
  });

  it('come with a consent of their own, and none is answered', async () => {
    const step = await open();
    expect(step.all('fieldset legend').map(textOf)).to.deep.equal(screening.map(({ question }) => question));
    expect(step.all('input:checked')).to.have.length(0);
    expect(step.text).to.contain(`${catalog.spa.name} may keep my answers and show them to its staff.`);
  });

  it('lead on once there is an answer to each, and the consent', async () => {
    const step = await open();
    await goOn(step);
    expect(asked(step)).to.deep.equal([]);
    expect(textOf(step.the('[role=alert]'))).to.equal('5 things are still missing.');
    expect(step.focused?.id).to.equal('consent');
    await agree(step);
    await pick(step, ...well);
    await goOn(step);
    expect(textOf(step.the('[role=alert]'))).to.equal('One thing is still missing.');
    expect(step.focused).to.equal(choice(step, 'skin', 'no'));
    expect(asked(step)).to.deep.equal([]);
    await pick(step, ['skin', 'yes']);
    await goOn(step);
    expect(asked(step)).to.deep.equal([
      { type: 'screened', answers: { fever: 'no', surgery: 'no', disc: 'no', skin: 'yes' } },
    ]);
  });

  it('can be answered by keyboard alone', async () => {
    const step = await open();
    step.the('#consent').focus();
    await step.press('Space');
    for (const { id } of screening) {
      choice(step, id, 'no').focus();
      await step.press('Space');
    }
    await step.pressOn(step.named('Go on'), 'Enter');
    expect(asked(step)).to.have.length(1);
  });

  for (const [id, title, text] of [
    ['fever', 'Not now, please', 'Please rest first.'],
    ['surgery', 'Let us talk first', 'Tell us how you are.'],
  ] as const) {
    it(`say why, and how to reach the spa: ${title}`, async () => {
      const step = await open();
      await agree(step);
      await pick(step, ...well, ['skin', 'no'], [id, 'yes']);
      await goOn(step);
      expect(asked(step)).to.deep.equal([]);
      expect(textOf(step.focused!)).to.equal(title);
      expect(step.text).to.contain(text);
      expect(step.has('Call +49 40 66969 120')).to.equal(true);
      const links = step.all<HTMLAnchorElement>('a').map(({ href }) => decodeURIComponent(href));
      for (const link of links) expect(link).not.to.match(/fever|surgery/i);
      await step.click(step.named('Change my answers'));
      expect(choice(step, id, 'yes').checked).to.equal(true);
    });
  }

  it('offer another massage in one tap, and say why', async () => {
    const step = await open();
    await agree(step);
    await pick(step, ...well, ['skin', 'no'], ['disc', 'yes']);
    await goOn(step);
    expect(step.text).to.contain('Deep pressure would not be right.');
    await step.click(step.named('Take Quiet back instead'));
    expect(step.last).to.deep.include({
      type: 'screened',
      visit: { serviceId: 'quiet-back', minutes: 30, addOnIds: [] },
    });
  });

  it('are asked once each: of another service only what is new', async () => {
    const step = await open({ screening: { fever: 'no', surgery: 'no', skin: 'no' } });
    expect(step.all('fieldset legend').map(textOf)).to.deep.equal(['A herniated disc?']);
  });

  it('stand as they were left, for who went back and comes again', async () => {
    const step = await open();
    await agree(step);
    await pick(step, ['fever', 'no'], ['disc', 'yes']);
    const { answering } = step.element.flow;
    expect(answering).to.deep.equal({ answers: { fever: 'no', disc: 'yes' }, agreed: true });
    const again = await open({ answering: answering! });
    expect(again.the<HTMLInputElement>('#consent').checked).to.equal(true);
    expect(again.all<HTMLInputElement>('fieldset input:checked').map(({ name }) => name)).to.deep.equal([
      'fever',
      'disc',
    ]);
  });

  it('come first where something has no answer yet, and where a backend can keep the answers', () => {
    const all = { fever: 'no', surgery: 'no', disc: 'no', skin: 'no' } as const;
    expect(asksFirst(asking, { visit }, 'http')).to.equal(true);
    expect(asksFirst(asking, { visit, screening: all }, 'http')).to.equal(false);
    expect(asksFirst(asking, { visit }, 'request')).to.equal(false);
    expect(asksFirst(catalog, { visit }, 'http')).to.equal(false);
  });
});
