import {
  type Booking,
  type CalendarEvent,
  type CalendarWords,
  calendarEvents,
  calendarLinks,
  englishCalendarWords,
  isTravelTime,
  MAX_TRAVEL_MINUTES,
} from '@unknot/core';
import { css, html, nothing } from 'lit';
import { fields } from '../form/fields.styles.ts';
import type { Format } from '../format.ts';
import type { StepContext } from '../step-element.ts';
import type { Dictionary } from '../translations/en.ts';
import { type CalendarWay, calendarWays } from './calendar-ways.ts';

export const calendarStyles = [
  fields,
  css`
    .links {
      display: grid;
      grid-template-columns: repeat(2, auto);
      justify-content: start;
      gap: 0 1.5em;
    }
    .links span {
      grid-column: 1 / -1;
    }
    .links :is(a, button) {
      display: inline-grid;
      min-block-size: 44px;
      align-content: center;
    }
    .links button {
      padding: 0.25em 0;
      border: 0;
      background: none;
      color: var(--_link);
      text-align: start;
      text-decoration: underline;
    }
    @container (min-width: 34em) {
      .links {
        grid-template-columns: repeat(4, auto);
      }
    }
    .travel {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25em 0.75em;
      align-items: center;
    }
    .travel input[inputmode] {
      inline-size: 5em;
    }
    .travel p {
      flex-basis: 100%;
    }
  `,
];

/** What the confirmation keeps for this part of it. */
export interface CalendarPart {
  /** What the visitor wrote as the length of their way. */
  readonly travel: string;
  readonly setTravel: (text: string) => void;
  readonly fileFailed: boolean;
  readonly setFileFailed: () => void;
  /** May it be in the calendar already, as it was before? The file takes its place; a link would add a second one. */
  readonly again?: boolean;
}

const NAMES: Readonly<Record<Exclude<CalendarWay, 'file'>, string>> = {
  google: 'Google',
  outlook: 'Outlook',
  office365: 'Office 365',
  yahoo: 'Yahoo',
};

/** Every way into the visitor's calendar, the likeliest first, and how long before they want to be told to leave. */
export function addToCalendar(context: StepContext, bookings: readonly Booking[], part: CalendarPart) {
  const { words, catalog } = context;
  const travel = travelTime(part.travel);
  const events = eventsOf(context, bookings, travel);
  const [event] = events;
  const [booking] = bookings;
  if (!event || !booking) return nothing;
  const { calendarUrl } = booking;
  const { again = false } = part;
  const links = calendarLinks(event);
  // A link holds one appointment; a course is a file.
  const [first, ...others] =
    events.length > 1 || again
      ? (['file'] as const)
      : calendarWays(navigator.userAgent, calendarUrl !== undefined);
  const way = (one: CalendarWay, primary: boolean) => {
    const text =
      one !== 'file'
        ? primary
          ? words.confirmed.addTo(NAMES[one])
          : NAMES[one]
        : primary
          ? again
            ? words.confirmed.calendarAgain
            : words.confirmed.calendar
          : words.confirmed.file;
    const look = primary ? 'primary' : nothing;
    if (one !== 'file') {
      return html`<a class=${look} part=${look} href=${links[one]} target="_blank" rel="noopener">${text}</a>`;
    }
    // An address that is opened rather than saved is what phones offer to add at once.
    return calendarUrl === undefined
      ? html`<button class=${look} part=${look} type="button" @click=${() => download(events, part)}>${text}</button>`
      : html`<a class=${look} part=${look} href=${fileAddress(calendarUrl, events.length > 1, travel)}>${text}</a>`;
  };
  const wrong = travel === undefined && part.travel.trim() !== '';
  const ahead = (travel ?? 0) + (catalog.policy.arriveEarly ?? 0);
  return html`<div class="block">
    ${way(first!, true)}
    ${part.fileFailed ? html`<p class="notice warn" role="alert">${words.confirmed.fileFailed}</p>` : nothing}
    ${
      others.length
        ? html`<div class="links small"><span>${words.confirmed.orIn}</span>${others.map((one) => way(one, false))}</div>`
        : nothing
    }
    ${again ? html`<p class="small">${words.confirmed.calendarAgainHint}</p>` : nothing}
    <div class="travel">
      <label for="travel">${words.confirmed.travel}</label>
      <input
        id="travel"
        inputmode="numeric"
        autocomplete="off"
        maxlength="3"
        .value=${part.travel}
        aria-invalid=${wrong}
        aria-describedby="leave"
        @input=${(event: Event) => part.setTravel((event.target as HTMLInputElement).value)}
      />
      <p id="leave" class=${wrong ? 'fault' : 'small'} role="status">
        ${
          wrong
            ? words.confirmed.travelFault(MAX_TRAVEL_MINUTES)
            : travel !== undefined && ahead
              ? words.confirmed.leave(ahead)
              : nothing
        }
      </p>
    </div>
    ${events.some(({ alarms }) => alarms.length) ? html`<p class="small">${words.confirmed.alarms}</p>` : nothing}
  </div>`;
}

/** Whole minutes, or undefined where nothing is written or something else. */
function travelTime(text: string): number | undefined {
  const minutes = Number(text.trim());
  return /^\d{1,3}$/.test(text.trim()) && isTravelTime(minutes) ? minutes : undefined;
}

/** None where the catalog asks for reminders that cannot be: what is booked is shown all the same. */
function eventsOf(
  { catalog, offsets, words, format }: StepContext,
  bookings: readonly Booking[],
  travelMinutes: number | undefined,
): CalendarEvent[] {
  try {
    return calendarEvents(bookings, catalog, wordsOf(words, format), { offsets, travelMinutes });
  } catch (error) {
    console.error('[unknot]', error);
    return [];
  }
}

/** Those of the page, put to another use; in English core has its own. */
function wordsOf(
  { confirmed, times, details, minutes }: Dictionary,
  format: Format,
): CalendarWords | undefined {
  if (/^en\b/.test(format.locale)) return undefined;
  return {
    ...englishCalendarWords,
    title: (service, spa) => `${service}, ${spa}`,
    requested: (title) => `${title} (?)`,
    minutes,
    withStaff: (names) => times.with(format.list(names)),
    arriveAt: (local) => confirmed.arrive(format.time(local)),
    bring: confirmed.bring,
    reference: (code) => `${confirmed.reference}: ${code}`,
    phone: (number) => `${details.phone}: ${number}`,
    leaveNow: (title) => title,
  };
}

/** The backend's address of the file, with what the visitor wants of it. */
function fileAddress(calendarUrl: string, course: boolean, travel: number | undefined): string {
  const query = [course ? 'course' : '', travel === undefined ? '' : `travel=${travel}`]
    .filter(Boolean)
    .join('&');
  return query ? `${calendarUrl}${calendarUrl.includes('?') ? '&' : '?'}${query}` : calendarUrl;
}

/** Where no backend serves the file it is made here; what makes it is loaded only now. */
async function download(events: readonly CalendarEvent[], { setFileFailed }: CalendarPart): Promise<void> {
  try {
    const { icsFile } = await import('@unknot/core/ics');
    const url = URL.createObjectURL(new Blob([icsFile(events)], { type: 'text/calendar;charset=utf-8' }));
    const link = Object.assign(document.createElement('a'), { href: url, download: 'appointment.ics' });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  } catch (error) {
    console.error('[unknot]', error);
    setFileFailed();
  }
}
