import {
  type BusyWindow,
  dayNumber,
  dayOf,
  dayText,
  horizon,
  localTime,
  minuteOfDay,
  type NoSlotsReason,
  type Slot,
} from '@unknot/core';
import { availableSlots, freeDays, type GridQuery, nextSlots } from '@unknot/core/slots';
import { html, nothing, type PropertyValues, render } from 'lit';
import { state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { afterPaint } from '../after-paint.ts';
import { contactWays } from '../contact/contact-ways.ts';
import { controls } from '../controls.styles.ts';
import type { StateOf, Visit } from '../flow.ts';
import { LazyFold } from '../lazy-fold.ts';
import type { VisitEdited } from '../more-massages/more-massages.ts';
import { register } from '../register.ts';
import { StepElement } from '../step-element.ts';
import { visitName } from '../visit-name.ts';
import { visitorTime } from '../visitor-time.ts';
import { WaitFold } from '../waitlist/wait-fold.ts';
import { whenIdle } from '../when-idle.ts';
import { addMonths, dayByKey } from './month.ts';
import { monthCalendar } from './month-calendar.ts';
import { nextTimes } from './next-times.ts';
import { lacksPacking, loadPacking, packing } from './packing.ts';
import { slotList } from './slot-list.ts';
import { styles } from './slot-picker.styles.ts';
import { type VisitChange, visitOptions, wishOf, withFollowing } from './visit-options.ts';

const DAY = 86_400_000;
const NO_DAYS: ReadonlyMap<string, number> = new Map();

/**
 * Length, extras, therapist, and a time: the next free ones first, then the calendar. All of it is computed
 * here from the busy times; no choice costs a request.
 *
 * @csspart heading @csspart chip @csspart next @csspart day @csspart slot
 */
export class UnknotSlotPicker extends StepElement<StateOf<'times'>> {
  static override styles = [controls, styles];

  /** The month on view, `YYYY-MM`. */
  @state() private month = '';
  /** The day the keyboard is at. */
  @state() private focused = '';
  @state() private said = '';
  /** Are the extras unfolded? */
  @state() private extras = false;

  /** What else can be in the visit. */
  readonly #moreFold = new LazyFold(this, async () => {
    const { UnknotMoreMassages } = await import('../more-massages/more-massages.ts');
    register('unknot-more-massages', UnknotMoreMassages);
  });

  readonly #waitFold = new WaitFold(this);

  /** What packs start times could not be loaded. */
  @state() private packingFailed = false;
  /** Why nothing is free where the visitor is looking, once that is known. */
  @state() private why: NoSlotsReason | undefined;

  #next: readonly Slot[] = [];
  /** How many times are free on each day of a month, by months. */
  readonly #counts = new Map<string, ReadonlyMap<string, number>>();
  /** The day whose times are listed: for one frame after another one was chosen it is still the one before. */
  #listed: string | undefined;
  /** Its times: only what is seen is computed. */
  #times: readonly Slot[] = [];
  /** Is the visitor's clock not the spa's at any of the times on view? */
  #differs = false;
  #rehearsed = false;
  /** What all this was computed from. */
  #known: readonly unknown[] = [];

  protected override willUpdate(changed: PropertyValues): void {
    const { now, catalog } = this.context;
    if (lacksPacking(catalog) && changed.has('flow')) void this.#loadPacking();
    const busy = this.#busy();
    if (typeof busy === 'string') return;
    const { visit, day } = this.flow;
    if (changed.has('flow') || !this.month) {
      const again = this.#known[0] !== busy || this.#known[1] !== visit;
      if (again) this.#next = this.#soonest(visit, busy);
      if (!this.month || again) {
        // A link or an attribute may ask for a day that is over, or years away.
        const asked = day !== undefined && this.#nearest(day) === day ? day : undefined;
        const at = asked ?? this.#next[0]?.localStart ?? localTime(this.context.offsets, now());
        this.month = at.slice(0, 7);
      }
    } else if (this.#known[0] !== busy) {
      this.#next = this.#soonest(visit, busy);
    }
    const [oldBusy, oldVisit, oldMissed] = this.#known;
    const again = oldBusy !== busy || oldVisit !== visit;
    if (again) this.#counts.clear();
    this.#count(this.month);
    const shown = this.#shownDay();
    if (again || !shown || !this.#listed) this.#list(shown);
    else if (shown !== this.#listed) afterPaint(this.#listShown);
    const missed = this.#missed();
    this.#known = [busy, visit, missed];
    if (again || oldMissed !== missed) {
      this.why = undefined;
      if (missed !== undefined) void this.#ask(missed, visit, busy);
    }
  }

  /** Counts the free times of a month's days, unless that is known. */
  #count(month: string): void {
    const busy = this.#busy();
    if (typeof busy === 'string' || this.#counts.has(month)) return;
    this.#counts.set(month, freeDays(this.#query(this.flow.visit, busy, month, addMonths(month, 1))));
  }

  get #days(): ReadonlyMap<string, number> {
    return this.#counts.get(this.month) ?? NO_DAYS;
  }

  #list(day: string | undefined): void {
    const busy = this.#busy();
    if (typeof busy === 'string') return;
    this.#listed = day;
    this.#times = day ? availableSlots(this.#query(this.flow.visit, busy, day, dayAfter(day))) : [];
    this.#differs = [...this.#next, ...this.#times].some(
      ({ start, localStart }) => visitorTime(start) !== localStart,
    );
  }

  /** The second part of what a press for a day or a month does: the calendar has been painted by then. */
  readonly #listShown = (): void => {
    const shown = this.#shownDay();
    if (shown === this.#listed) return;
    this.#list(shown);
    this.requestUpdate();
  };

  protected override updated(): void {
    // Likely the next to be looked at.
    if (this.#known.length) whenIdle(() => this.#count(addMonths(this.month, 1)));
    if (this.#rehearsed || !this.context.painted || this.#busy() !== 'loading') return;
    this.#rehearsed = true;
    this.#rehearse(4);
  }

  /**
   * While the busy times are on their way: finds and writes the times of a spa without bookings, a few times over, and
   * throws them away. What a browser does for the first time takes it ten times as long.
   */
  #rehearse(times: number) {
    whenIdle(() => {
      if (!this.isConnected || this.#busy() !== 'loading') return;
      const { now } = this.context;
      const busy = { from: now(), to: now() + 40 * DAY, now: now(), busy: {} };
      const [next] = nextSlots(this.#query(this.flow.visit, busy), 1);
      if (!next) return;
      const month = next.localStart.slice(0, 7);
      const days = freeDays(this.#query(this.flow.visit, busy, month, addMonths(month, 1)));
      if (times === 4) {
        this.#counts.set(month, days);
        this.#next = this.#times = [next];
        this.#listed = next.localStart.slice(0, 10);
        this.month = month;
        render(this.#timesOnOffer(), document.createDocumentFragment());
        this.month = '';
      }
      if (times > 1) this.#rehearse(times - 1);
    });
  }

  override render() {
    const { catalog, words, painted } = this.context;
    const busy = painted ? this.#busy() : undefined; // times and prices are written by Intl
    const skeleton = html`<div class="skeleton" role="status" aria-label=${words.loading}></div>`;
    return html`
      <div class="step" role="group" aria-labelledby="title">
        <div class="block">
          <h2 id="title" tabindex="-1" part="heading">${this.flow.moving ? words.manage.moveTitle : words.times.title}</h2>
          <div class="row">
            <p><strong>${visitName(catalog, this.flow.visit)}</strong></p>
            ${
              this.flow.screening && !this.flow.moving
                ? html`<button class="quiet" part="quiet" type="button" @click=${() => this.send({ type: 'health-asked-again' })}>
                    ${words.screening?.change}
                  </button>`
                : nothing
            }
          </div>
        </div>
        ${this.flow.notice === 'slot-taken' ? html`<p class="notice warn" role="alert">${words.times.taken}</p>` : nothing}
        ${painted ? this.#wishes() : skeleton}
        ${busy === 'loading' ? skeleton : nothing}
        ${busy === 'failed' ? this.#failed() : nothing}
        ${typeof busy === 'object' ? this.#timesOnOffer() : nothing}
        <div class="hidden" role="status">${this.said}</div>
      </div>
    `;
  }

  /** What is busy, once all that the times are computed with is here. */
  #busy(): BusyWindow | 'loading' | 'failed' {
    const { busy, catalog } = this.context;
    if (!lacksPacking(catalog)) return busy;
    return this.packingFailed ? 'failed' : 'loading';
  }

  async #loadPacking() {
    this.packingFailed = false;
    try {
      await loadPacking();
      this.requestUpdate();
    } catch (error) {
      console.error('[unknot]', error);
      this.packingFailed = true;
    }
  }

  /** What decides which times fit. */
  #wishes() {
    const { context, flow, extras } = this;
    const { open, missing, here } = this.#moreFold;
    const { catalog, format } = context;
    const unfolded = {
      is: extras,
      set: (open: boolean) => {
        this.extras = open;
      },
    };
    return html`
      ${guard([catalog, format, flow.visit, extras], () =>
        visitOptions(context, flow.visit, unfolded, (change) => this.#change(change), flow.moving),
      )}
      ${guard([catalog, format, flow.visit, open, missing, here && context], () => this.#more())}
    `;
  }

  /** Further massages and who comes along: few ask for them, so they are folded away and loaded when they do. */
  #more() {
    const { catalog, words } = this.context;
    const { visit } = this.flow;
    if (this.flow.moving || (catalog.policy.massagesPerVisit ?? 4) < 2) return nothing;
    const { followedBy = [] } = visit;
    if (followedBy.length) void this.#moreFold.need();
    return html`<details ?open=${this.#moreFold.open} @toggle=${(event: Event) => this.#moreFold.toggle((event.target as HTMLDetailsElement).open)}>
      <summary>${words.more.title}<span>${followedBy.length ? visitName(catalog, { ...followedBy[0]!, followedBy: followedBy.slice(1) }) : nothing}</span></summary>
      ${this.#moreFold.missing ? html`<p class="small" role="alert">${words.card.missing}</p>` : nothing}
      ${
        this.#moreFold.here
          ? html`<unknot-more-massages
              exportparts="chip, quiet"
              .context=${this.context}
              .visit=${visit}
              @unknot-visit=${({ visit }: VisitEdited) => this.send({ type: 'visit-changed', visit: withFollowing(catalog, visit) })}
            ></unknot-more-massages>`
          : nothing
      }
    </details>`;
  }

  #timesOnOffer() {
    const { words, catalog, format } = this.context;
    if (!this.#next.length) {
      return html`<p class="notice" role="status">${words.times.none} ${this.#because()}</p>
        ${this.#wait()} ${contactWays(this.context, { visit: this.flow.visit })}`;
    }
    const { visit } = this.flow;
    const take = (slot: Slot) => this.#take(slot);
    return html`
      ${this.#differs ? html`<p class="small"><bdi>${words.times.zone(catalog.spa.name)}</bdi></p>` : nothing}
      <section class="block" aria-labelledby="next-title">
        <h3 id="next-title">${words.times.next}</h3>
        ${guard([this.#next, format], () => nextTimes(this.context, visit, this.#next, take))}
      </section>
      <section class="block" aria-labelledby="pick-title">
        <h3 id="pick-title">${words.times.other}</h3>
        <div class="pick">
          <div>${this.#calendar()}</div>
          <div class="block">${this.#slots(take)}</div>
        </div>
      </section>
      ${this.#wait()}
    `;
  }

  /** Who finds nothing that suits may be told when something comes free. */
  #wait() {
    return this.#waitFold.render(this.context, this.flow, (slot) => this.#take(slot));
  }

  #calendar() {
    const { month } = this;
    const days = this.#days;
    const chosen = this.#shownDay();
    const reachable = this.#reachable();
    const { format } = this.context;
    return guard([format, month, days, chosen, reachable], () =>
      monthCalendar(this.context, {
        month,
        days,
        chosen,
        reachable,
        choose: (day) => this.#choose(day),
        show: (month) => this.#show(month),
        onKey: this.#onKey,
      }),
    );
  }

  #slots(take: (slot: Slot) => void) {
    const { words, format } = this.context;
    const day = this.#listed;
    if (!day) {
      const next =
        this.#next.find(({ localStart }) => localStart.slice(0, 7) >= this.month) ?? this.#next[0]!;
      return html`<p>${words.times.noneInMonth(format.month(`${this.month}-01`))} ${this.#because()}</p>
        <button class="quiet" type="button" @click=${() => this.#goTo(next)}>
          ${words.times.goToNext(format.day(next.localStart))}
        </button>`;
    }
    const missed = this.#missed();
    return html`
      ${missed ? html`<p role="status">${words.times.noneOn(format.day(missed))} ${this.#because()}</p>` : nothing}
      ${missed && this.why === 'lead-time' ? contactWays(this.context, { visit: this.flow.visit }) : nothing}
      <h4 id="day-title">${words.times.timesOn(format.day(day))}</h4>
      ${guard([this.#times, format], () => slotList(this.context, this.#times, take))}
    `;
  }

  #failed() {
    const { words } = this.context;
    return html`
      <p class="notice warn" role="alert">${words.times.failed}</p>
      <button class="primary" part="primary" type="button" @click=${() => this.#change({})}>${words.tryAgain}</button>
      ${contactWays(this.context, { visit: this.flow.visit })}
    `;
  }

  #take(slot: Slot) {
    this.send({ type: 'slot-chosen', slot });
  }

  #change(change: VisitChange) {
    const { staffId, staffGender, companion, ...rest } = { ...this.flow.visit, ...change };
    const visit = {
      ...rest,
      ...wishOf({ staffId, staffGender }),
      ...(companion && Object.keys(companion).length && { companion }),
    };
    this.send({ type: 'visit-changed', visit: withFollowing(this.context.catalog, visit) });
  }

  #choose(day: string) {
    const { words, format } = this.context;
    this.send({ type: 'day-chosen', day });
    this.focused = day;
    afterPaint(() => {
      this.#listShown();
      this.said = `${format.day(day)}: ${words.times.free(this.#days.get(day) ?? 0)}`;
      // On a phone the times of a day lie beneath the calendar.
      afterPaint(() => this.renderRoot.querySelector('#day-title')?.scrollIntoView({ block: 'nearest' }));
    });
  }

  #show(month: string) {
    this.month = month;
    this.focused = '';
  }

  #goTo({ localStart }: Slot) {
    const day = localStart.slice(0, 10);
    this.send({ type: 'day-chosen', day });
    this.#focus(day); // the button that was pressed goes away
  }

  async #focus(day: string) {
    this.month = day.slice(0, 7);
    this.focused = day;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-day='${day}']`)?.focus();
  }

  #onKey = (event: KeyboardEvent): void => {
    const from = (event.target as HTMLElement).dataset.day;
    if (!from || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = dayByKey(event.key, from, this.context.format.firstWeekday, this.matches(':dir(rtl)'));
    if (!to) return;
    event.preventDefault();
    this.#focus(this.#nearest(to));
  };

  /** The nearest of the days that can be booked: from today to the horizon. */
  #nearest(day: string): string {
    const { now, offsets, catalog } = this.context;
    const first = dayOf(offsets, now());
    const last = dayOf(offsets, horizon(catalog, offsets, now()) - 1);
    return dayText(Math.min(Math.max(dayNumber(day), first), last));
  }

  /** The one day in the grid that Tab reaches. */
  #reachable(): string {
    if (this.focused.startsWith(this.month)) return this.focused;
    return this.#shownDay() ?? this.#nearest(`${this.month}-01`); // weeks that are over are not in the grid
  }

  /** The day whose times are shown: the chosen one, or the first of the month that has any. */
  #shownDay(): string | undefined {
    const { day } = this.flow;
    return day !== undefined && this.#days.has(day) ? day : [...this.#days.keys()][0];
  }

  /** The next three appointments to be had, one after another: 12:00 and 12:15 would be nearly the same. */
  #soonest(visit: Visit, busy: BusyWindow): readonly Slot[] {
    const query = this.#query(visit, busy);
    const found: Slot[] = [];
    while (found.length < 3) {
      const [slot] = nextSlots({ ...query, from: found.at(-1)?.end ?? query.from }, 1);
      if (!slot) break;
      found.push(slot);
    }
    return found;
  }

  /** Where the visitor looked for a time and there is none: a day, the month on view, or '' for all there is. */
  #missed(): string | undefined {
    if (!this.#next.length) return '';
    if (!this.#days.size) return this.month;
    const { day } = this.flow;
    const looked = day?.startsWith(this.month) && !this.#days.has(day) && this.#nearest(day) === day;
    return looked ? day : undefined;
  }

  /** Asks why there is none. What answers it is loaded only then. */
  async #ask(missed: string, visit: Visit, busy: BusyWindow) {
    const first = missed.length === 7 ? `${missed}-01` : missed;
    const end = missed.length === 7 ? `${addMonths(missed, 1)}-01` : dayAfter(missed);
    try {
      const { whyNoSlots } = await import('./why-no-slots.ts');
      const { reason } = whyNoSlots(missed ? this.#query(visit, busy, first, end) : this.#query(visit, busy));
      if (this.#known[2] === missed && this.#known[0] === busy && this.#known[1] === visit) this.why = reason;
    } catch (error) {
      console.error('[unknot]', error); // that there is none is said; why is more than can be told now
    }
  }

  #because() {
    const { words } = this.context;
    return this.why ? words.times.why[this.why] : nothing;
  }

  /** From now on to the horizon, or from one local day or month to another. */
  #query(visit: Visit, busy: BusyWindow, first?: string, end?: string): GridQuery {
    const { catalog, offsets } = this.context;
    const now = this.context.now();
    const midnight = (date: string) =>
      minuteOfDay(offsets, dayNumber(date.length === 7 ? `${date}-01` : date), 0);
    const from = first === undefined ? now : midnight(first);
    const to = Math.min(end === undefined ? horizon(catalog, offsets, now) : midnight(end), busy.to);
    const packStarts = packing();
    return { ...visit, catalog, offsets, busy: busy.busy, from: Math.min(from, to), to, now, packStarts };
  }
}

function dayAfter(date: string): string {
  return dayText(dayNumber(date) + 1);
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-slot-picker': UnknotSlotPicker;
  }
}
