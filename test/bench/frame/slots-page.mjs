// In the page: how long the slots take that a visitor sees first, in a renderer that has computed none before.
import { fromWireBusy } from '../../../packages/core/src/busy.ts';
import { dayNumber, minuteOfDay } from '../../../packages/core/src/offsets.ts';
import { availableSlots, nextSlots } from '../../../packages/core/src/slots.ts';
import { fromWireOffsets } from '../../../packages/core/src/wire-offsets.ts';

const load = async (path) => (await fetch(path)).json();
const [{ catalog, offsets: wireOffsets }, wireBusy] = await Promise.all([
  load('/v1/catalog'),
  load('/v1/busy'),
]);
const offsets = fromWireOffsets(wireOffsets);

function timed(work) {
  const begun = performance.now();
  const result = work();
  return { time: performance.now() - begun, result };
}

/** Times in milliseconds, in this order; the months are those of the bench's spa. */
window.measure = (today) => {
  const month = (first, next) => {
    const at = (date) => minuteOfDay(offsets, dayNumber(date), 0);
    return { ...query, from: Math.max(at(first), query.now), to: at(next) };
  };
  const read = timed(() => fromWireBusy(wireBusy));
  const { busy, now } = read.result;
  const query = { catalog, offsets, busy, serviceId: 'back', minutes: 60, now, from: now };
  const [visible, other] = [month(today, '2026-04-01'), month('2026-04-01', '2026-05-01')];

  const first = timed(() => availableSlots(visible));
  const next = timed(() => nextSlots({ ...query, to: now + 90 * 86_400_000 }, 3));
  const turned = timed(() => availableSlots(other));
  const warm = [];
  for (let i = 0; i < 60; i++) warm.push(timed(() => availableSlots(i % 2 ? other : visible)).time);
  const last = warm.slice(-20).sort((a, b) => a - b);
  return {
    slots: [first.result.length, next.result.length, turned.result.length],
    'busy times read': read.time,
    'the visible month': first.time,
    'the next three': next.time,
    'another month': turned.time,
    'a month, warm': last[10],
  };
};
window.ready = true;
