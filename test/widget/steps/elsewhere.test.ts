import { expect } from 'chai';
import {
  type BookingRequest,
  type BusyWindow,
  isoWithOffset,
  makeBooking,
  offsetTable,
  offsetWindow,
} from '../../../packages/core/src/index.ts';
import { UnknotConfirmation } from '../../../packages/widget/src/confirmation/confirmation.ts';
import { UnknotDetailsForm } from '../../../packages/widget/src/details-form/details-form.ts';
import type { StateOf } from '../../../packages/widget/src/flow.ts';
import { Format } from '../../../packages/widget/src/format.ts';
import { noDetails } from '../../../packages/widget/src/nothing-chosen.ts';
import { register } from '../../../packages/widget/src/register.ts';
import { UnknotReview } from '../../../packages/widget/src/review/review.ts';
import { UnknotSlotPicker } from '../../../packages/widget/src/slot-picker/slot-picker.ts';
import type { StepContext } from '../../../packages/widget/src/step-element.ts';
import { british } from '../british.ts';
import { english } from '../english.ts';
import {
  atSpa,
  audited,
  carried,
  catalog,
  clear,
  NOW,
  offsets,
  type Shown,
  show,
  slot,
  textOf,
  visit,
  visitorIn,
} from './support.ts';

register('unknot-slot-picker', UnknotSlotPicker);
register('unknot-details-form', UnknotDetailsForm);
register('unknot-review', UnknotReview);
register('unknot-confirmation', UnknotConfirmation);

const quiet = { serviceId: 'quiet-back', minutes: 30, addOnIds: [] };
const details = { ...noDetails, name: 'Ana Novak', email: 'ana@example.com' };
const LEGEND = 'Large: the time at Lindenrast. Small: the time where you are.';
const twelveHours: Partial<StepContext> = {
  format: new Format('en-US', catalog.spa.currency, english('US').words),
};

const picker = (state: Partial<StateOf<'times'>> = {}, context: Partial<StepContext> = {}) =>
  show('unknot-slot-picker', { step: 'times', ...carried, visit: quiet, ...state }, context);
const form = (context: Partial<StepContext> = {}) =>
  show('unknot-details-form', { step: 'details', ...carried, visit, slot }, context);
const review = (context: Partial<StepContext> = {}, state: Partial<StateOf<'review'>> = {}) =>
  show(
    'unknot-review',
    { step: 'review', ...carried, details, visit, slot, key: 'key-1', sending: false, ...state },
    context,
  );
const confirmation = (
  status: 'confirmed' | 'requested' = 'confirmed',
  context: Partial<StepContext> = {},
) => {
  const request: BookingRequest = {
    ...visit,
    start: isoWithOffset(offsets, slot.start),
    customer: { name: 'Ana Novak', email: 'ana@example.com' },
  };
  const booking = makeBooking(catalog, offsets, request, {
    id: 'b1',
    reference: 'K7M2QX',
    status,
    now: NOW,
    placed: [{ staffIds: ['mira'], roomIds: ['lamp-room'] }],
  });
  return show('unknot-confirmation', { step: 'confirmed', booking, by: 'http' }, context);
};

/** A visitor in another zone, who opens a step. */
const from =
  <T>(zone: string, open: () => T) =>
  () => {
    visitorIn(zone);
    return open();
  };

/** The spa's time on each button, and the visitor's beneath it. */
const pairs = (step: Shown<UnknotSlotPicker>, selector = '.slots button') =>
  step.all(selector).map((button) => {
    const small = button.querySelector('small');
    return [textOf(button).split(' ')[0]!, small ? textOf(small) : undefined];
  });
const names = (step: Shown<UnknotSlotPicker>, selector: string) =>
  step.all(selector).map((button) => (button.ariaLabel ?? textOf(button)).replace(/\s+/g, ' '));
const rows = (step: Shown<UnknotReview> | Shown<UnknotConfirmation>) =>
  Object.fromEntries(
    step
      .all('.sum > div')
      .map((row) => [
        textOf(row.querySelector('dt')!),
        british([...row.querySelectorAll('dd bdi')].map(textOf).join(' | ')),
      ]),
  );

describe('A visitor whose clock is not the spa’s', () => {
  afterEach(clear);

  audited('the times', from('America/New_York', picker));
  audited(
    'the times on another day',
    from('Pacific/Auckland', () => picker({}, twelveHours)),
  );
  audited('the details', from('Pacific/Auckland', form));
  audited('the last look', from('Pacific/Auckland', review));
  audited('the confirmation', from('Pacific/Auckland', confirmation));
  audited(
    'a request',
    from('Asia/Kathmandu', () => confirmation('requested')),
  );

  describe('at the choice of a time', () => {
    it('sees both times on each button, and once which is which', async () => {
      visitorIn('America/New_York');
      const step = await picker({ day: '2026-11-25' });
      expect(pairs(step).slice(0, 3)).to.deep.equal([
        ['09:00', '03:00'],
        ['09:15', '03:15'],
        ['09:30', '03:30'],
      ]);
      expect(pairs(step).every(([, small]) => small)).to.equal(true);
      expect(step.text.split(LEGEND)).to.have.length(2);
    });

    it('hears which is which on each button', async () => {
      visitorIn('Asia/Kathmandu');
      const step = await picker({ day: '2026-11-25' });
      expect(names(step, '.slots button')[0]).to.equal('09:00, 13:45 where you are');
      const [first] = names(step, '.next button');
      expect(first).to.equal('Today 12:00 with whoever is free, 16:45 where you are');
    });

    it('sees and hears nothing more where both clocks show the same, whatever the zones are called', async () => {
      for (const zone of ['Europe/Vienna', 'Arctic/Longyearbyen', 'Africa/Lagos']) {
        visitorIn(zone);
        const step = await picker({ day: '2026-11-25' });
        expect(step.all('small')).to.have.length(0);
        expect(step.all('.next [aria-label], .slots [aria-label], [part=slot][aria-label]')).to.have.length(
          0,
        );
        expect(step.text).not.to.match(/Large|where you are/);
      }
    });

    it('sees the weekday with a time that is on another day there, and no other', async () => {
      visitorIn('Pacific/Auckland');
      const step = await picker({ day: '2026-11-25' });
      const shown = new Map(pairs(step).map(([spa, small]) => [spa, small]));
      expect(shown.get('11:45')).to.equal('23:45');
      expect(shown.get('12:00')).to.equal('Thu 00:00');
      expect(names(step, '.slots button')).to.include('12:00, Thu 00:00 where you are');
    });

    it('sees today and tomorrow only where they are the same days there', async () => {
      const noon = atSpa('2026-11-23T10:00');
      visitorIn('America/New_York');
      const sameDays = await picker({}, { now: () => noon });
      expect(names(sameDays, '.next button')[0]).to.match(/^Today 12:00 with .*, 06:00 where you are$/);

      // For the spa the appointment is today; for the visitor it begins tomorrow.
      visitorIn('Pacific/Auckland');
      const tomorrow = await picker({}, { now: () => noon });
      const { format } = tomorrow.element.context;
      const [monday, tuesday] = ['2026-11-23', '2026-11-24'].map((day) => format.shortDay(day));
      expect(names(tomorrow, '.next button')[0]).to.match(
        new RegExp(`^${monday} 12:00 with .*, ${tuesday}, 00:00 where you are$`),
      );

      // It is on the same date by both clocks, but that is the visitor's today and the spa's tomorrow.
      const today = await picker({}, { now: () => atSpa('2026-11-23T20:00') });
      expect(names(today, '.next button')[0]).to.match(
        new RegExp(`^${tuesday} 09:00 with .*, 21:00 where you are$`),
      );
    });

    it('sees the clocks of the very day: in some weeks only one of the two has been changed', async () => {
      const now = Date.UTC(2026, 9, 20, 6);
      const window = offsetWindow(catalog, now);
      const table = offsetTable(catalog.spa.timeZone, window.from, window.until);
      const busy: BusyWindow = { from: window.from, to: window.until, now, busy: {} };
      const at = async (day: string) => {
        const step = await picker({ day }, { now: () => now, offsets: table, busy });
        return pairs(step).find(([spa]) => spa === '12:00')![1];
      };
      visitorIn('America/New_York');
      expect(await at('2026-10-23')).to.equal('06:00');
      expect(await at('2026-10-27')).to.equal('07:00');
      expect(await at('2026-10-31')).to.equal('07:00');
      expect(await at('2026-11-03')).to.equal('06:00');

      // Lagos has no summer time: its clock and the spa's are one in winter alone.
      visitorIn('Africa/Lagos');
      expect(await at('2026-10-23')).to.equal('11:00');
      expect(await at('2026-10-27')).to.equal(undefined);
    });

    it('sees times with “AM” and “PM” in the narrowest of forms', async () => {
      visitorIn('Pacific/Auckland');
      const step = await picker({ day: '2026-11-25' }, twelveHours);
      const frame = step.element.parentElement!;
      for (const dir of ['ltr', 'rtl']) {
        document.documentElement.dir = dir;
        for (const width of [280, 320, 390]) {
          frame.style.width = `${width}px`;
          for (const button of step.all('.next button, .slots button')) {
            // Both are whole pixels, and not every browser rounds them the same way.
            expect(button.scrollWidth, `${width} ${textOf(button)}`).to.be.at.most(button.clientWidth + 1);
          }
          const ofRow = new Map<number, Set<number>>();
          for (const button of step.all('.slots button')) {
            const { top, height } = button.getBoundingClientRect();
            ofRow.set(top, (ofRow.get(top) ?? new Set()).add(height));
          }
          expect([...ofRow.values()].every((heights) => heights.size === 1)).to.equal(true);
        }
      }
      frame.removeAttribute('style');
    });

    it('sees “PM” behind its time from right to left too', async () => {
      visitorIn('America/New_York');
      const step = await picker({ day: '2026-11-25' }, twelveHours);
      document.documentElement.dir = 'rtl';
      const left = (node: Node, at: number) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getBoundingClientRect().left;
      };
      const texts = step.all('.next b, .next small, .slots button, .slots small').map((part) => {
        const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
          const node = walk.currentNode as Text;
          const pm = node.data.search(/[AP]M/);
          if (pm > 0) return left(node, pm) > left(node, node.data.search(/\d/));
        }
        return undefined;
      });
      expect(texts).not.to.have.length(0);
      expect([...new Set(texts)]).to.deep.equal([true]);
    });

    it('writes to the spa in the spa’s time', async () => {
      visitorIn('America/New_York');
      const step = await review({}, { failure: 'unreachable' });
      const mail = decodeURIComponent(step.named<HTMLAnchorElement>('Write an e-mail').href);
      expect(mail).to.match(/Time: Thursday,? 26 November, 14:30\r\n/);
      expect(mail).not.to.contain('08:30');
    });
  });

  describe('afterwards', () => {
    const summary = (step: Shown<UnknotDetailsForm>) =>
      [...step.all('.summary bdi')].map((part) => british(textOf(part)));

    it('is told both while filling in the form', async () => {
      visitorIn('America/New_York');
      expect(summary(await form())).to.deep.equal(['Thursday 26 November, 14:30', '08:30 where you are']);
      visitorIn('Pacific/Auckland');
      expect(summary(await form())).to.deep.equal([
        'Thursday 26 November, 14:30',
        'Friday 27 November, 02:30 where you are',
      ]);
      visitorIn('Europe/Vienna');
      expect(summary(await form())).to.deep.equal(['Thursday 26 November, 14:30']);
    });

    it('is told both at the last look: when, when to arrive, until when to cancel', async () => {
      visitorIn('Asia/Kathmandu');
      const step = await review();
      expect(rows(step)).to.include({
        When: 'Thursday 26 November, 14:30–15:30 | 19:15–20:15 where you are',
        'Please arrive': '14:20 | 19:05 where you are',
      });
      expect(british(step.text)).to.contain(
        'Free to cancel until Wednesday 25 November, 14:30 (19:15 where you are).',
      );
      visitorIn('Pacific/Auckland');
      const later = await review();
      expect(rows(later)).to.include({
        When: 'Thursday 26 November, 14:30–15:30 | Friday 27 November, 02:30–03:30 where you are',
        'Please arrive': '14:20 | 02:20 where you are',
      });
      expect(british(later.text)).to.contain(
        'until Wednesday 25 November, 14:30 (Thursday 26 November, 02:30 where you are).',
      );
      visitorIn('Europe/Vienna');
      const here = await review();
      expect(rows(here)).to.include({ When: 'Thursday 26 November, 14:30–15:30', 'Please arrive': '14:20' });
      expect(here.text).not.to.contain('where you are');
    });

    it('is told in words which is which once it is booked', async () => {
      visitorIn('America/New_York');
      const step = await confirmation();
      expect(british(textOf(step.the('h2')))).to.equal('See you Thursday 26 November at 14:30, Ana');
      expect(step.text).to.contain('14:30 is the time at Lindenrast. Where you are, that is 08:30.');
      expect(step.text).to.contain('Please arrive at 14:20 (08:20 where you are).');
      expect(british(step.text)).to.contain('until Wednesday 25 November, 14:30 (08:30 where you are).');
      visitorIn('Pacific/Auckland');
      const later = await confirmation();
      expect(british(later.text)).to.contain('Where you are, that is Friday 27 November, 02:30.');
      expect(later.text).to.contain('Please arrive at 14:20 (02:20 where you are).');
    });

    it('is told with a request too', async () => {
      visitorIn('America/New_York');
      expect(rows(await confirmation('requested')).When).to.equal(
        'Thursday 26 November, 14:30 | 14:30 is the time at Lindenrast. Where you are, that is 08:30.',
      );
    });

    it('is told nothing more where both clocks show the same', async () => {
      visitorIn('Europe/Vienna');
      for (const status of ['confirmed', 'requested'] as const) {
        const step = await confirmation(status);
        expect(step.text).not.to.match(/where you are|the time at/i);
      }
    });

    it('is told the deadline’s own difference, where the clocks are changed between it and the massage', async () => {
      // 14:30 on Sunday 1 November: six hours by then, and the day before, when one may still cancel, five.
      const start = atSpa('2026-11-01T14:30');
      const end = start + 3_600_000;
      const now = Date.UTC(2026, 9, 29, 8);
      const window = offsetWindow(catalog, now);
      visitorIn('America/New_York');
      const step = await review(
        {
          now: () => now,
          offsets: offsetTable(catalog.spa.timeZone, window.from, window.until),
        },
        { slot: { ...slot, start, end, localStart: '2026-11-01T14:30', localEnd: '2026-11-01T15:30' } },
      );
      expect(rows(step).When).to.equal('Sunday 1 November, 14:30–15:30 | 08:30–09:30 where you are');
      expect(british(step.text)).to.contain('until Saturday 31 October, 14:30 (09:30 where you are).');
    });
  });
});
