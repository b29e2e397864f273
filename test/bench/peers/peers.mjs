// What else a site could load for a part of what the widget does, each with the least that does something useful.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const CALENDAR = '<div id="calendar"></div>';

/**
 * @typedef {object} Peer
 * @property {string} name
 * @property {string} does
 * @property {string[]} packages whose versions are named
 * @property {string} [entry] what is bundled, in `entries`
 * @property {string[]} [files] what is loaded as the package has it, instead of an entry or beside it
 * @property {string} [body] the page's part of it
 * @property {string} [shown] a path to what is waited for, selectors with `>>>` where a shadow root is entered
 * @property {object} [presses] what is pressed: the month after and before it, and days
 */

/** Of a calendar: its arrows in turns, then days of the month it began with. */
const presses = ({ next, previous, month, day, chosen }) => ({
  month: (i) => ({ press: i % 2 ? previous : next, nth: 0, changes: month }),
  day: (i) => ({ press: day, nth: 10 + i, changes: chosen }),
});

/** @type {readonly Peer[]} */
export const peers = [
  {
    name: 'cally',
    does: 'a month',
    packages: ['cally'],
    entry: 'cally.mjs',
    body: '<calendar-date value="2026-03-10"><calendar-month></calendar-month></calendar-date>',
    shown: 'calendar-month >>> button[part~=day]',
    presses: presses({
      next: 'calendar-date >>> button[part~=next]',
      previous: 'calendar-date >>> button[part~=previous]',
      month: 'calendar-month >>> tbody',
      day: 'calendar-month >>> button[part~=day]:not([aria-pressed=true])',
      chosen: 'calendar-month >>> button[aria-pressed=true]',
    }),
  },
  {
    name: 'flatpickr',
    does: 'a month',
    packages: ['flatpickr'],
    entry: 'flatpickr.mjs',
    body: CALENDAR,
    shown: '.flatpickr-day',
    presses: presses({
      next: '.flatpickr-next-month',
      previous: '.flatpickr-prev-month',
      month: '.dayContainer',
      day: '.flatpickr-day:not(.selected, .prevMonthDay)',
      chosen: '.flatpickr-day.selected',
    }),
  },
  {
    name: 'air-datepicker',
    does: 'a month',
    packages: ['air-datepicker'],
    entry: 'air-datepicker.mjs',
    body: CALENDAR,
    shown: '.air-datepicker-cell.-day-',
    presses: presses({
      next: '[data-action=next]',
      previous: '[data-action=prev]',
      month: '.air-datepicker-body--cells',
      day: '.air-datepicker-cell.-day-:not(.-selected-, .-other-month-)',
      chosen: '.air-datepicker-cell.-selected-',
    }),
  },
  {
    name: 'vanilla-calendar-pro',
    does: 'a month',
    packages: ['vanilla-calendar-pro'],
    entry: 'vanilla-calendar-pro.mjs',
    body: CALENDAR,
    shown: '[data-vc-date-btn]',
    presses: presses({
      next: '[data-vc-arrow=next]',
      previous: '[data-vc-arrow=prev]',
      month: '[data-vc=dates]',
      day: '[data-vc-date]:not([data-vc-date-selected], [data-vc-date-month=prev]) [data-vc-date-btn]',
      chosen: '[data-vc-date-selected]',
    }),
  },
  {
    name: '@duetds/date-picker',
    does: 'a field, and a month in a dialog',
    packages: ['@duetds/date-picker'],
    entry: 'duet.mjs',
    body: '<duet-date-picker identifier="date" value="2026-03-10"></duet-date-picker>',
    shown: '.duet-date__day',
  },
  {
    name: 'react-day-picker',
    does: 'a month',
    packages: ['react-day-picker', 'react', 'react-dom'],
    entry: 'react-day-picker.mjs',
    body: CALENDAR,
    shown: '.rdp-day_button',
    presses: presses({
      next: '.rdp-button_next',
      previous: '.rdp-button_previous',
      month: '.rdp-weeks',
      day: '.rdp-day:not(.rdp-selected, .rdp-outside) .rdp-day_button',
      chosen: '.rdp-selected',
    }),
  },
  {
    name: 'FullCalendar',
    does: 'a month of events',
    packages: ['fullcalendar', 'temporal-polyfill'],
    entry: 'fullcalendar.mjs',
    body: CALENDAR,
    shown: '[data-date]',
  },
  {
    name: 'add-to-calendar-button',
    does: 'an appointment into calendars',
    packages: ['add-to-calendar-button'],
    entry: 'add-to-calendar-button.mjs',
    body: '<add-to-calendar-button name="Massage" startDate="2026-03-10" startTime="12:00" endTime="13:00" timeZone="Europe/Berlin" options="\'Apple\',\'Google\',\'iCal\'"></add-to-calendar-button>',
    shown: 'add-to-calendar-button >>> button',
  },
  {
    name: 'ics',
    does: 'a calendar file',
    packages: ['ics'],
    entry: 'ics.mjs',
  },
  {
    name: 'Cal.com, script tag',
    does: 'a frame, without what is in it',
    packages: ['@calcom/embed-snippet', '@calcom/embed-core'],
    entry: 'cal-embed-snippet.mjs',
    files: ['@calcom/embed-core/dist/embed/embed.js'],
  },
  {
    name: 'Cal.com, React',
    does: 'a frame, without what is in it',
    packages: ['@calcom/embed-react', '@calcom/embed-core', 'react', 'react-dom'],
    entry: 'cal-embed-react.mjs',
    files: ['@calcom/embed-core/dist/embed/embed.js'],
  },
  {
    name: 'Cronofy Elements',
    does: 'the whole way, and agendas',
    packages: ['cronofy-elements'],
    files: ['cronofy-elements/dist/CronofyElements.js'],
  },
  {
    name: 'Timekit booking.js',
    does: 'the whole way',
    packages: ['timekit-booking'],
    files: ['timekit-booking/public/build/booking.min.js', 'timekit-booking/public/build/booking.min.css'],
  },
];

/** @example versionsOf(peers[0]) //=> 'cally 0.9.2' */
export function versionsOf({ packages }) {
  return packages
    .map((name) => {
      const { version } = JSON.parse(read(`${name}/package.json`));
      return `${name} ${version}`;
    })
    .join(', ');
}

/**
 * What a visitor's browser loads of it, minified: the texts of its files.
 * @returns {Promise<{ js: string[], css: string[] }>}
 */
export async function bundle({ entry, files = [] }) {
  const loaded = entry ? await bundled(join(here, 'entries', entry)) : { js: [], css: [] };
  for (const file of files) loaded[file.endsWith('.css') ? 'css' : 'js'].push(read(file));
  return loaded;
}

async function bundled(entry) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    outdir: here, // nothing is written
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'error',
  });
  const texts = (kind) => outputFiles.filter(({ path }) => path.endsWith(`.${kind}`)).map(({ text }) => text);
  return { js: texts('js'), css: texts('css') };
}

const read = (path) => readFileSync(join(here, 'node_modules', path), 'utf8');
