import { expect } from 'chai';
import type { Catalog } from '../../../packages/core/src/index.ts';
import type { UnknotCourse } from '../../../packages/widget/src/course/course.ts';
import type { StateOf } from '../../../packages/widget/src/flow.ts';
import { noDetails } from '../../../packages/widget/src/nothing-chosen.ts';
import { register } from '../../../packages/widget/src/register.ts';
import { UnknotReview } from '../../../packages/widget/src/review/review.ts';
import type { StepContext } from '../../../packages/widget/src/step-element.ts';
import {
  audited,
  carried,
  catalog,
  changed,
  clear,
  everyoneBusy,
  type Shown,
  show,
  slot,
  textOf,
  visit,
} from './support.ts';

register('unknot-review', UnknotReview);

type Review = Shown<UnknotReview>;

const details = { ...noDetails, name: 'Ana Novak', email: 'ana@example.com', agreed: true };
const withPolicy = (change: Partial<Catalog['policy']>) => ({
  catalog: changed({ policy: { ...catalog.policy, ...change } }),
});

/** The last step, with its course unfolded. It begins on Thursday 26 November at 14:30. */
async function open(state: Partial<StateOf<'review'>> = {}, context: Partial<StepContext> = {}) {
  const step = await show(
    'unknot-review',
    { step: 'review', ...carried, visit, slot, details, key: 'key-1', sending: false, ...state },
    context,
  );
  if (!state.course) await step.click(step.named(/^Come regularly/));
  await customElements.whenDefined('unknot-course');
  for (let tries = 0; tries < 100 && !step.maybe('unknot-course'); tries++) await settle();
  await settle();
  return step;
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
const course = (step: Review) => step.the<UnknotCourse>('unknot-course');
const all = <E extends HTMLElement = HTMLElement>(step: Review, selector: string) => [
  ...course(step).renderRoot.querySelectorAll<E>(selector),
];
const sessions = (step: Review) => all(step, 'li').map((one) => textOf(one));
async function choose(step: Review, { every, times }: { every?: number; times?: number }) {
  const [often, many] = all<HTMLSelectElement>(step, 'select');
  for (const [select, value] of [
    [often, every],
    [many, times],
  ] as const) {
    if (value === undefined) continue;
    select!.value = String(value);
    select!.dispatchEvent(new Event('change', { bubbles: true }));
    await course(step).updateComplete;
    await settle();
  }
}
const chosen = (step: Review) => step.element.flow.course?.further.map(({ localStart }) => localStart);

describe('A course of sessions', () => {
  afterEach(clear);

  audited('its choice', async () =>
    choose(await open({}, { busy: everyoneBusy(['2026-12-03T12:00', '2026-12-03T18:00']) }), {
      every: 1,
      times: 4,
    }),
  );

  it('is not asked about more than once: nothing is chosen until somebody says how many', async () => {
    const step = await open();
    expect(chosen(step)).to.equal(undefined);
    expect(textOf(all(step, 'select')[1]!.querySelector(':checked')!)).to.equal('Just this once');
    expect(step.has('Book now')).to.equal(true);
  });

  it('is at the same weekday and time, and costs what all of it costs', async () => {
    const step = await open();
    await choose(step, { every: 3, times: 3 });
    expect(chosen(step)).to.deep.equal(['2026-12-17T14:30', '2027-01-07T14:30']);
    expect(sessions(step).map((one) => one.replaceAll(',', ''))).to.deep.equal(
      ['Thursday 26 November, 14:30', 'Thursday 17 December, 14:30', 'Thursday 7 January, 14:30'].map((one) =>
        one.replaceAll(',', ''),
      ),
    );
    expect(step.text).to.contain('3 sessions, each');
    expect(step.text).to.contain('€234');
    expect(step.has('Book all 3 sessions')).to.equal(true);
    expect(step.element.flow.key).not.to.equal('key-1');
  });

  it('begins with the rhythm that the catalog suggests', async () => {
    const services = catalog.services.map((one) =>
      one.id === visit.serviceId ? { ...one, rhythmWeeks: 3 } : one,
    );
    const step = await open({}, { catalog: changed({ services }) });
    expect(textOf(all(step, 'select')[0]!.querySelector(':checked')!)).to.equal('Every 3 weeks');
    await choose(step, { times: 2 });
    expect(chosen(step)).to.deep.equal(['2026-12-17T14:30']);
  });

  it('offers the nearest free time where its own is taken, and says so', async () => {
    const step = await open({}, { busy: everyoneBusy(['2026-12-03T14:00', '2026-12-03T16:00']) });
    await choose(step, { every: 1, times: 3 });
    expect(chosen(step)).to.deep.equal(['2026-12-03T12:45', '2026-12-10T14:30']);
    expect(sessions(step)[1]).to.match(
      /12:45.*Instead of Thursday,? 3 December, 14:30, which is not free\.$/,
    );
  });

  it('leaves out a week in which nothing is free, and ends where nothing can be booked yet', async () => {
    const step = await open({}, { busy: everyoneBusy(['2026-11-30T00:00', '2026-12-07T00:00']) });
    await choose(step, { every: 1, times: 10 });
    expect(chosen(step)).to.have.lengthOf(7); // from 10 December to 21 January, which is the last day
    expect(sessions(step)[1]).to.contain('Nothing is free around that day: this one is left out.');
    expect(textOf(course(step).renderRoot as unknown as Element)).to.contain('Later ones lie too far ahead');
    expect(step.has('Book all 8 sessions')).to.equal(true);
  });

  it('is looked for anew where one of its sessions was taken, and the first one stays', async () => {
    const step = await open();
    await choose(step, { every: 1, times: 2 });
    await step.update({
      flow: { ...step.element.flow, notice: 'course-taken' },
      context: { busy: everyoneBusy(['2026-12-03T14:00', '2026-12-03T16:00']) },
    });
    await settle();
    expect(chosen(step)).to.deep.equal(['2026-12-03T12:45']);
    expect(step.all('[role=alert]').map(textOf)).to.deep.equal([
      'One of the sessions has just been taken. Nothing is booked yet: please look at the dates once more.',
    ]);
    expect(step.element.flow.slot).to.equal(slot);
  });

  it('is let go by folding it away', async () => {
    const step = await open();
    await choose(step, { times: 2 });
    await step.click(step.named(/^Come regularly/));
    expect(chosen(step)).to.equal(undefined);
    expect(step.has('Book now')).to.equal(true);
  });

  it('is not to be changed while it is sent, or where it may have arrived', async () => {
    for (const state of [{ sending: true }, { failure: 'unreachable' }] as const) {
      const step = await show('unknot-review', {
        step: 'review',
        ...carried,
        visit,
        slot,
        details,
        key: 'key-1',
        sending: false,
        ...state,
      });
      expect(step.has(/^Come regularly/)).to.equal(false);
    }
  });

  it('is not asked where the spa books no courses, or the times are not known', async () => {
    for (const context of [withPolicy({ sessionsPerCourse: 1 }), { busy: 'failed' } as const]) {
      const step = await show(
        'unknot-review',
        { step: 'review', ...carried, visit, slot, details, key: 'key-1', sending: false },
        context,
      );
      expect(step.has(/^Come regularly/)).to.equal(false);
    }
  });
});
