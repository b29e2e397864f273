import { ApiError, deleteMail, getMails, sendMail } from './api.js';
import { byId, h } from './dom.js';
import { dateOf, dayName, timeOf } from './format.js';

/** @typedef {import('./api.js').Mail} Mail */

/** @type {Record<Mail['kind'], string>} */
const KINDS = {
  confirmation: 'Confirmation',
  change: 'Note of the new time',
  cancellation: 'Note of the cancellation',
  reminder: 'Reminder',
  'leave-now': 'Reminder to leave',
  aftercare: 'Aftercare',
  rebook: '“Time for the next one”',
};

const place = byId('mails', HTMLElement);
const folder = byId('mails-folder', HTMLElement);
const list = byId('mails-list', HTMLElement);
const status = byId('status', HTMLElement);

/** What is on the page, so that nobody's place in it is taken from under them for nothing. */
let shown = '';

/**
 * Shows which mails could not be sent, and whether any are sent at all.
 * @param {string} locale @param {string} today
 */
export async function showMails(locale, today) {
  /** @type {import('./api.js').Mails} */
  let mails;
  try {
    mails = await getMails();
  } catch (error) {
    // The agenda tells of the trouble there is.
    if (!(error instanceof ApiError)) throw error;
    hideMails();
    return;
  }
  folder.hidden = mails.via !== 'outbox';
  place.hidden = !mails.mails.length;
  const fresh = JSON.stringify(mails.mails);
  if (fresh === shown) return;
  shown = fresh;
  list.replaceChildren(...mails.mails.map((mail) => row(mail, locale, today)));
}

export function hideMails() {
  place.hidden = true;
  folder.hidden = true;
  list.replaceChildren();
  shown = '';
}

/** @param {Mail} mail @param {string} locale @param {string} today */
function row(mail, locale, today) {
  const { customer, reference } = mail;
  const whom = mail.to === 'spa' ? 'to you' : `to ${customer.name}`;
  const what = `${KINDS[mail.kind]} ${whom}`;
  const error = h('p', { class: 'error', role: 'alert' });
  /** @param {(id: string) => Promise<null>} ask @param {string} done */
  const act = (ask, done) => async () => {
    error.textContent = '';
    try {
      await ask(mail.id);
      shown = '';
      status.textContent = done;
      await showMails(locale, today);
      if (place.hidden) byId('list', HTMLElement).focus();
      else place.focus();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      error.textContent = failure.message;
    }
  };
  const again = act(sendMail, 'The mail is being sent again.');
  const leave = act(deleteMail, 'The mail is put aside.');
  return h(
    'li',
    {},
    h('p', {}, h('b', {}, what), ` · ${reference}`),
    h(
      'p',
      { class: 'small' },
      `Appointment: ${dayName(dateOf(mail.start), locale, today)}, ${timeOf(mail.start)}. ${reason(mail.why)} `,
      mail.to === 'visitor' &&
        h('a', { href: `mailto:${encodeURIComponent(customer.email)}` }, customer.email),
      mail.to === 'visitor' &&
        customer.phone !== undefined &&
        h(
          'span',
          {},
          ' · ',
          h('a', { href: `tel:${customer.phone.replace(/[^+\d]/g, '')}` }, customer.phone),
        ),
    ),
    h(
      'p',
      { class: 'line' },
      h(
        'button',
        { type: 'button', class: 'chip', 'aria-label': `Send again: ${what}`, click: () => void again() },
        'Send again',
      ),
      h(
        'button',
        { type: 'button', class: 'quiet', 'aria-label': `Put aside: ${what}`, click: () => void leave() },
        'Put aside',
      ),
    ),
    error,
  );
}

/** @param {string} why @example reason('smtp-550') //=> 'The mail server refused it (550).' */
function reason(why) {
  const code = /^smtp-(\d+)$/.exec(why)?.[1];
  if (code) return `The mail server refused it (${code}).`;
  if (why === 'no-address') return 'There is no address to send it to.';
  if (why === 'too-late') return 'It could not be sent in time.';
  return `The mail server could not be reached (${why}).`;
}
