import { ApiError, deleteCalendar, getCalendars, putCalendar } from './api.js';
import { byId, h } from './dom.js';
import { dateOf, dayName, timeOf } from './format.js';

/** @typedef {import('./api.js').Calendar} Calendar */

const section = byId('calendars', HTMLDetailsElement);
const list = byId('calendars-list', HTMLElement);
const notice = byId('calendars-notice', HTMLElement);
const status = byId('status', HTMLElement);

/** What is on the page, so that nobody's place in it is taken from under them for nothing. */
let shown = '';

/**
 * Shows from whose own calendars busy times are read, and says where that does not go well.
 * @param {import('./api.js').Agenda} agenda @param {string} locale @param {string} today
 */
export async function showCalendars(agenda, locale, today) {
  /** @type {Calendar[]} */
  let calendars;
  try {
    calendars = (await getCalendars()).calendars;
  } catch (error) {
    // The agenda tells of the trouble there is.
    if (!(error instanceof ApiError)) throw error;
    return;
  }
  const fresh = JSON.stringify([agenda.staff, calendars, today]);
  // Somebody is writing an address, or on a button: it waits until they are done.
  const begun = [...list.querySelectorAll('input')].some(({ value }) => value);
  if (fresh === shown || (shown && begun) || list.contains(document.activeElement)) return;
  shown = fresh;
  const when = (/** @type {string} */ iso) => `${dayName(dateOf(iso), locale, today)}, ${timeOf(iso)}`;
  const again = () => {
    shown = '';
    return showCalendars(agenda, locale, today);
  };
  const gone = calendars.filter(({ staffId }) => !agenda.staff.some(({ id }) => id === staffId));
  const rows = [
    ...agenda.staff.map(({ id, name }) => ({
      id,
      name,
      calendar: calendars.find(({ staffId }) => staffId === id),
    })),
    ...gone.map((calendar) => ({ id: calendar.staffId, name: calendar.name, calendar })),
  ];
  list.replaceChildren(...rows.map((one) => row(one, when, again)));
  const trouble = calendars.filter(({ fault, warnings, stale }) => fault || stale || warnings.length);
  notice.hidden = !trouble.length;
  notice.replaceChildren(...trouble.map((calendar) => h('p', {}, troubleText(calendar, when))));
}

/** Forgets what it shows: somebody signs out. */
export function hideCalendars() {
  section.open = false;
  list.replaceChildren();
  notice.hidden = true;
  shown = '';
}

/** @param {Calendar} calendar @param {(iso: string) => string} when */
function troubleText({ name, goodAt, fault, stale, warnings }, when) {
  const known =
    goodAt === undefined
      ? 'It has never been read: nothing in it keeps anybody from being booked.'
      : `What was busy when it was last read still counts (${when(goodAt)}).`;
  return [
    fault ? `${name}’s own calendar could not be read.` : stale && `${name}’s own calendar is out of date.`,
    fault?.detail,
    (fault || stale) && known,
    ...warnings.map(({ detail }) => `${fault || stale ? 'Besides:' : `${name}’s own calendar:`} ${detail}`),
  ]
    .filter(Boolean)
    .join(' ');
}

/**
 * @param {{ id: string, name: string, calendar: Calendar | undefined }} one
 * @param {(iso: string) => string} when
 * @param {() => Promise<void>} again
 */
function row({ id, name, calendar }, when, again) {
  const input = h('input', {
    type: 'url',
    required: true,
    maxlength: '2000',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: calendar ? 'Another address' : 'https://…',
    'aria-label': `Address of ${name}’s own calendar`,
  });
  const error = h('p', { class: 'error', role: 'alert' });
  /** @param {() => Promise<unknown>} ask @param {string} done */
  const act = async (ask, done) => {
    error.textContent = '';
    try {
      await ask();
      status.textContent = done;
      section.querySelector('summary')?.focus();
      await again();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      error.textContent = failure.message;
    }
  };
  const form = h(
    'form',
    { class: 'line' },
    input,
    h('button', { type: 'submit', class: 'chip', 'aria-label': `Save: ${name}` }, 'Save'),
    calendar &&
      h(
        'button',
        {
          type: 'button',
          class: 'quiet',
          'aria-label': `Remove ${name}’s own calendar`,
          click: () => void act(() => deleteCalendar(id), 'Its times can be booked again.'),
        },
        'Remove',
      ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void act(() => putCalendar(id, input.value.trim()), 'The calendar is being read.');
  });
  return h(
    'li',
    {},
    h('p', {}, h('b', {}, name), calendar !== undefined && ` · ${calendar.address}`),
    calendar !== undefined &&
      h(
        'p',
        { class: 'small' },
        calendar.goodAt === undefined ? 'Not read yet.' : `Last read: ${when(calendar.goodAt)}.`,
        calendar.fault && ` ${calendar.fault.detail}`,
      ),
    form,
    error,
  );
}
