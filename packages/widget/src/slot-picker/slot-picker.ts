import {
  type BusyWindow,
  dayNumber,
  dayOf,
  dayText,
  findService,
  horizon,
  localTime,
  minuteOfDay,
  type NoSlotsReason,
  type Slot,
} from '@unknot/core';
import { availableSlots, freeDays, type GridQuery, nextSlots } from '@unknot/core/slots';
import { html, nothing, type PropertyValues, render } from 'lit';
import { state } from 'lit/decorators.js';
import { contactWays } from '../contact/contact-ways.ts';
import { controls } from '../controls.styles.ts';
import type { StateOf, Visit } from '../flow.ts';
import { LazyFold } from '../lazy-fold.ts';
import type { VisitEdited } from '../more-massages/more-massages.ts';
import { register } from '../register.ts';
import { StepElement } from '../step-element.ts';
import { visitName } from '../visit-name.ts';
import { visitorText, visitorTime } from '../visitor-time.ts';
import { WaitFold } from '../waitlist/wait-fold.ts';
import { whenIdle } from '../when-idle.ts';
import { addMonths, dayByKey } from './month.ts';
import { monthCalendar } from './month-calendar.ts';
import { lacksPacking, loadPacking, packing } from './packing.ts';
import { styles } from './slot-picker.styles.ts';
import { shortName } from './staff-wish.ts';
import { type VisitChange, visitOptions, wishOf, withFollowing } from './visit-options.ts';

const DAY = 86_400_000;
/** So many times are read at a glance. */
const FEW_TIMES = 8;
/** By the clock at the spa: from, and up to. */
const PARTS_OF_DAY = [
  ['morning', '00:00', '12:00'],
  ['afternoon', '12:00', '17:00'],
  ['evening', '17:00', '24:00'],
] as const;
type PartOfDay = (typeof PARTS_OF_DAY)[number][0];

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
  /** How many times are free on each day of the month on view. */
  #days: ReadonlyMap<string, number> = new Map();
  /** The times of the day that is shown: only what is seen is computed. */
  #times: readonly Slot[] = [];
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
    const known = this.#known;
    const again = known[0] !== busy || known[1] !== visit;
    if (again || known[2] !== this.month) {
      this.#days = freeDays(this.#query(visit, busy, this.month, addMonths(this.month, 1)));
    }
    const shown = this.#shownDay();
    if (again || known[3] !== shown) {
      this.#times = shown ? availableSlots(this.#query(visit, busy, shown, dayAfter(shown))) : [];
    }
    const missed = this.#missed();
    this.#known = [busy, visit, this.month, shown, missed];
    if (again || known[4] !== missed) {
      this.why = undefined;
      if (missed !== undefined) void this.#ask(missed, visit, busy);
    }
  }

  protected override updated(): void {
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
      this.#days = freeDays(this.#query(this.flow.visit, busy, month, addMonths(month, 1)));
      if (times === 4) {
        this.#next = this.#times = [next];
        this.month = month;
        render(this.#timesOnOffer(), document.createDocumentFragment());
        this.month = '';
      }
      if (times > 1) this.#rehearse(times - 1);
    });
  }

  override render() {
    const { catalog, words, painted } = this.context;
    const busy = painted ? this.#busy() : 'loading'; // times and prices are written by Intl
    return html`
      <div class="step" role="group" aria-labelledby="title">
        <div class="block">
          <h2 id="title" tabindex="-1" part="heading">${this.flow.moving ? words.manage.moveTitle : words.times.title}</h2>
          <div class="row">
            <p><strong>${visitName(catalog, this.flow.visit)}</strong></p>
          </div>
        </div>
        ${this.flow.notice === 'slot-taken' ? html`<p class="notice warn" role="alert">${words.times.taken}</p>` : nothing}
        ${painted ? html`${this.#options()} ${this.#more()}` : nothing}
        ${busy === 'loading' ? html`<div class="skeleton" role="status" aria-label=${words.loading}></div>` : nothing}
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

  #options() {
    return visitOptions(
      this.context,
      this.flow.visit,
      {
        is: this.extras,
        set: (open) => {
          this.extras = open;
        },
      },
      (change) => this.#change(change),
      this.flow.moving,
    );
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
    return html`
      ${this.#differs() ? html`<p class="small"><bdi>${words.times.zone(catalog.spa.name)}</bdi></p>` : nothing}
      <section class="block" aria-labelledby="next-title">
        <h3 id="next-title">${words.times.next}</h3>
        <ul class=${format.time(this.#next[0]!.localStart).length > 5 ? 'next wide' : 'next'}>
          ${this.#next.map((slot) => html`<li>${this.#nextButton(slot)}</li>`)}
        </ul>
      </section>
      <section class="block" aria-labelledby="pick-title">
        <h3 id="pick-title">${words.times.other}</h3>
        <div class="pick">
          <div>${this.#calendar()}</div>
          <div class="block">${this.#slots()}</div>
        </div>
      </section>
      ${this.#wait()}
    `;
  }

  /** Who finds nothing that suits may be told when something comes free. */
  #wait() {
    return this.#waitFold.render(this.context, this.flow, (slot) => this.#take(slot));
  }

  #nextButton(slot: Slot) {
    const { words, format } = this.context;
    const day = this.#relativeDay(slot);
    const time = format.time(slot.localStart);
    const who = this.#with(slot);
    const there = visitorText(this.context, slot.start, slot.localStart, (at) => `${format.shortDay(at)},\n`);
    return html`<button
      type="button"
      part="next"
      aria-label=${there ? `${day} ${time} ${who}, ${words.there(there)}` : nothing}
      @click=${() => this.#take(slot)}
    >
      <span>${day}</span> <b>${time}</b>
      <span>${who}</span> ${small(there)}
    </button>`;
  }

  #calendar() {
    return monthCalendar(this.context, {
      month: this.month,
      days: this.#days,
      chosen: this.#shownDay(),
      reachable: this.#reachable(),
      choose: (day) => this.#choose(day),
      show: (month) => this.#show(month),
      onKey: this.#onKey,
    });
  }

  #slots() {
    const { words, format } = this.context;
    const day = this.#shownDay();
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
      ${this.#partsOfDay().map(
        ({ name, slots }) => html`
          ${name ? html`<h5 id=${name}>${words.times.parts[name]}</h5>` : nothing}
          <ul
            class=${format.time(day).length > 5 ? 'slots wide' : 'slots'}
            aria-labelledby=${name ? `day-title ${name}` : 'day-title'}
          >
            ${slots.map((slot) => html`<li>${this.#slotButton(slot)}</li>`)}
          </ul>
        `,
      )}
    `;
  }

  /** The times of the day, where they are many under the part of the day they lie in: nobody reads forty in a row. */
  #partsOfDay(): readonly { readonly name?: PartOfDay; readonly slots: readonly Slot[] }[] {
    const slots = this.#times;
    if (slots.length <= FEW_TIMES) return [{ slots }];
    return PARTS_OF_DAY.map(([name, from, to]) => ({
      name,
      slots: slots.filter(({ localStart }) => localStart.slice(11) >= from && localStart.slice(11) < to),
    })).filter((part) => part.slots.length);
  }

  #slotButton(slot: Slot) {
    const { words, format } = this.context;
    const time = format.time(slot.localStart);
    const there = visitorText(
      this.context,
      slot.start,
      slot.localStart,
      (at) => `${format.weekday(((dayNumber(at) + 3) % 7) + 1, 'short')} `,
    );
    return html`<button
      type="button"
      part="slot"
      aria-label=${there ? `${time}, ${words.there(there)}` : nothing}
      @click=${() => this.#take(slot)}
    >
      ${time} ${small(there)}
    </button>`;
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
    this.focused = day;
    this.said = `${format.day(day)}: ${words.times.free(this.#days.get(day) ?? 0)}`;
    this.send({ type: 'day-chosen', day });
    void this.#reveal();
  }

  /** On a phone the times of a day lie beneath the calendar. */
  async #reveal() {
    await this.updateComplete;
    this.renderRoot.querySelector('#day-title')?.scrollIntoView({ block: 'nearest' });
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

  /** Today and tomorrow are days at the spa; where the visitor has another day then, or now, it is the date. */
  #relativeDay({ start, localStart }: Slot): string {
    const { words, format, offsets, now } = this.context;
    const today = dayOf(offsets, now());
    const word = [words.times.today, words.times.tomorrow][dayNumber(localStart) - today];
    const shared =
      dayNumber(visitorTime(now())) === today && localStart.startsWith(visitorTime(start).slice(0, 10));
    return (shared && word) || format.shortDay(localStart);
  }

  /** Who it would be with: the therapist asked for, or all who are free if they are few. */
  #with({ staffIds, parts }: Slot): string {
    const { catalog, words } = this.context;
    const asked = this.flow.visit.staffId;
    const people = parts ? 2 : (findService(catalog, this.flow.visit.serviceId)?.people ?? 1);
    const only = asked ?? (staffIds.length === people ? staffIds[0] : undefined);
    const person = catalog.staff.find(({ id }) => id === only);
    if (people > 1 || !person) return words.times.withAnyone;
    return words.times.with(shortName(person.name, catalog.staff));
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
      if (this.#known[4] === missed && this.#known[0] === busy && this.#known[1] === visit) this.why = reason;
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

  /** Is the visitor's clock not the spa's at any of the times on view? */
  #differs(): boolean {
    return [...this.#next, ...this.#times].some(({ start, localStart }) => visitorTime(start) !== localStart);
  }
}

function dayAfter(date: string): string {
  return dayText(dayNumber(date) + 1);
}

/** The visitor's time, beneath the spa's. */
function small(there: string | undefined) {
  return there ? html`<small>${there}</small>` : nothing;
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-slot-picker': UnknotSlotPicker;
  }
}
