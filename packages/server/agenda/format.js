/**
 * Words for times and prices. The spa's wall time stands in the first 16 characters of every time the server
 * sends, so nothing here asks this browser for a time zone.
 */

/** @param {string} iso `2026-11-26T12:15:00+01:00` @returns {string} `2026-11-26` */
export const dateOf = (iso) => iso.slice(0, 10);

/** @param {string} iso @returns {string} `12:15` */
export const timeOf = (iso) => iso.slice(11, 16);

/**
 * @param {string} date `2026-11-26`
 * @param {number} days
 * @returns {string}
 * @example addDays('2026-11-30', 1) //=> '2026-12-01'
 */
export function addDays(date, days) {
  const at = new Date(`${date}T00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/**
 * @param {string} date
 * @param {string} locale
 * @param {string} today
 */
export function dayName(date, locale, today) {
  const name = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(date.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
  }).format(new Date(`${date}T00:00Z`));
  if (date === today) return `Today, ${name}`;
  return date === addDays(today, 1) ? `Tomorrow, ${name}` : name;
}

/**
 * @param {number} minor in the currency's minor unit
 * @param {string} currency
 * @param {string} locale
 */
export function money(minor, currency, locale) {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** @param {number} minutes @example minutesText(95) //=> '1 h 35 min' */
export function minutesText(minutes) {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours && `${hours} h`, (rest || !hours) && `${rest} min`].filter(Boolean).join(' ');
}
