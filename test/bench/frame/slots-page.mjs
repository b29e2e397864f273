// In the page: what finds the slots that a visitor sees first, in a renderer that has found none before.
import { fromWireBusy } from '../../../packages/core/src/busy.ts';
import { dayNumber, minuteOfDay } from '../../../packages/core/src/offsets.ts';
import { availableSlots, freeDays, nextSlots } from '../../../packages/core/src/slots.ts';
import { fromWireOffsets } from '../../../packages/core/src/wire-offsets.ts';

const load = async (path) => (await fetch(path)).json();
const [answer, wireBusy] = await Promise.all([load('/v1/catalog'), load('/v1/busy')]);
const offsets = fromWireOffsets(answer.offsets);
const now = Date.parse(wireBusy.now);
const at = (date) => minuteOfDay(offsets, dayNumber(date), 0);

const query = { catalog: answer.catalog, offsets, serviceId: 'back', minutes: 60, now };
const visible = { ...query, from: now, to: at('2026-04-01') };
const other = { ...query, from: at('2026-04-01'), to: at('2026-05-01') };
let busy;
const total = (days) => [...days.values()].reduce((sum, count) => sum + count, 0);

/** Each says how many slots it found. */
const steps = {
  nothing: () => 0,
  /** What the widget does while it waits for the busy times. */
  rehearsal: () => {
    for (let i = 0; i < 4; i++) {
      nextSlots({ ...visible, busy: {} }, 1);
      freeDays({ ...visible, busy: {} });
    }
    return 0;
  },
  'busy times read': () => {
    busy = fromWireBusy(wireBusy).busy;
    return 0;
  },
  /** What the widget shows: the month's days with how much is free on each, then the times of one of them. */
  'the visible month': () => total(freeDays({ ...visible, busy })),
  'the first day': () => availableSlots({ ...visible, busy, to: now + 86_400_000 }).length,
  'every time of the month': () => availableSlots({ ...visible, busy }).length,
  'the next three': () => nextSlots({ ...visible, busy }, 3).length,
  'the month turned': () => total(freeDays({ ...other, busy })),
  warm: () => {
    for (let i = 0; i < 60; i++) freeDays({ ...(i % 2 ? other : visible), busy });
    return 0;
  },
  'the month turned, warm': () => total(freeDays({ ...other, busy })),
};

/** Does one step: what it took by the page's clock, in milliseconds, and what it found. */
window.step = (name) => {
  const begun = performance.now();
  const slots = steps[name]();
  return { clock: performance.now() - begun, slots };
};
window.ready = true;
