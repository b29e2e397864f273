import { expect } from 'chai';
import { register } from '../../packages/widget/src/register.ts';

const TAGS = [
  'booking',
  'need-picker',
  'service-list',
  'slot-picker',
  'details-form',
  'review',
  'confirmation',
].map((name) => `unknot-${name}`);
const registered = () => TAGS.filter((tag) => customElements.get(tag));

// In this order: what is registered in a page stays so.
describe('The package', () => {
  it('registers nothing by its names alone, and /define the one element of a page', async () => {
    const names = await import('../../packages/widget/src/index.ts');
    expect(registered()).to.deep.equal([]);
    expect(Object.keys(names).sort()).to.deep.equal([
      'UnknotBookedEvent',
      'UnknotBooking',
      'UnknotCancelledEvent',
      'UnknotClosedEvent',
      'UnknotFailedEvent',
      'UnknotReadyEvent',
      'UnknotRescheduledEvent',
      'UnknotServiceSelectedEvent',
      'UnknotSlotSelectedEvent',
      'UnknotStepChangedEvent',
    ]);
    const { UnknotBooking } = await import('../../packages/widget/src/define.ts');
    expect(UnknotBooking).to.equal(names.UnknotBooking);
    expect(registered()).to.deep.equal(['unknot-booking']);
    expect(customElements.get('unknot-booking')).to.equal(UnknotBooking);
  });

  it('leaves an element of its name alone that is there already', () => {
    class Theirs extends HTMLElement {}
    class Ours extends HTMLElement {}
    register('unknot-of-another', Theirs);
    register('unknot-of-another', Ours);
    expect(customElements.get('unknot-of-another')).to.equal(Theirs);
  });

  it('has events that cross shadow roots, each with a light payload', async () => {
    const events = await import('../../packages/widget/src/index.ts');
    const booked = {
      reference: 'K7M2QX',
      status: 'confirmed',
      serviceId: 'deep',
      start: '2026-11-26T14:30:00+01:00',
      total: 6800,
      currency: 'EUR',
    } as const;
    const made: [Event & { detail: unknown }, type: string, detail: unknown][] = [
      [new events.UnknotReadyEvent(), 'unknot-ready', null],
      [new events.UnknotStepChangedEvent('times'), 'unknot-step-changed', { step: 'times' }],
      [new events.UnknotServiceSelectedEvent('deep'), 'unknot-service-selected', { serviceId: 'deep' }],
      [
        new events.UnknotSlotSelectedEvent('deep', '2026-11-26T13:30:00.000Z'),
        'unknot-slot-selected',
        { serviceId: 'deep', start: '2026-11-26T13:30:00.000Z' },
      ],
      [new events.UnknotBookedEvent(booked), 'unknot-booked', booked],
      [new events.UnknotFailedEvent('unreachable'), 'unknot-failed', { code: 'unreachable' }],
    ];
    for (const [event, type, detail] of made) {
      expect(event.type).to.equal(type);
      expect(event.detail ?? null, type).to.deep.equal(detail);
      expect({ bubbles: event.bubbles, composed: event.composed }, type).to.deep.equal({
        bubbles: true,
        composed: true,
      });
    }
  });
});
