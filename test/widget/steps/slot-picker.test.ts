import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { Slot } from '../../../packages/core/src/index.ts';
import type { FlowEvent, StateOf, Visit } from '../../../packages/widget/src/flow.ts';
import { Format } from '../../../packages/widget/src/format.ts';
import { register } from '../../../packages/widget/src/register.ts';
import { UnknotSlotPicker } from '../../../packages/widget/src/slot-picker/slot-picker.ts';
import type { StepContext } from '../../../packages/widget/src/step-element.ts';
import { english } from '../english.ts';
import {
  atSpa,
  audited,
  carried,
  catalog,
  changed,
  clear,
  everyoneBusy,
  type Shown,
  show,
  textOf,
  until,
} from './support.ts';

register('unknot-slot-picker', UnknotSlotPicker);

type Picker = Shown<UnknotSlotPicker>;

const TODAY = '2026-11-23';
const LAST = '2027-01-21'; // the last of the sixty days the spa takes bookings for

const quiet: Visit = { serviceId: 'quiet-back', minutes: 30, addOnIds: [] };

const open = (state: Partial<StateOf<'times'>> = {}, context: Partial<StepContext> = {}) =>
  show('unknot-slot-picker', { step: 'times', ...carried, visit: quiet, ...state }, context);

const day = (step: Picker, date: string) => step.the(`[data-day='${date}']`);
const focusedDay = (step: Picker) => step.focused?.dataset.day;
const month = (step: Picker) => textOf(step.the('#month'));
const chosenSlot = (event: FlowEvent | undefined): Slot => {
  if (event?.type !== 'slot-chosen') throw new Error(`No time was chosen: ${JSON.stringify(event)}`);
  return event.slot;
};
const times = (step: Picker) => step.all('.slots button').map(textOf);

/** Turns the page round once the step is there. */
async function fromRightToLeft(state: Partial<StateOf<'times'>> = {}) {
  const step = await open(state);
  document.documentElement.dir = 'rtl';
  return step;
}

describe('The choice of a time', () => {
  afterEach(clear);

  audited('it', () => open({ notice: 'slot-taken' }));
  audited('a day with few times and days with none', () =>
    open({ day: '2026-11-25' }, { busy: everyoneBusy(['2026-11-25T10:00', '2026-11-26T24:00']) }),
  );
  audited('a failure to load the times', () => open({}, { busy: 'failed' }));

  describe('next free times', () => {
    it('are three that one could have one after another', async () => {
      for (const minutes of [30, 60, 90]) {
        const step = await open({ visit: { ...quiet, minutes } });
        const buttons = step.all('.next button');
        expect(buttons).to.have.length(3);
        const slots: Slot[] = [];
        for (const button of buttons) {
          await step.click(button);
          slots.push(chosenSlot(step.last));
        }
        expect(slots.map(({ start, end }) => end - start)).to.deep.equal(
          [1, 1, 1].map(() => minutes * 60_000),
        );
        expect(slots[1]!.start).to.be.at.least(slots[0]!.end);
        expect(slots[2]!.start).to.be.at.least(slots[1]!.end);
        expect(slots[0]!.localStart).to.equal(`${TODAY}T12:00`);
      }
    });

    it('say today, tomorrow, or which day', async () => {
      const step = await open(
        {},
        {
          busy: everyoneBusy(
            ['2026-11-23T12:40', '2026-11-24T09:00'],
            ['2026-11-24T09:40', '2026-11-25T09:00'],
          ),
        },
      );
      expect(step.all('.next button').map((button) => textOf(button).replace(/ with .*/, ''))).to.deep.equal([
        'Today 12:00',
        'Tomorrow 09:00',
        `${step.element.context.format.shortDay('2026-11-25')} 09:00`,
      ]);
    });

    it('say with whom where only one therapist is free or one was asked for', async () => {
      const either = await open();
      expect(textOf(either.all('.next button')[0]!)).to.contain('with whoever is free');
      const asked = await open({ visit: { ...quiet, staffId: 'amara' } });
      expect(textOf(asked.all('.next button')[0]!)).to.contain('with Amara');
      const busy = everyoneBusy();
      const only = await open(
        {},
        { busy: { ...busy, busy: { amara: [[atSpa('2026-11-23T00:00'), atSpa('2026-11-24T00:00')]] } } },
      );
      expect(textOf(only.all('.next button')[0]!)).to.contain('with Mira');
    });

    for (const key of ['Enter', 'Space']) {
      it(`are taken with the ${key} key`, async () => {
        const step = await open();
        await step.pressOn(step.all('.next button')[1]!, key);
        expect(step.asked).to.have.length(1);
        expect(chosenSlot(step.last).localStart).to.equal(`${TODAY}T12:30`);
      });
    }
  });

  describe('the calendar', () => {
    it('begins this week and marks today', async () => {
      const step = await open();
      const days = step.all('[data-day]');
      expect(month(step)).to.equal('November 2026');
      expect(days[0]!.dataset.day).to.equal(TODAY);
      expect(days.filter((one) => one.ariaCurrent === 'date').map((one) => one.dataset.day)).to.deep.equal([
        TODAY,
      ]);
      expect(day(step, TODAY).part.contains('today')).to.equal(true);
      expect(step.all('th').map(textOf)).to.deep.equal(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);
    });

    it('begins its weeks with Sunday where that is the custom', async () => {
      const { locale, words } = english('US');
      const step = await open({}, { format: new Format(locale, 'EUR', words) });
      expect(textOf(step.all('th')[0]!)).to.equal('Sun');
      await step.pressOn(day(step, '2026-11-26'), 'End');
      expect(focusedDay(step)).to.equal('2026-11-28');
    });

    it('says of each day how many times are free', async () => {
      const step = await open(
        {},
        {
          busy: everyoneBusy(
            ['2026-11-24T09:45', '2026-11-25T00:00'],
            ['2026-11-25T10:00', '2026-11-26T00:00'],
          ),
        },
      );
      const { format } = step.element.context;
      expect(day(step, '2026-11-24').ariaLabel).to.equal(`${format.day('2026-11-24')}, 1 time free`);
      expect(day(step, '2026-11-25').ariaLabel).to.equal(`${format.day('2026-11-25')}, 2 times free`);
      expect(day(step, '2026-11-29').ariaLabel).to.equal(`${format.day('2026-11-29')}, nothing free`);
    });

    it('marks the days on which few times are left in another colour and shape', async () => {
      const step = await open(
        {},
        {
          busy: everyoneBusy(
            ['2026-11-24T10:15', '2026-11-25T00:00'],
            ['2026-11-25T10:30', '2026-11-26T00:00'],
          ),
        },
      );
      const few = day(step, '2026-11-24'); // three: 9:00, 9:15, 9:30
      const enough = day(step, '2026-11-25'); // four
      expect(few.ariaLabel).to.contain('3 times free');
      expect(enough.ariaLabel).to.contain('4 times free');
      expect(few.className).to.equal('few');
      expect(enough.className).to.equal('');
      const mark = (of: HTMLElement) => getComputedStyle(of, '::after');
      expect(mark(few).backgroundColor).not.to.equal(mark(enough).backgroundColor);
      expect(Number.parseFloat(mark(few).inlineSize)).to.be.lessThan(
        Number.parseFloat(mark(enough).inlineSize),
      );
      expect(day(step, '2026-11-29').className).to.equal(''); // nothing left is not few
      expect(getComputedStyle(day(step, '2026-11-29'), '::after').content).to.equal('none');
    });

    it('shows a day’s times after a click on it and says so to a screen reader', async () => {
      const step = await open();
      await step.click(day(step, '2026-11-25'));
      expect(step.asked).to.deep.equal([{ type: 'day-chosen', day: '2026-11-25' }]);
      expect(day(step, '2026-11-25').getAttribute('aria-pressed')).to.equal('true');
      expect(step.all('[data-day][aria-pressed=true]')).to.have.length(1);
      const title = `Times on ${step.element.context.format.day('2026-11-25')}`;
      await until(() => textOf(step.the('#day-title')) === title); // once the calendar has been painted
      expect(times(step)[0]).to.equal('09:00');
      expect(textOf(step.the('.hidden[role=status]'))).to.match(/25.*: \d+ times free$/);
    });

    it('sends the time that is clicked', async () => {
      const step = await open({ day: '2026-11-25' });
      await step.click(step.named('14:15'));
      const slot = chosenSlot(step.last);
      expect(slot.localStart).to.equal('2026-11-25T14:15');
      expect(slot.start).to.equal(atSpa('2026-11-25T14:15'));
      expect(slot.staffIds).to.include('amara');
    });

    for (const key of ['Enter', 'Space']) {
      it(`chooses a day with the ${key} key, keeps the keyboard there, and so the time`, async () => {
        const step = await open();
        await step.pressOn(day(step, '2026-11-26'), key);
        expect(step.asked).to.deep.equal([{ type: 'day-chosen', day: '2026-11-26' }]);
        expect(focusedDay(step)).to.equal('2026-11-26');
        await until(() => times(step).includes('09:30'));
        await step.pressOn(step.named('09:30'), key);
        expect(chosenSlot(step.last).localStart).to.equal('2026-11-26T09:30');
      });
    }

    it('does not let a day be chosen on which nothing is free', async () => {
      const step = await open({}, { busy: everyoneBusy(['2026-11-25T00:00', '2026-11-26T00:00']) });
      for (const full of [day(step, '2026-11-25'), day(step, '2026-11-29')]) {
        expect(full.getAttribute('aria-disabled')).to.equal('true');
        expect(full.part.contains('full')).to.equal(true);
        await step.click(full);
        await step.pressOn(full, 'Enter');
        await step.press('Space');
      }
      expect(step.asked).to.deep.equal([]);
      expect(day(step, TODAY).getAttribute('aria-pressed')).to.equal('true');
    });

    it('turns its months, but not to before today nor past the last day', async () => {
      const step = await open();
      const previous = step.named('Previous month');
      const next = step.named('Next month');
      const able = () => [previous, next].map((one) => one.getAttribute('aria-disabled') === 'false');
      expect(able()).to.deep.equal([false, true]);
      await step.click(previous);
      expect(month(step)).to.equal('November 2026');
      await step.click(next);
      expect(month(step)).to.equal('December 2026');
      expect(able()).to.deep.equal([true, true]);
      await step.pressOn(next, 'Enter');
      expect(month(step)).to.equal('January 2027');
      expect(step.focused).to.equal(next);
      expect(able()).to.deep.equal([true, false]);
      await step.press('Enter');
      expect(month(step)).to.equal('January 2027');
      await step.pressOn(previous, 'Space');
      expect(month(step)).to.equal('December 2026');
      expect(step.asked).to.deep.equal([]); // looking is not choosing
    });

    it('has times up to the last day and none after', async () => {
      const step = await open({ day: LAST });
      expect(month(step)).to.equal('January 2027');
      expect(day(step, LAST).ariaLabel).to.match(/times free$/);
      expect(times(step)).not.to.deep.equal([]);
      expect(day(step, '2027-01-22').ariaLabel).to.match(/nothing free$/);
    });

    it('leaves the spa’s closures free of times', async () => {
      const step = await open({ day: '2026-12-23' });
      for (const date of ['2026-12-24', '2026-12-25', '2026-12-26']) {
        expect(day(step, date).ariaLabel).to.match(/nothing free$/);
      }
      expect(day(step, '2026-12-13').ariaLabel).to.match(/times free$/); // a Sunday it opens on
    });
  });

  describe('the keyboard in the calendar', () => {
    const moves: [name: string, from: string, key: string, to: string][] = [
      ['a day on', '2026-11-25', 'ArrowRight', '2026-11-26'],
      ['a day back', '2026-11-25', 'ArrowLeft', '2026-11-24'],
      ['a week on', '2026-11-25', 'ArrowDown', '2026-12-02'],
      ['a week back', '2026-12-02', 'ArrowUp', '2026-11-25'],
      ['to the start of the week', '2026-12-10', 'Home', '2026-12-07'],
      ['to the end of the week', '2026-12-10', 'End', '2026-12-13'],
      ['to the start of a week in the month before', '2026-12-03', 'Home', '2026-11-30'],
      ['a month on', '2026-11-25', 'PageDown', '2026-12-25'],
      ['a month back', '2026-12-25', 'PageUp', '2026-11-25'],
      ['into the next year', '2026-12-31', 'ArrowRight', '2027-01-01'],
      ['no further back than today', TODAY, 'ArrowLeft', TODAY],
      ['no week further back than today', '2026-11-25', 'ArrowUp', TODAY],
      ['no month further back than today', '2026-12-10', 'PageUp', TODAY],
      ['no further on than the last day', LAST, 'ArrowRight', LAST],
      ['no week further on than the last day', '2027-01-18', 'ArrowDown', LAST],
      ['to the last day where the week goes on', '2027-01-19', 'End', LAST],
      ['to the last day where the month goes on', '2026-12-30', 'PageDown', LAST],
    ];
    for (const [name, from, key, to] of moves) {
      it(`goes ${name}`, async () => {
        const step = await open({ day: from });
        await step.pressOn(day(step, from), key);
        expect(focusedDay(step)).to.equal(to);
        expect(month(step)).to.equal(step.element.context.format.month(to));
        expect(step.all('[data-day][tabindex="0"]').map((one) => one.dataset.day)).to.deep.equal([to]);
        expect(step.asked).to.deep.equal([]); // moving is not choosing
      });
    }

    const turned: [name: string, from: string, key: string, to: string][] = [
      ['a day on', '2026-11-25', 'ArrowLeft', '2026-11-26'],
      ['a day back', '2026-11-25', 'ArrowRight', '2026-11-24'],
      ['a week on', '2026-11-25', 'ArrowDown', '2026-12-02'],
      ['to the start of the week', '2026-12-10', 'Home', '2026-12-07'],
      ['to the end of the week', '2026-12-10', 'End', '2026-12-13'],
      ['a month on', '2026-11-25', 'PageDown', '2026-12-25'],
      ['no further back than today', TODAY, 'ArrowRight', TODAY],
      ['no further on than the last day', LAST, 'ArrowLeft', LAST],
    ];
    for (const [name, from, key, to] of turned) {
      it(`goes ${name}, from right to left`, async () => {
        const step = await fromRightToLeft({ day: from });
        const [here, there] = [from, to].map((date) => step.maybe(`[data-day='${date}']`));
        if (here && there && key.startsWith('Arrow') && key !== 'ArrowDown' && from !== to) {
          const { left } = here.getBoundingClientRect();
          expect(Math.sign(there.getBoundingClientRect().left - left)).to.equal(key === 'ArrowLeft' ? -1 : 1);
        }
        await step.pressOn(day(step, from), key);
        expect(focusedDay(step)).to.equal(to);
      });
    }

    it('comes to days without times too, and chooses none of them', async () => {
      const step = await open({ day: '2026-11-28' });
      await step.pressOn(day(step, '2026-11-28'), 'ArrowRight');
      expect(focusedDay(step)).to.equal('2026-11-29');
      await step.press('Enter');
      expect(step.asked).to.deep.equal([]);
      await step.press('ArrowRight', 'Enter');
      expect(step.asked).to.deep.equal([{ type: 'day-chosen', day: '2026-11-30' }]);
    });

    it('stops once in the grid on its way by Tab, where it last was', async () => {
      const step = await open();
      const stops = async () =>
        (await step.tabOrder()).flatMap(({ dataset }) => (dataset.day ? [dataset.day] : []));
      expect(await stops()).to.deep.equal([TODAY]);
      await step.pressOn(day(step, TODAY), 'ArrowDown');
      expect(await stops()).to.deep.equal(['2026-11-30']);
    });

    it('finds a stop in each month, also in one where nothing is free', async () => {
      const step = await open({}, { busy: everyoneBusy(['2026-11-01T00:00', '2026-12-10T00:00']) });
      expect(month(step)).to.equal('December 2026');
      await step.click(step.named('Previous month'));
      expect(step.all('[data-day][tabindex="0"]').map((one) => one.dataset.day)).to.deep.equal([TODAY]);
      const next = step.named('Next month');
      await step.click(next);
      expect(step.all('[data-day][tabindex="0"]')).to.have.length(1);
      await step.click(next);
      expect(step.all('[data-day][tabindex="0"]')).to.have.length(1);
    });

    it('leaves the browser its own shortcuts', async () => {
      const step = await open();
      day(step, '2026-11-25').focus();
      await sendKeys({ down: 'Control' });
      try {
        await step.press('Home');
      } finally {
        await sendKeys({ up: 'Control' });
      }
      expect(focusedDay(step)).to.equal('2026-11-25');
    });
  });

  it('packs the times of a spa that packs them, with code that comes only there', async () => {
    const packed = changed({ policy: { ...catalog.policy, slotPlacement: 'packed' } });
    const busy = everyoneBusy(['2026-11-25T10:00', '2026-11-25T10:50']);
    const step = await open({ day: '2026-11-25' }, { catalog: packed, busy });
    for (let i = 0; i < 200 && !step.all('.slots button').length; i++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(times(step)).to.include('10:50');
    const onGrid = await open({ day: '2026-11-25' }, { busy });
    expect(times(onGrid)).not.to.include('10:50');
  });

  describe('the times of a day', () => {
    const headings = (step: Picker) => step.all('h5').map(textOf);
    const lists = (step: Picker) => step.all('.slots');

    it('lie under the part of the day where they are many, each once and in order', async () => {
      const step = await open({ day: '2026-11-25' });
      const all = times(step);
      expect(all.length).to.be.greaterThan(8);
      expect(all).to.deep.equal([...all].sort());
      expect(headings(step)).to.deep.equal(['Morning', 'Afternoon', 'Evening'].slice(0, lists(step).length));
      const [morning, afternoon] = lists(step).map((list) =>
        [...list.querySelectorAll('button')].map(textOf),
      );
      expect(morning!.every((time) => time < '12:00')).to.equal(true);
      expect(afternoon!.every((time) => time >= '12:00' && time < '17:00')).to.equal(true);
      for (const list of lists(step)) {
        const names = list
          .getAttribute('aria-labelledby')!
          .split(' ')
          .map((id) => textOf(step.the(`#${id}`)));
        expect(names[0]).to.match(/^Times on Wednesday/);
        expect(names[1]).to.equal(textOf(list.previousElementSibling!));
      }
    });

    it('stand in one list where they are few', async () => {
      const busy = everyoneBusy(
        ['2026-11-25T00:00', '2026-11-25T15:00'],
        ['2026-11-25T16:30', '2026-11-26T00:00'],
      );
      const step = await open({ day: '2026-11-25' }, { busy });
      expect(times(step).length).to.be.within(1, 8);
      expect(headings(step)).to.deep.equal([]);
      expect(lists(step)).to.have.length(1);
    });
  });

  describe('why nothing is free', () => {
    /** The step once it has said why. */
    const because = async (reason: string, ...opened: Parameters<typeof open>) => {
      const step = await open(...opened);
      for (let i = 0; i < 200 && !step.text.includes(reason); i++) {
        await new Promise((resolve) => setTimeout(resolve, 10));
        await step.update({});
      }
      expect(step.text).to.contain(reason);
      return step;
    };

    it('is said of a day that was asked for: all is taken', async () => {
      const busy = everyoneBusy(['2026-11-25T00:00', '2026-11-26T00:00']);
      const step = await because('All of it is taken.', { day: '2026-11-25' }, { busy });
      expect(step.text).to.match(/Nothing is free on Wednesday,? 25 November\./); // older data has a comma
      expect(textOf(step.the('#day-title'))).not.to.contain('25 November');
    });

    it('is said of a day that was asked for: the spa is closed', async () => {
      const closures = [{ from: '2026-11-25', name: 'Staff outing' }];
      await because('We are closed then.', { day: '2026-11-25' }, { catalog: changed({ closures }) });
    });

    it('is said of a month', async () => {
      const closures = [{ from: '2026-11-01', to: '2026-11-30' }];
      const context = { catalog: changed({ closures }) };
      const step = await because(
        'Nothing is free in November 2026. We are closed then.',
        { day: '2026-11-30' },
        context,
      );
      expect(step.named(/^Go to .* December$/).textContent).to.contain('December');
    });

    it('is the month’s own where a day of it was asked for for which there is another reason', async () => {
      const closures = [{ from: '2026-11-01', to: '2026-11-24' }];
      const context = {
        catalog: changed({ closures }),
        busy: everyoneBusy(['2026-11-25T00:00', '2026-12-01T00:00']),
      };
      await because('Nothing is free in November 2026. All of it is taken.', { day: '2026-11-24' }, context);
    });

    it('brings the ways to reach the spa where it is too soon to book here', async () => {
      const policy = { ...catalog.policy, leadTime: 2 * 1440 };
      const step = await because(
        'It is too soon to be booked here',
        { day: '2026-11-24' },
        { catalog: changed({ policy }) },
      );
      expect(step.has('Call +49 40 66969 120')).to.equal(true);
    });

    it('is said of all that can be booked', async () => {
      const busy = everyoneBusy(['2026-11-01T00:00', '2027-03-01T00:00']);
      await because('in the weeks that can be booked. All of it is taken.', {}, { busy });
    });

    it('is not said any more once there is a time', async () => {
      const busy = everyoneBusy(['2026-11-25T00:00', '2026-11-26T00:00']);
      const step = await because('All of it is taken.', { day: '2026-11-25' }, { busy });
      await step.update({ flow: { ...step.element.flow, day: '2026-11-26' } });
      expect(step.text).not.to.contain('All of it is taken.');
    });
  });

  describe('a month in which nothing is free', () => {
    const busy = everyoneBusy(['2026-11-01T00:00', '2026-12-10T00:00']);

    it('says so and leads to the next time there is', async () => {
      const step = await open({}, { busy });
      await step.pressOn(step.named('Previous month'), 'Enter');
      expect(step.text).to.contain('Nothing is free in November 2026.');
      await step.pressOn(step.named(/^Go to .*10 December$/), 'Enter');
      expect(step.last).to.deep.equal({ type: 'day-chosen', day: '2026-12-10' });
      expect(month(step)).to.equal('December 2026');
      expect(textOf(step.the('#day-title'))).to.contain('10 December');
    });

    it('leads there by keyboard without losing its place', async () => {
      const step = await open({}, { busy });
      await step.pressOn(step.named('Previous month'), 'Enter');
      await step.pressOn(step.named(/^Go to /), 'Enter');
      expect(focusedDay(step)).to.equal('2026-12-10');
    });
  });

  describe('a day asked for by the page', () => {
    it('is shown where it has times', async () => {
      const step = await open({ day: '2026-12-09' });
      expect(month(step)).to.equal('December 2026');
      expect(day(step, '2026-12-09').getAttribute('aria-pressed')).to.equal('true');
    });

    for (const [name, date] of [
      ['is over', '2020-02-29'],
      ['comes after the last that can be booked', '2031-05-05'],
    ] as const) {
      it(`leads to the days that can be booked where it ${name}`, async () => {
        const step = await open({ day: date });
        expect(month(step)).to.match(/November 2026|January 2027/);
        expect(step.all('.next button')).to.have.length(3);
        expect(step.all('[data-day][tabindex="0"]')).to.have.length(1);
      });
    }
  });

  describe('length, extras and therapist', () => {
    it('are changed by a click, each with what stays as it was', async () => {
      const step = await open();
      await step.click(step.named('60 min · €74'));
      await step.click(step.named('Mira'));
      await step.click(step.named(/^Something extra/));
      await step.click(step.named(/^Neck and scalp/));
      await step.click(step.named('Whoever is free'));
      const visit = { ...quiet, minutes: 60 };
      const addOnIds = ['neck-and-scalp'];
      expect(step.asked).to.deep.equal([
        { type: 'visit-changed', visit },
        { type: 'visit-changed', visit: { ...visit, staffId: 'mira' } },
        { type: 'visit-changed', visit: { ...visit, staffId: 'mira', addOnIds } },
        { type: 'visit-changed', visit: { ...visit, addOnIds } },
      ]);
      expect(textOf(step.the('summary'))).to.equal('Something extra?Neck and scalp');
    });

    it('are changed by the arrow keys and the space bar', async () => {
      const step = await open();
      await step.pressOn(step.all('input[name=minutes]')[0]!, 'ArrowDown');
      expect(step.last).to.have.nested.property('visit.minutes', 60);
      await step.pressOn(step.the('summary'), 'Enter');
      expect(step.the<HTMLDetailsElement>('details').open).to.equal(true);
      await step.pressOn(step.all('input[type=checkbox]')[0]!, 'Space');
      expect(step.last).to.have.deep.nested.property('visit.addOnIds', ['warm-stones']);
      await step.press('Space');
      expect(step.last).to.have.deep.nested.property('visit.addOnIds', []);
    });

    it('say what they cost and how long they take', async () => {
      const step = await open();
      await step.click(step.the('summary'));
      expect(step.has('Neck and scalp · +15 min · €18')).to.equal(true);
      expect(step.has('Warm stones · €12')).to.equal(true);
    });

    it('decide which times are on offer', async () => {
      const step = await open({ day: '2026-11-24' });
      const before = times(step);
      await step.click(step.named('90 min · €106'));
      expect(times(step).length).to.be.lessThan(before.length);
      expect(before.at(-1)).to.equal('19:30');
      expect(times(step).at(-1)).to.equal('18:30');
      await step.click(step.named('Teo'));
      expect(times(step).at(-1)).to.equal('13:30'); // Teo leaves at three on Tuesdays
    });

    it('offer the therapists who give this massage, by first name', async () => {
      const step = await open({ visit: { serviceId: 'deep-back-release', minutes: 45, addOnIds: [] } });
      const staff = step.all('input[name=staff]').map((input) => textOf(input.parentElement!));
      expect(staff).to.deep.equal(['Whoever is free', 'A woman', 'A man', 'Mira', 'Jonas', 'Teo']);
    });

    it('offer full names where two share the first', async () => {
      const staff = catalog.staff.map((one) => (one.id === 'jonas' ? { ...one, name: 'Mira Behrend' } : one));
      const step = await open({}, { catalog: changed({ staff }) });
      expect(step.has('Mira Kovač')).to.equal(true);
      expect(step.has('Mira Behrend')).to.equal(true);
      expect(step.has('Amara')).to.equal(true);
    });

    it('ask for a woman or a man where some of them are one, and narrow the times by it', async () => {
      const staff = (id: string, hours: { from: number; to: number }) => ({
        ...catalog.staff.find((one) => one.id === id)!,
        hours: [{ day: 1 as const, ...hours }],
      });
      const some = [
        staff('mira', { from: 720, to: 840 }),
        staff('teo', { from: 900, to: 1020 }),
        staff('jonas', { from: 960, to: 1020 }),
      ];
      const step = await open({ day: TODAY }, { catalog: changed({ staff: some }) });
      await step.click(step.named('A man'));
      expect(step.last).to.deep.equal({ type: 'visit-changed', visit: { ...quiet, staffGender: 'man' } });
      expect(times(step)[0]).to.equal('15:00');
      await step.click(step.named('Mira'));
      expect(step.last).to.deep.equal({ type: 'visit-changed', visit: { ...quiet, staffId: 'mira' } });
      expect(times(step)[0]).to.equal('12:00');
      const women = some.map((one) => ({ ...one, gender: 'woman' as const }));
      const all = await open({}, { catalog: changed({ staff: women }) });
      expect(all.has('A woman')).to.equal(false);
    });

    it('say whom one asked for last time, where that was kept', async () => {
      localStorage.setItem(
        'unknot-card:Lindenrast',
        JSON.stringify({ version: 1, card: { staffGender: 'woman' } }),
      );
      try {
        const step = await open();
        expect(step.has('A woman, as last time')).to.equal(true);
        expect(step.has('A man')).to.equal(true);
      } finally {
        localStorage.clear();
      }
    });

    it('ask each of two for a gender, and nobody by name', async () => {
      const service = catalog.services.find(({ people }) => people === 2)!;
      const visit: Visit = { serviceId: service.id, minutes: 60, addOnIds: [] };
      const step = await open({ visit });
      for (const name of ['staff', 'companion']) {
        const choices = step.all(`input[name=${name}]`).map((input) => textOf(input.parentElement!));
        expect(choices, name).to.deep.equal(['Whoever is free', 'A woman', 'A man']);
      }
      for (const button of step.all('.next button')) expect(textOf(button)).to.contain('whoever is free');
      const [, woman] = step.all('input[name=companion]');
      await step.click(woman!.parentElement!);
      expect(step.last).to.deep.equal({
        type: 'visit-changed',
        visit: { ...visit, companion: { staffGender: 'woman' } },
      });
      await step.click(step.all('input[name=companion]')[0]!.parentElement!);
      expect(step.last).to.deep.equal({ type: 'visit-changed', visit });
      await step.click(step.all('.next button')[0]!);
      expect(chosenSlot(step.last).staffIds.length).to.be.at.least(2);
    });

    it('leave out what is no choice', async () => {
      const [service] = catalog.services.filter(({ id }) => id === 'quiet-back');
      const { addOns: _, ...bare } = service!;
      const only = { ...bare, durations: bare.durations.slice(0, 1), staff: ['mira'] };
      const policy = { ...catalog.policy, massagesPerVisit: 1 };
      const step = await open({}, { catalog: changed({ services: [only], policy }) });
      expect(step.all('fieldset, details')).to.have.length(0);
      expect(step.all('.next button')).to.have.length(3);
    });
  });

  describe('when something is amiss', () => {
    it('says as an alert that the time has just been taken', async () => {
      const step = await open({ notice: 'slot-taken', day: '2026-11-25' });
      expect(step.all('[role=alert]').map(textOf)).to.deep.equal([
        'That time has just been taken. These are the next ones that are free.',
      ]);
      await step.click(step.named('60 min · €74'));
      expect(step.all('[role=alert]')).to.have.length(0);
    });

    it('has no alert where all is well', async () => {
      expect((await open()).all('[role=alert]')).to.have.length(0);
    });

    it('shows ways to reach the spa where no time is left at all', async () => {
      const step = await open({}, { busy: everyoneBusy(['2026-11-01T00:00', '2027-03-01T00:00']) });
      expect(step.text).to.contain('There is no free time in the weeks that can be booked.');
      expect(step.all('.next button, [data-day]')).to.have.length(0);
      expect(step.named<HTMLAnchorElement>('Call +49 40 66969 120').href).to.equal('tel:+494066969120');
      const mail = decodeURIComponent(step.named<HTMLAnchorElement>('Write an e-mail').href);
      expect(mail).to.contain('mailto:hello@lindenrast.example?subject=Booking: Quiet back&body=Hello,\r\n');
      expect(mail).to.contain('I would like to book Quiet back (30 min).');
      const whatsapp = step.named<HTMLAnchorElement>('Write on WhatsApp');
      expect(whatsapp.href).to.match(/^https:\/\/wa\.me\/4917604069012\?text=Hello%2C%0A/);
      expect(whatsapp.rel).to.contain('noopener');
      // Another length may fit, so the choices stay.
      expect(step.has('60 min · €74')).to.equal(true);
    });

    it('shows no ways to reach a spa that names none', async () => {
      const { phone: _, email: __, whatsapp: ___, ...spa } = catalog.spa;
      const step = await open(
        {},
        { busy: everyoneBusy(['2026-11-01T00:00', '2027-03-01T00:00']), catalog: changed({ spa }) },
      );
      expect(step.text).to.contain('There is no free time');
      expect(step.text).not.to.contain('Reach the spa directly');
    });

    it('says as an alert that the times could not be loaded, and tries again', async () => {
      const step = await open({}, { busy: 'failed' });
      expect(step.all('[role=alert]').map(textOf)).to.deep.equal(['The free times could not be loaded.']);
      expect(step.all('.next button, [data-day], .skeleton')).to.have.length(0);
      expect(step.has('Call +49 40 66969 120')).to.equal(true);
      await step.click(step.named('Try again'));
      expect(step.asked).to.deep.equal([{ type: 'visit-changed', visit: quiet }]);
      await step.update({ context: { busy: everyoneBusy() } });
      expect(step.all('[role=alert]')).to.have.length(0);
      expect(step.all('.next button')).to.have.length(3);
    });

    it('says that it is loading until the times are there', async () => {
      const step = await open({}, { busy: 'loading' });
      expect(step.the('.skeleton').ariaLabel).to.equal('One moment…');
      expect(step.the('.skeleton').role).to.equal('status');
      expect(step.all('.next button, [data-day], [role=alert]')).to.have.length(0);
      expect(step.has('60 min · €74')).to.equal(true);
      await step.update({ context: { busy: everyoneBusy() } });
      expect(step.all('.skeleton')).to.have.length(0);
      expect(step.all('.next button')).to.have.length(3);
    });

    it('shows nothing of what it rehearses while the busy times are on their way', async () => {
      const step = await open({}, { busy: 'loading' });
      for (let i = 0; i < 20; i++) {
        await new Promise((resolve) => setTimeout(resolve, 25));
        await step.update({});
        expect(step.all('.skeleton')).to.have.length(1);
        expect(step.all('.next button, [data-day]')).to.have.length(0);
      }
      await step.update({ context: { busy: everyoneBusy(['2026-11-01T00:00', '2026-12-10T00:00']) } });
      expect(month(step)).to.equal('December 2026');
      expect(step.all('.next button')).to.have.length(3);
      expect(step.all(`[data-day]:not([aria-disabled='true'])`)[0]?.dataset.day).to.equal('2026-12-10');
    });

    it('takes a time away that was booked by somebody meanwhile', async () => {
      const step = await open({ day: '2026-11-25' });
      expect(times(step)).to.include('09:00');
      await step.update({ context: { busy: everyoneBusy(['2026-11-25T09:00', '2026-11-25T10:00']) } });
      expect(times(step)).not.to.include('09:00');
      expect(times(step)).to.include('10:00');
    });
  });

  it('names the massage alone before it is painted, and writes prices and times right after', async () => {
    const step = await open({}, { painted: false });
    expect(step.text).to.equal('Find your time Quiet back');
    expect(step.all('.skeleton')).to.have.length(1);
    await step.update({ context: { painted: true } });
    expect(step.has('30 min · €42')).to.equal(true);
    expect(step.all('.next button')).to.have.length(3);
  });
});
