import { ApiError, getScreening } from './api.js';
import { h } from './dom.js';
import { addDays, dateOf, dayName, minutesText, money, timeOf } from './format.js';

/**
 * @typedef {import('./api.js').Agenda} Agenda
 * @typedef {import('./api.js').Booking} Booking
 * @typedef {import('./api.js').Block} Block
 */

/**
 * One day: its heading and its cards in the order of the clock.
 * @param {Agenda} agenda
 * @param {string} date
 * @param {string | null} staffId only this therapist's
 * @param {(block: Block) => void} onRemove
 */
export function dayView(agenda, date, staffId, onRemove) {
  const bookings = bookingsOf(agenda, date, staffId);
  const busy = agenda.busy.map(({ staffId, start, end }) => ({
    id: '', // nothing that can be removed here
    start,
    end,
    resourceIds: [staffId],
    name: 'Busy by their own calendar',
  }));
  const blocks = [...agenda.blocks, ...busy].filter(
    (block) =>
      dateOf(block.start) <= date &&
      block.end > `${date}T00:00` &&
      (!staffId || block.resourceIds.includes(staffId)),
  );
  const cards = [
    ...bookings.map((booking) => ({ at: booking.start, card: bookingCard(agenda, booking) })),
    ...blocks.map((block) => ({ at: block.start, card: blockCard(agenda, block, date, onRemove) })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return h(
    'section',
    { class: 'day', 'aria-label': dayName(date, locale(agenda), dateOf(agenda.now)) },
    h(
      'div',
      { class: 'head' },
      h('h2', {}, dayName(date, locale(agenda), dateOf(agenda.now))),
      h('p', {}, summary(bookings)),
    ),
    h('ol', { class: 'cards' }, ...cards.map(({ card }) => card)),
  );
}

/**
 * Every day on which there is something from today on.
 * @param {Agenda} agenda
 * @param {string | null} staffId
 * @param {(block: Block) => void} onRemove
 */
export function upcomingView(agenda, staffId, onRemove) {
  const days = new Set(
    agenda.bookings
      .filter((booking) => booking.end > agenda.now && isOf(booking, staffId))
      .map(({ start }) => dateOf(start)),
  );
  return [...days].sort().map((date) => dayView(agenda, date, staffId, onRemove));
}

/** @param {Agenda} agenda @param {string} date @param {string | null} staffId */
export function bookingsOf(agenda, date, staffId) {
  return agenda.bookings.filter((booking) => dateOf(booking.start) === date && isOf(booking, staffId));
}

/** @param {string} title @param {string} text @param {Node} [action] */
export function emptyView(title, text, action) {
  return h('div', { class: 'empty' }, h('h3', {}, title), h('p', {}, text), action);
}

export function waitView() {
  return h(
    'div',
    { class: 'cards', 'aria-hidden': 'true' },
    ...[1, 2, 3].map(() => h('div', { class: 'wait' })),
  );
}

/**
 * Where each calendar can be subscribed to.
 * @param {Agenda} agenda
 */
export function feedViews(agenda) {
  return [{ name: 'Everyone', feedUrl: agenda.feedUrl }, ...agenda.staff].map(({ name, feedUrl }) =>
    h(
      'li',
      {},
      h('span', {}, name),
      h('input', { readonly: true, value: feedUrl, 'aria-label': `Address of the calendar of ${name}` }),
      h(
        'a',
        {
          href: feedUrl.replace(/^https?:/, 'webcal:'),
          'aria-label': `Subscribe to the calendar of ${name}`,
        },
        'Subscribe',
      ),
    ),
  );
}

/** @param {Booking[]} bookings @example summary([]) //=> 'No appointments' */
export function summary(bookings) {
  const kept = bookings.filter(({ status }) => status !== 'cancelled');
  const minutes = kept.reduce((sum, booking) => sum + booking.minutes, 0);
  const count = kept.length === 1 ? '1 appointment' : `${kept.length || 'No'} appointments`;
  return kept.length ? `${count} · ${minutesText(minutes)} of massage` : count;
}

/** @param {Agenda} agenda @param {Booking} booking */
function bookingCard(agenda, booking) {
  const cancelled = booking.status === 'cancelled';
  const running = !cancelled && booking.start <= agenda.now && agenda.now < booking.end;
  const { customer, notes, answers = {} } = booking;
  const addOns = booking.lines.filter(({ kind }) => kind === 'add-on');
  const discounts = booking.lines.filter(({ kind }) => kind === 'discount');
  const answered = agenda.questions.filter(({ id }) => answers[id]);
  const place = [booking.staff, booking.rooms].map((list) => list.map(({ name }) => name).join(' and '));
  return h(
    'li',
    { class: `card${cancelled ? ' cancelled' : ''}${running ? ' now' : ''}` },
    h(
      'p',
      { class: 'time' },
      h('time', { datetime: booking.start }, timeOf(booking.start)),
      h('small', {}, `until ${timeOf(booking.end)}`),
    ),
    h(
      'div',
      { class: 'what' },
      h(
        'div',
        {},
        h(
          'div',
          { class: 'line' },
          h('h3', {}, booking.serviceName),
          h('span', {}, money(booking.total, booking.currency, locale(agenda))),
        ),
        booking.parts
          ? h('ul', { class: 'parts' }, ...booking.parts.map((part) => h('li', {}, partText(part))))
          : h('p', { class: 'with' }, [`${booking.minutes} min`, ...place.filter(Boolean)].join(' · ')),
      ),
      (cancelled ||
        running ||
        booking.status === 'requested' ||
        addOns.length > 0 ||
        discounts.length > 0 ||
        booking.course ||
        booking.payment) &&
        h(
          'div',
          { class: 'tags' },
          cancelled && h('span', { class: 'tag warm' }, 'Cancelled'),
          booking.status === 'requested' &&
            h('span', { class: 'tag warm' }, booking.payment ? 'Not paid yet' : 'Requested'),
          running && h('span', { class: 'tag on' }, 'Now'),
          ...addOns.map(({ name }) => h('span', { class: 'tag' }, name)),
          ...discounts.map(({ name, price }) =>
            h('span', { class: 'tag' }, `${name} ${money(price, booking.currency, locale(agenda))}`),
          ),
          booking.payment && h('span', { class: 'tag' }, paymentText(agenda, booking)),
          booking.course &&
            h('span', { class: 'tag' }, `Session ${booking.course.session} of ${booking.course.of}`),
        ),
      h(
        'p',
        { class: 'who' },
        h('b', {}, h('bdi', {}, customer.name)),
        customer.phone !== undefined &&
          h('a', { href: `tel:${customer.phone.replace(/[^+\d]/g, '')}` }, h('bdi', {}, customer.phone)),
        h('a', { href: `mailto:${encodeURIComponent(customer.email)}` }, customer.email),
      ),
      notes !== undefined && h('p', { class: 'note' }, h('span', { class: 'unseen' }, 'Note: '), notes),
      h(
        'dl',
        { class: 'facts' },
        ...factRows(cardFacts(booking.card)),
        ...answered.flatMap(({ id, label }) => [h('dt', {}, label), h('dd', {}, answers[id])]),
        ...sourceFacts(booking.source),
        h('dt', {}, 'Reference'),
        h('dd', {}, booking.reference),
      ),
      booking.secondGuest && guestView(booking.secondGuest),
      agenda.screened.includes(booking.id) && healthAnswers(agenda, booking),
    ),
  );
}

/**
 * How the deposit stands: `€19.50 paid`
 * @param {Agenda} agenda @param {Booking} booking
 */
function paymentText(agenda, { payment, currency }) {
  const words = { due: 'to be paid', paid: 'paid', expired: 'not paid', refunded: 'given back' };
  return payment ? `${money(payment.amount, currency, locale(agenda))} ${words[payment.status]}` : '';
}

/**
 * Where the guest came from, by names such as `utm_source`; what else an address had is by its own name.
 * @param {Record<string, string>} [source]
 */
function sourceFacts(source = {}) {
  const texts = Object.entries(source).map(([name, value]) =>
    name === 'referrer' ? value.replace(/^https?:\/\//, '') : `${name.replace(/^utm_/, '')} ${value}`,
  );
  return texts.length ? [h('dt', {}, 'Came by'), h('dd', {}, texts.join(' · '))] : [];
}

/**
 * One massage of several: `10:00–11:00 Quiet back · Mira · Lamp room · second guest`
 * @param {import('./api.js').BookingPart} part
 */
export function partText({ start, end, serviceName, staff, rooms, guests }) {
  const names = [staff, rooms].map((list) => list.map(({ name }) => name).join(' and '));
  const guest = guests.length > 1 ? 'both guests' : guests[0] === 2 ? 'second guest' : '';
  return `${timeOf(start)}–${timeOf(end)} ${[serviceName, ...names, guest].filter(Boolean).join(' · ')}`;
}

/** @param {NonNullable<Booking['secondGuest']>} guest */
function guestView({ name, card }) {
  return h(
    'div',
    { class: 'guest' },
    h('p', { class: 'who' }, 'Second guest', name !== undefined && h('b', {}, h('bdi', {}, name))),
    h('dl', { class: 'facts' }, ...factRows(cardFacts(card))),
  );
}

/** @param {[term: string, text: string][]} facts */
function factRows(facts) {
  return facts.flatMap(([term, text]) => {
    const mind = MIND.includes(term) ? { class: 'warm' } : {};
    return [h('dt', mind, term), h('dd', mind, text)];
  });
}

/**
 * A button that asks for what the guest said about their health: it is on the screen only while somebody reads it.
 * @param {Agenda} agenda @param {Booking} booking
 */
function healthAnswers(agenda, booking) {
  const place = h('div', { class: 'health' });
  const close = () => {
    const open = h('button', { type: 'button', class: 'quiet', click: () => void show() }, 'Health answers');
    open.setAttribute('aria-label', `Health answers of ${booking.customer.name}`);
    place.replaceChildren(open);
    return open;
  };
  const show = async () => {
    try {
      const { answers, deleteAfter } = await getScreening(booking.id);
      const hide = h('button', { type: 'button', class: 'quiet', click: () => close().focus() }, 'Hide');
      hide.setAttribute('aria-label', `Hide the health answers of ${booking.customer.name}`);
      place.replaceChildren(
        h(
          'dl',
          { class: 'facts' },
          // What was answered with yes is what matters.
          ...[...answers]
            .sort((a, b) => Number(b.answer === 'yes') - Number(a.answer === 'yes'))
            .flatMap(({ question, answer }) => [
              h('dt', {}, question),
              h('dd', {}, answer === 'yes' ? h('b', {}, 'Yes') : 'No'),
            ]),
        ),
        h(
          'p',
          { class: 'with' },
          `Deleted after ${dayName(dateOf(deleteAfter), locale(agenda), dateOf(agenda.now))}.`,
        ),
        hide,
      );
      hide.focus();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      close().focus();
      place.append(h('p', { class: 'with', role: 'alert' }, error.message));
    }
  };
  close();
  return place;
}

/** What must not happen: nobody may overlook it. */
const MIND = ['Allergies', 'Leave alone'];

const CARD_WORDS = {
  oil: { any: 'Any', unscented: 'Unscented', none: 'None' },
  sound: { music: 'Music', quiet: 'Quiet' },
  talk: { chat: 'Likes to chat', little: 'A little', silence: 'In silence' },
  staffGender: { woman: 'A woman, please', man: 'A man, please', any: 'Whoever' },
};

/**
 * What a therapist needs to know, what to mind first.
 * @param {import('./api.js').Card} [card]
 * @returns {[term: string, text: string][]}
 */
export function cardFacts({ pressure, workOn, avoid, oil, allergies, sound, talk, staffGender } = {}) {
  /** @param {Record<string, string>} words @param {string} [key] */
  const word = (words, key) => key && (words[key] ?? key);
  /** @type {[string, string | undefined][]} */
  const facts = [
    ['Allergies', allergies],
    ['Leave alone', spotsText(avoid)],
    ['Work on', spotsText(workOn)],
    ['Pressure', pressure && pressure.charAt(0).toUpperCase() + pressure.slice(1)],
    ['Oil', word(CARD_WORDS.oil, oil)],
    ['Sound', word(CARD_WORDS.sound, sound)],
    ['Talk', word(CARD_WORDS.talk, talk)],
    ['Therapist', word(CARD_WORDS.staffGender, staffGender)],
  ];
  return /** @type {[string, string][]} */ (facts.filter(([, text]) => text));
}

/**
 * @param {string[]} [spots]
 * @example spotsText(['lower-back:left', 'neck:left', 'neck:right']) //=> 'lower back left, neck'
 */
function spotsText(spots = []) {
  const areas = [...new Set(spots.map((spot) => spot.slice(0, spot.indexOf(':'))))];
  return areas
    .map((area) => {
      const sides = ['left', 'right'].filter((side) => spots.includes(`${area}:${side}`));
      return [area.replaceAll('-', ' '), ...(sides.length === 1 ? sides : [])].join(' ');
    })
    .join(', ');
}

/** @param {Agenda} agenda @param {Block} block @param {string} date @param {(block: Block) => void} onRemove */
function blockCard(agenda, block, date, onRemove) {
  const names = [...agenda.staff, ...agenda.rooms]
    .filter(({ id }) => block.resourceIds.includes(id))
    .map(({ name }) => name)
    .join(', ');
  const starts = dateOf(block.start) === date ? timeOf(block.start) : '00:00';
  const ends = dateOf(block.end) === date ? timeOf(block.end) : '24:00';
  const whole = starts === '00:00' && ends === '24:00';
  return h(
    'li',
    { class: 'card off' },
    h(
      'p',
      { class: 'time' },
      whole ? 'All day' : h('time', { datetime: block.start }, starts),
      !whole && h('small', {}, `until ${ends}`),
    ),
    h(
      'div',
      { class: 'what' },
      h(
        'div',
        { class: 'line' },
        h('h3', {}, block.name ?? 'Time off'),
        block.id !== '' &&
          h(
            'button',
            {
              type: 'button',
              class: 'quiet',
              'aria-label': `Remove time off of ${names}`,
              click: () => onRemove(block),
            },
            'Remove',
          ),
      ),
      h('p', { class: 'with' }, names),
      dateOf(block.start) !== dateOf(block.end) &&
        !(whole && addDays(dateOf(block.start), 1) === dateOf(block.end)) &&
        h('p', { class: 'with' }, spanText(agenda, block)),
    ),
  );
}

/** @param {Agenda} agenda @param {Block} block */
function spanText(agenda, { start, end }) {
  const name = (/** @type {string} */ iso) =>
    `${dayName(dateOf(iso), locale(agenda), dateOf(agenda.now))} ${timeOf(iso)}`;
  return `${name(start)} – ${name(end)}`;
}

/** @param {Booking} booking @param {string | null} staffId */
function isOf(booking, staffId) {
  return !staffId || booking.staff.some(({ id }) => id === staffId);
}

/**
 * The page's own words are English, so its dates are too; the spa's region decides their form.
 * @param {Agenda} agenda
 */
export function locale({ spa }) {
  const region = new Intl.Locale(spa.locale).region;
  return region ? `en-${region}` : 'en-GB';
}
