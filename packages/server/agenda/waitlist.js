import { ApiError, deleteWish, getWaitlist } from './api.js';
import { byId, h } from './dom.js';
import { dateOf, dayName, timeOf } from './format.js';

/** @typedef {import('./api.js').WaitingWish} WaitingWish */

const all = byId('waitlist', HTMLDetailsElement);
const list = byId('waitlist-list', HTMLElement);
const error = byId('waitlist-error', HTMLElement);
const status = byId('waitlist-status', HTMLElement);

let locale = 'en';
let today = '';

/**
 * Makes the section work: it is filled whenever it is opened.
 * @param {() => { locale: string, today: string }} now the spa's
 */
export function wireWaitlist(now) {
  all.addEventListener('toggle', () => {
    if (!all.open) return;
    ({ locale, today } = now());
    status.textContent = '';
    void act(load);
  });
}

/** Forgets what it shows: somebody signs out. */
export function closeWaitlist() {
  all.open = false;
  list.replaceChildren();
  status.textContent = '';
  error.textContent = '';
}

/** Does something that may be refused, and says why where it is. @param {() => Promise<void>} work */
async function act(work) {
  error.textContent = '';
  try {
    await work();
  } catch (failure) {
    if (!(failure instanceof ApiError)) throw failure;
    error.textContent = failure.message;
  }
}

async function load() {
  const { wishes } = await getWaitlist();
  list.replaceChildren(
    ...(wishes.length ? wishes.map(entry) : [h('li', { class: 'small' }, 'Nobody waits.')]),
  );
}

/** @param {WaitingWish} wish */
function entry(wish) {
  const { id, customer, notes, offer } = wish;
  const remove = () =>
    void act(async () => {
      await deleteWish(id);
      await load();
      status.textContent = `${customer.name} is off the list.`;
      list.focus(); // what was pressed is gone
    });
  return h(
    'li',
    {},
    h('p', { class: 'line' }, h('b', {}, customer.name), offer && h('span', { class: 'tag' }, 'Offered')),
    h('p', {}, whatFor(wish)),
    offer &&
      h(
        'p',
        {},
        `Kept for them until ${when(offer.until)}: ${when(offer.start)}${withWhom(offer.staff)}. They have been written to.`,
      ),
    notes !== undefined && h('p', { class: 'small lines' }, notes),
    h(
      'p',
      { class: 'small' },
      `Since ${when(wish.createdAt)} · `,
      h('a', { href: `mailto:${encodeURIComponent(customer.email)}` }, customer.email),
      customer.phone !== undefined &&
        h(
          'span',
          {},
          ' · ',
          h('a', { href: `tel:${customer.phone.replace(/[^+\d]/g, '')}` }, customer.phone),
        ),
    ),
    h(
      'div',
      { class: 'actions' },
      h(
        'button',
        { type: 'button', class: 'chip', 'aria-label': `Take off the list: ${customer.name}`, click: remove },
        'Take off the list',
      ),
    ),
  );
}

/** @param {WaitingWish} wish @example 'Deep back release, 60 or 90 min, with a woman · Thu, Fri, 17:00–20:00 · until 4 March' */
function whatFor({ services, staffName, staffGender, from, to, dates, weekdays, hours, until }) {
  const or = new Intl.ListFormat('en', { type: 'disjunction' });
  const massages = services.map(({ name, minutes }) =>
    minutes ? `${name}, ${or.format(minutes.map(String))} min` : name,
  );
  const whom =
    staffName ??
    (staffGender && `a ${staffGender === 'other' ? 'therapist of another gender' : staffGender}`);
  const day = (/** @type {string} */ date) => dayName(date, locale, today);
  const times = [
    dates?.map(day).join('; '),
    weekdays && [...weekdays].sort().map(weekdayName).join(', '),
    hours && (hours.to >= 1440 ? `from ${clock(hours.from)}` : `${clock(hours.from)}–${clock(hours.to)}`),
  ].filter(Boolean);
  const last = to ?? (dates ? undefined : dateOf(until));
  return [
    or.format(massages) + (whom ? `, with ${whom}` : ''),
    times.join(', '),
    [from && from > today && `from ${day(from)}`, last && `until ${day(last)}`].filter(Boolean).join(' '),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** @param {number} weekday 1 is Monday */
function weekdayName(weekday) {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short' });
  return format.format(Date.UTC(2024, 0, weekday)); // 1 January 2024 was a Monday
}

/** @param {number} minute of the day @example clock(1020) //=> '17:00' */
function clock(minute) {
  const two = (/** @type {number} */ value) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** @param {string} iso */
function when(iso) {
  return `${dayName(dateOf(iso), locale, today)}, ${timeOf(iso)}`;
}

/** @param {{ name: string }[]} staff */
function withWhom(staff) {
  return staff.length ? ` with ${new Intl.ListFormat('en').format(staff.map(({ name }) => name))}` : '';
}
