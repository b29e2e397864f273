import { ApiError, deleteBlock, getAgenda, token } from './api.js';
import { hideCalendars, showCalendars } from './calendars.js';
import { closeCodes, wireCodes } from './codes.js';
import { byId, h } from './dom.js';
import { addDays, dateOf, dayName } from './format.js';
import { hideMails, showMails } from './mails.js';
import { openTimeOff, wireTimeOff } from './time-off.js';
import {
  bookingsOf,
  dayView,
  emptyView,
  feedViews,
  locale,
  summary,
  upcomingView,
  waitView,
} from './view.js';
import { closeWaitlist, wireWaitlist } from './waitlist.js';

/** @typedef {import('./api.js').Agenda} Agenda */

const UPCOMING_DAYS = 62;
const REFRESH = 60_000;

const page = {
  enter: byId('enter', HTMLFormElement),
  token: byId('token', HTMLInputElement),
  enterError: byId('enter-error', HTMLElement),
  agenda: byId('agenda', HTMLElement),
  leave: byId('leave', HTMLButtonElement),
  spa: byId('spa', HTMLElement),
  days: byId('days', HTMLElement),
  date: byId('date', HTMLInputElement),
  showDay: byId('show-day', HTMLButtonElement),
  showUpcoming: byId('show-upcoming', HTMLButtonElement),
  filter: byId('filter', HTMLElement),
  list: byId('list', HTMLElement),
  status: byId('status', HTMLElement),
  failed: byId('failed', HTMLElement),
  failedText: byId('failed-text', HTMLElement),
  again: byId('again', HTMLButtonElement),
  feeds: byId('feeds', HTMLElement),
};

/** @type {{ view: 'day' | 'upcoming', date: string, chosen: boolean, staffId: string | null, agenda: Agenda | null }} */
const state = {
  view: 'day',
  // Where the page is opened it may be another day already than at the spa; its answer says which.
  date: new Date().toISOString().slice(0, 10),
  chosen: false,
  staffId: null,
  agenda: null,
};
/** @type {AbortController | undefined} */
let asking;

/** Asks for what is to be shown; an answer that comes after a later question is not shown. @param {boolean} [quietly] */
async function load(quietly = false) {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  page.list.setAttribute('aria-busy', 'true');
  if (!quietly || !state.agenda) page.list.replaceChildren(waitView());
  try {
    // From the shown day on, so that an empty day can say when the next appointment is.
    const agenda = await getAgenda(state.date, addDays(state.date, UPCOMING_DAYS), mine.signal);
    if (mine.signal.aborted) return;
    const before = state.agenda;
    state.agenda = agenda;
    const today = dateOf(agenda.now);
    if (!state.chosen && state.date !== today) {
      state.date = today;
      await load(true);
      return;
    }
    // What a person was told stays until they go on; a fault is over once there is an answer.
    if (!quietly || !page.again.hidden) page.failed.hidden = true;
    open();
    void showMails(locale(agenda), today);
    void showCalendars(agenda, locale(agenda), today);
    // Nobody's place in the list is taken from under them for nothing.
    if (!(quietly && before && sameList(before, agenda) && page.list.contains(document.activeElement))) {
      render(quietly);
    }
  } catch (error) {
    if (mine.signal.aborted) return;
    failed(error);
  } finally {
    if (asking === mine) page.list.setAttribute('aria-busy', 'false');
  }
}

/** @param {Agenda} a @param {Agenda} b */
function sameList(a, b) {
  return JSON.stringify([a.bookings, a.blocks, a.busy]) === JSON.stringify([b.bookings, b.blocks, b.busy]);
}

/** @param {unknown} error */
function failed(error) {
  if (!(error instanceof ApiError)) throw error;
  const { status, message } = error;
  if (status === 401 || status === 403 || (status === 429 && page.agenda.hidden)) {
    leave();
    page.enterError.textContent = message;
    return;
  }
  open();
  if (!state.agenda) page.list.replaceChildren();
  notice(message, true);
}

/** @param {string} text @param {boolean} canTryAgain */
function notice(text, canTryAgain) {
  page.failedText.textContent = text;
  page.again.hidden = !canTryAgain;
  page.failed.hidden = false;
}

function open() {
  page.enter.hidden = true;
  page.agenda.hidden = false;
  page.leave.hidden = false;
}

function leave() {
  asking?.abort();
  token.forget();
  state.agenda = null;
  page.list.replaceChildren();
  hideMails();
  page.feeds.replaceChildren();
  closeCodes();
  closeWaitlist();
  hideCalendars();
  page.spa.textContent = '';
  page.agenda.hidden = true;
  page.leave.hidden = true;
  page.enter.hidden = false;
  page.enterError.textContent = '';
  page.token.value = '';
  page.token.focus();
}

/** @param {boolean} [quietly] tell a screen reader nothing */
function render(quietly = false) {
  const { agenda, view, date, staffId } = state;
  if (!agenda) return;
  page.spa.textContent = agenda.spa.name;
  document.title = `Agenda · ${agenda.spa.name}`;
  page.date.value = date;
  page.days.hidden = view !== 'day';
  page.showDay.setAttribute('aria-pressed', String(view === 'day'));
  page.showUpcoming.setAttribute('aria-pressed', String(view === 'upcoming'));
  renderFilter(agenda);
  const shown =
    view === 'day' ? [dayView(agenda, date, staffId, remove)] : upcomingView(agenda, staffId, remove);
  if (view === 'upcoming' && !shown.length) {
    shown.push(
      emptyView('Nothing is booked yet', `For the next ${UPCOMING_DAYS} days the calendar is free.`),
    );
  } else if (view === 'day' && !bookingsOf(agenda, date, staffId).length) {
    shown.push(emptyDay(agenda));
  }
  page.list.replaceChildren(...shown);
  if (!page.feeds.childElementCount) page.feeds.replaceChildren(...feedViews(agenda));
  if (!quietly) {
    page.status.textContent =
      view === 'day'
        ? `${dayName(date, locale(agenda), dateOf(agenda.now))}: ${summary(bookingsOf(agenda, date, staffId))}`
        : `Upcoming: ${summary(agenda.bookings.filter(({ end }) => end > agenda.now))}`;
  }
}

/** @param {Agenda} agenda */
function renderFilter(agenda) {
  const focused =
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset.staff : undefined;
  const chips = [{ id: '', name: 'Everyone' }, ...agenda.staff].map(({ id, name }) =>
    h(
      'button',
      {
        type: 'button',
        class: 'chip',
        'data-staff': id,
        'aria-pressed': String((state.staffId ?? '') === id),
        click: () => {
          state.staffId = id || null;
          render();
        },
      },
      name,
    ),
  );
  page.filter.replaceChildren(...chips);
  chips.find((chip) => chip.dataset.staff === focused)?.focus();
}

/** @param {Agenda} agenda */
function emptyDay(agenda) {
  const next = agenda.bookings.find(
    (booking) =>
      booking.status !== 'cancelled' &&
      dateOf(booking.start) > state.date &&
      (!state.staffId || booking.staff.some(({ id }) => id === state.staffId)),
  );
  if (!next) return emptyView('No appointments', 'Nothing is booked on this day, nor in the weeks after it.');
  const day = dateOf(next.start);
  return emptyView(
    'No appointments',
    'Nothing is booked on this day.',
    h(
      'button',
      { type: 'button', class: 'chip', click: () => go(day) },
      `Next: ${dayName(day, locale(agenda), dateOf(agenda.now))}`,
    ),
  );
}

/** @param {string} date */
function go(date) {
  state.date = date;
  state.chosen = true;
  state.view = 'day';
  history.replaceState(null, '', `?day=${date}`);
  void load();
}

/** @param {import('./api.js').Block} block */
async function remove(block) {
  try {
    await deleteBlock(block.id);
    page.status.textContent = 'The time can be booked again.';
    await load(true);
    page.list.focus();
  } catch (error) {
    failed(error);
  }
}

function planOff() {
  const { agenda, date, staffId } = state;
  if (agenda) openTimeOff(agenda, date, staffId);
}

/** @param {import('./api.js').Blocked} made */
async function blocked(made) {
  state.date = dateOf(made.start);
  state.chosen = true;
  state.view = 'day';
  await load(true);
  page.status.textContent = 'The time is blocked.';
  const count = made.bookings.length;
  if (!count) return;
  const which = made.bookings.map((one) => `${one.customer.name} (${one.reference})`).join(', ');
  const stand =
    count === 1 ? 'One appointment in it still stands' : `${count} appointments in it still stand`;
  notice(`The time is blocked. ${stand}: ${which}.`, false);
}

/** @param {string} id @param {() => void} action */
function onClick(id, action) {
  byId(id, HTMLButtonElement).addEventListener('click', action);
}

page.enter.addEventListener('submit', (event) => {
  event.preventDefault();
  page.enterError.textContent = '';
  token.keep(page.token.value.trim());
  void load();
});
page.date.addEventListener('change', () => page.date.value && go(page.date.value));
onClick('leave', leave);
onClick('again', () => void load());
onClick('before', () => go(addDays(state.date, -1)));
onClick('after', () => go(addDays(state.date, 1)));
onClick('today', () => go(state.agenda ? dateOf(state.agenda.now) : state.date));
onClick('show-day', () => {
  state.view = 'day';
  render();
});
onClick('show-upcoming', () => {
  state.view = 'upcoming';
  state.date = state.agenda ? dateOf(state.agenda.now) : state.date;
  void load();
});
onClick('plan-off', planOff);
wireWaitlist(() => ({
  locale: state.agenda ? locale(state.agenda) : 'en',
  today: state.agenda ? dateOf(state.agenda.now) : state.date,
}));
wireCodes(() => (state.agenda ? locale(state.agenda) : 'en'));
const timeOffOpen = wireTimeOff((made) => void blocked(made));
setInterval(() => {
  if (document.visibilityState === 'visible' && !page.agenda.hidden && !timeOffOpen()) void load(true);
}, REFRESH);

const asked = new URLSearchParams(location.search).get('day');
if (asked && /^\d{4}-\d\d-\d\d$/.test(asked)) {
  state.date = asked;
  state.chosen = true;
}
if (token.get()) void load();
else {
  page.enter.hidden = false;
  page.token.focus();
}
