import { availableSlots, parseCatalog } from '@unknot/core';
import { icsFile } from '@unknot/core/ics';
import { packStarts } from '@unknot/core/pack-starts';
import { planCourse } from '@unknot/core/plan-course';
import { freeDays } from '@unknot/core/slots';
import type { UnknotBookedEvent, UnknotBooking } from '@unknot/widget';

export const functions = [availableSlots, parseCatalog, icsFile, packStarts, planCourse, freeDays];

const element = document.createElement('unknot-booking');
const same: UnknotBooking | null = document.querySelector('unknot-booking');
element.backend = 'demo';
element.prefill = { name: 'Ada', email: 'ada@guest.example' };
element.theme = 'dark';
element.reset();
same?.addEventListener('unknot-booked', ({ detail }) => {
  const reference: string = detail.reference;
  const total: number = detail.total;
  console.log(reference, total);
});
const listen = (event: UnknotBookedEvent) => event.detail.start;
document.addEventListener('unknot-booked', listen);
document.addEventListener('unknot-step-changed', ({ detail }) => detail.step === 'review');

// @ts-expect-error There is no such theme.
element.theme = 'blue';
// @ts-expect-error An address is a text.
element.backend = 5;
// @ts-expect-error There is no such field of a visitor.
element.prefill = { nickname: 'A' };
// @ts-expect-error There is no such step.
document.addEventListener('unknot-step-changed', ({ detail }) => detail.step === 'lunch');
// @ts-expect-error The catalog is there, and that is all there is to say.
document.addEventListener('unknot-ready', ({ detail }) => detail.step);
