/**
 * How a guest likes to be massaged. A spot is a part of the back and a side: `lower-back:left`.
 * @typedef {object} Card
 * @property {string} [pressure]
 * @property {string[]} [workOn]
 * @property {string[]} [avoid]
 * @property {string} [oil]
 * @property {string} [allergies]
 * @property {string} [sound]
 * @property {string} [talk]
 * @property {string} [staffGender]
 *
 * @typedef {object} BookingPart
 * @property {string} serviceName
 * @property {string} start
 * @property {string} end
 * @property {(1 | 2)[]} guests
 * @property {{ id: string, name: string }[]} staff
 * @property {{ id: string, name: string }[]} rooms
 *
 * @typedef {object} Booking
 * @property {string} id
 * @property {string} reference
 * @property {'requested' | 'confirmed' | 'cancelled'} status
 * @property {string} serviceName
 * @property {number} minutes
 * @property {string} start
 * @property {string} end
 * @property {{ id: string, name: string }[]} staff
 * @property {{ id: string, name: string }[]} rooms
 * @property {{ name: string, email: string, phone?: string }} customer
 * @property {string} [notes]
 * @property {Record<string, string>} [answers]
 * @property {Card} [card]
 * @property {BookingPart[]} [parts] where there are several, or it is for two
 * @property {{ session: number, of: number }} [course]
 * @property {{ amount: number, status: 'due' | 'paid' | 'expired' | 'refunded' }} [payment]
 * @property {{ name?: string, card?: Card }} [secondGuest]
 * @property {{ kind: 'service' | 'add-on' | 'discount', name: string, price: number }[]} lines
 * @property {number} total
 * @property {string} currency
 * @property {Record<string, string>} [source] where the guest came from
 *
 * @typedef {object} Block
 * @property {string} id
 * @property {string} start
 * @property {string} end
 * @property {string[]} resourceIds
 * @property {string} [name]
 *
 * @typedef {Block & { bookings: Booking[] }} Blocked
 *
 * A promotional code, a voucher or a gift. Amounts are in the currency's minor unit.
 * @typedef {object} Code
 * @property {string} id
 * @property {string} [code] left out where the server cannot make it again
 * @property {'unpaid' | 'active' | 'spent' | 'expired' | 'void'} state
 * @property {{ kind: 'percent' | 'amount' | 'balance' | 'service', name: string, percent?: number, amount?: number, serviceId?: string, minutes?: number }} discount
 * @property {number} [maxUses]
 * @property {string} [validUntil]
 * @property {string} [note]
 * @property {number} uses
 * @property {number} used
 * @property {{ serviceName: string, minutes: number, total: number, giver: { name: string, email: string }, recipient: { name: string } }} [gift]
 *
 * @typedef {object} Agenda
 * @property {string} now
 * @property {{ name: string, locale: string }} spa
 * @property {{ id: string, name: string, feedUrl: string }[]} staff
 * @property {{ id: string, name: string }[]} rooms
 * @property {{ id: string, label: string }[]} questions
 * @property {string} feedUrl
 * @property {Booking[]} bookings
 * @property {Block[]} blocks
 * @property {{ staffId: string, start: string, end: string }[]} busy
 * @property {string[]} screened
 *
 * A therapist's own calendar that busy times are read from.
 * @typedef {object} Calendar
 * @property {string} staffId
 * @property {string} name
 * @property {string} address its server alone
 * @property {string} [goodAt]
 * @property {boolean} stale
 * @property {{ detail: string }} [fault]
 * @property {{ detail: string }[]} warnings
 *
 * Somebody who waits for a time to come free.
 * @typedef {object} WaitingWish
 * @property {string} id
 * @property {string} createdAt
 * @property {string} until the end of the last possible day
 * @property {{ name: string, minutes?: number[] }[]} services any one of them
 * @property {string} [staffName]
 * @property {'woman' | 'man' | 'other'} [staffGender]
 * @property {string} [from]
 * @property {string} [to]
 * @property {string[]} [dates]
 * @property {number[]} [weekdays]
 * @property {{ from: number, to: number }} [hours]
 * @property {{ name: string, email: string, phone?: string }} customer
 * @property {string} [notes]
 * @property {{ start: string, until: string, staff: { id: string, name: string }[] }} [offer]
 *
 * A mail that could not be sent.
 * @typedef {object} Mail
 * @property {string} id
 * @property {'confirmation' | 'change' | 'cancellation' | 'reminder' | 'leave-now' | 'aftercare' | 'rebook'} kind
 * @property {'visitor' | 'spa'} to
 * @property {string} why
 * @property {string} reference
 * @property {string} start
 * @property {{ name: string, email: string, phone?: string }} customer
 *
 * @typedef {object} Mails
 * @property {'smtp' | 'outbox' | 'none'} via
 * @property {Mail[]} mails
 */

const KEY = 'unknot-staff-token';

/** The staff token, kept for this tab alone. */
export const token = {
  /** From the address (`/agenda#token=…`), where it is then removed, or from before. @returns {string | null} */
  get() {
    const given = /^#token=(.+)$/.exec(location.hash)?.[1];
    if (given) {
      history.replaceState(null, '', location.pathname + location.search);
      this.keep(decoded(given));
    }
    return sessionStorage.getItem(KEY);
  },
  /** @param {string} value */
  keep: (value) => sessionStorage.setItem(KEY, value),
  forget: () => sessionStorage.removeItem(KEY),
};

/** What is no encoded text (a token with a % in it, as it was copied) is taken as it is. @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Why the server did not do it, in words for the person at the page. */
export class ApiError extends Error {
  /**
   * @param {string} message
   * @param {number} status 0 where there was no answer
   */
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** @param {string} from a date at the spa @param {string} to not included @param {AbortSignal} signal @returns {Promise<Agenda>} */
export const getAgenda = (from, to, signal) =>
  call('GET', `agenda?${new URLSearchParams({ from, to })}`, { signal });

/**
 * @param {{ resourceIds: string[], from: string, to: string, name?: string }} block
 * @returns {Promise<Blocked>}
 */
export const postBlock = (block) => call('POST', 'blocks', { body: block });

/** @param {string} id @returns {Promise<null>} */
export const deleteBlock = (id) => call('DELETE', `blocks/${encodeURIComponent(id)}`);

/** @returns {Promise<{ currency: string, codes: Code[] }>} */
export const getCodes = () => call('GET', 'codes');

/** @param {object} code @returns {Promise<Code>} */
export const postCode = (code) => call('POST', 'codes', { body: code });

/** A gift has been paid for. @param {string} id @returns {Promise<Code>} */
export const activateCode = (id) => call('POST', `codes/${encodeURIComponent(id)}/activate`, { body: {} });

/** @param {string} id @returns {Promise<Code>} */
export const voidCode = (id) => call('POST', `codes/${encodeURIComponent(id)}/void`, { body: {} });

/**
 * What a guest said about their health.
 * @param {string} id of the booking
 * @returns {Promise<{ answers: { question: string, answer: 'yes' | 'no' }[], deleteAfter: string }>}
 */
export const getScreening = (id) => call('GET', `bookings/${encodeURIComponent(id)}/screening`);

/** @returns {Promise<{ calendars: Calendar[] }>} */
export const getCalendars = () => call('GET', 'staff/calendars');

/** @param {string} staffId @param {string} url @returns {Promise<Calendar>} */
export const putCalendar = (staffId, url) =>
  call('PUT', `staff/${encodeURIComponent(staffId)}/calendar`, { body: { url } });

/** @param {string} staffId @returns {Promise<null>} */
export const deleteCalendar = (staffId) => call('DELETE', `staff/${encodeURIComponent(staffId)}/calendar`);

/** @returns {Promise<{ wishes: WaitingWish[] }>} */
export const getWaitlist = () => call('GET', 'waitlist');

/** Takes a wish off the list. @param {string} id @returns {Promise<null>} */
export const deleteWish = (id) => call('DELETE', `waitlist/${encodeURIComponent(id)}`);

/** @returns {Promise<Mails>} */
export const getMails = () => call('GET', 'mails');

/** Lets a mail be tried anew. @param {string} id @returns {Promise<null>} */
export const sendMail = (id) => call('POST', `mails/${encodeURIComponent(id)}/send`);

/** Lets a mail be. @param {string} id @returns {Promise<null>} */
export const deleteMail = (id) => call('DELETE', `mails/${encodeURIComponent(id)}`);

/**
 * @template T
 * @param {string} method
 * @param {string} path
 * @param {{ body?: unknown, signal?: AbortSignal }} [options]
 * @returns {Promise<T>}
 */
async function call(method, path, { body, signal } = {}) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(new URL(`v1/${path}`, document.baseURI), {
      method,
      cache: 'no-store',
      ...(signal ? { signal } : {}),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: {
        Authorization: `Bearer ${sessionStorage.getItem(KEY) ?? ''}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError('The server cannot be reached. What you see may be out of date.', 0);
  }
  if (response.status === 204) return /** @type {T} */ (null);
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) return answer;
  throw new ApiError(words(response.status, answer), response.status);
}

/** @param {number} status @param {{ detail?: string, title?: string, faults?: { path: string, message: string }[] } | null} problem */
function words(status, problem) {
  if (status === 401) return 'This token does not open the agenda. Check it and try again.';
  if (status === 429) return 'Too many tries. Wait a minute and try again.';
  const faults = problem?.faults?.map(({ path, message }) => `${path} ${message}`).join(' ');
  return faults || problem?.detail || problem?.title || `The server answered with an error (${status}).`;
}
