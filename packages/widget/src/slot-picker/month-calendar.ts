import { dayOf, dayText, horizon } from '@unknot/core';
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { StepContext } from '../step-element.ts';
import { addMonths, monthWeeks } from './month.ts';

export interface MonthView {
  /** `YYYY-MM` */
  readonly month: string;
  /** How many times are free on its days. */
  readonly days: ReadonlyMap<string, number>;
  /** The day whose times are shown, `YYYY-MM-DD`. */
  readonly chosen: string | undefined;
  /** The one day in the grid that Tab reaches. */
  readonly reachable: string;
  readonly choose: (day: string) => void;
  readonly show: (month: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** A month as a grid of days (WAI-ARIA APG, grid): those with free times are marked: many by a bar, few by a dot. */
export function monthCalendar(context: StepContext, view: MonthView) {
  const { words, format, now, offsets, catalog } = context;
  const today = dayText(dayOf(offsets, now()));
  const last = dayText(dayOf(offsets, horizon(catalog, offsets, now()) - 1));
  const { firstWeekday } = format;
  // Arabic has no short names but the letters.
  const width = /^ar\b/.test(format.locale) ? 'narrow' : 'short';
  const weekdays = Array.from({ length: 7 }, (_, i) => ((firstWeekday - 1 + i) % 7) + 1);
  // Weeks that are over are left out; their days cannot be booked.
  const weeks = monthWeeks(view.month, firstWeekday).filter((week) =>
    week.some((day) => day && day >= today),
  );
  const turn = (by: number, able: boolean, label: string, path: string) => html`<button
    class="turn"
    type="button"
    aria-label=${label}
    aria-disabled=${!able}
    @click=${() => able && view.show(addMonths(view.month, by))}
  >
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <path d=${path} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  </button>`;
  return html`
    <div class="month">
      <h4 id="month" aria-live="polite">${format.month(`${view.month}-01`)}</h4>
      <div class="turns">
        ${turn(-1, view.month > today.slice(0, 7), words.times.previousMonth, 'M12.5 4.5 7 10l5.5 5.5')}
        ${turn(1, view.month < last.slice(0, 7), words.times.nextMonth, 'M7.5 4.5 13 10l-5.5 5.5')}
      </div>
    </div>
    <table role="grid" aria-labelledby="month" @keydown=${view.onKey}>
      <thead>
        <tr>
          ${weekdays.map(
            (day) =>
              html`<th scope="col" abbr=${format.weekday(day, 'long')}>${format.weekday(day, width)}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${weeks.map((week) => {
          const its = (day = '') => week.includes(day) && day;
          return guard(
            [format, view.days, its(view.chosen), its(view.reachable), its(today)],
            () => html`<tr>
              ${week.map((day) => html`<td>${day ? dayButton(context, view, day, today) : nothing}</td>`)}
            </tr>`,
          );
        })}
      </tbody>
    </table>
  `;
}

function dayButton({ format, words }: StepContext, view: MonthView, day: string, today: string) {
  const count = view.days.get(day) ?? 0;
  const chosen = day === view.chosen;
  return html`<button
    type="button"
    data-day=${day}
    class=${count && count < 4 ? 'few' : ''}
    part=${`day${chosen ? ' selected' : ''}${count ? '' : ' full'}${day === today ? ' today' : ''}`}
    tabindex=${day === view.reachable ? 0 : -1}
    aria-pressed=${chosen}
    aria-disabled=${!count}
    aria-current=${day === today ? 'date' : nothing}
    aria-label=${`${format.day(day)}, ${count ? words.times.free(count) : words.times.fullDay}`}
    @click=${() => count && view.choose(day)}
  >
    ${Number(day.slice(8))}
  </button>`;
}
