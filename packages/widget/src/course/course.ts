import { type Catalog, type PlannedSession, rhythmWeeks, type Slot } from '@unknot/core';
import { planCourse } from '@unknot/core/plan-course';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../controls.styles.ts';
import type { ChosenCourse, Visit } from '../flow.ts';
import { fields } from '../form/fields.styles.ts';
import { lacksPacking, loadPacking, packing } from '../slot-picker/packing.ts';
import type { StepContext } from '../step-element.ts';
import { styles } from './course.styles.ts';

/** A course was chosen, or none any more. */
export class CourseChosen extends Event {
  static readonly type = 'unknot-course';
  readonly course: ChosenCourse | undefined;
  constructor(course: ChosenCourse | undefined) {
    super(CourseChosen.type);
    this.course = course;
  }
}

/** Loads what the sessions of this spa are planned with. To be called before the element is shown. */
export async function prepareCourse(catalog: Catalog): Promise<void> {
  if (lacksPacking(catalog)) await loadPacking();
}

/** Weeks between two sessions. */
const RHYTHMS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/**
 * The same visit again, every so many weeks: at the same weekday and time where that is free, and else at the nearest
 * time that is.
 * @fires unknot-course
 * @csspart input
 */
export class UnknotCourse extends LitElement {
  static override styles = [controls, fields, styles];

  @property({ attribute: false }) context!: StepContext;
  @property({ attribute: false }) visit!: Visit;
  /** The first session. */
  @property({ attribute: false }) first!: Slot;
  @property({ attribute: false }) course: ChosenCourse | undefined;
  /** What the visitor came for, which may say how often. */
  @property({ attribute: false }) needs: readonly string[] = [];

  @state() private everyWeeks = 2;
  @state() private sessions = 1;
  #planned: readonly PlannedSession[] = [];
  /** What the plan was made from. */
  #known: readonly unknown[] = [];

  protected override willUpdate(_changed: PropertyValues): void {
    const { context, visit, first } = this;
    if (!this.hasUpdated) {
      this.everyWeeks =
        this.course?.everyWeeks ?? rhythmWeeks(context.catalog, visit.serviceId, this.needs) ?? 2;
      this.sessions = 1 + (this.course?.further.length ?? 0);
    }
    const known = [context.busy, visit, first.start, this.everyWeeks, this.sessions];
    if (known.every((one, i) => one === this.#known[i])) return;
    this.#known = known;
    this.#plan();
  }

  override render() {
    const { words, catalog, format } = this.context;
    const most = catalog.policy.sessionsPerCourse ?? 10;
    const counts = Array.from({ length: most }, (_, i) => i + 1);
    return html`
      <div class="choose">
        <label
          >${words.course.howOften}
          <select part="input" @change=${(event: Event) => this.#choose({ everyWeeks: chosenIn(event) })}>
            ${RHYTHMS.map((weeks) => html`<option value=${weeks} ?selected=${weeks === this.everyWeeks}>${words.course.every(weeks)}</option>`)}
          </select></label
        >
        <label
          >${words.course.howMany}
          <select part="input" @change=${(event: Event) => this.#choose({ sessions: chosenIn(event) })}>
            ${counts.map((count) => html`<option value=${count} ?selected=${count === this.sessions}>${words.course.count(count)}</option>`)}
          </select></label
        >
      </div>
      ${
        this.sessions > 1
          ? html`<ol aria-label=${words.course.sessions}>
                <li><bdi>${format.dayAndTime(this.first.localStart)}</bdi></li>
                ${this.#planned.map((session) => this.#session(session))}
              </ol>
              ${this.#planned.length < this.sessions - 1 ? html`<p class="small">${words.course.tooFar}</p>` : nothing}`
          : nothing
      }
      <div class="hidden" role="status">${this.sessions > 1 ? words.course.planned(1 + this.#free().length) : nothing}</div>
    `;
  }

  #session({ wanted, slot }: PlannedSession) {
    const { words, format } = this.context;
    if (!slot) {
      return html`<li><div><s><bdi>${format.dayAndTime(wanted)}</bdi></s><br /><span class="small">${words.course.none}</span></div></li>`;
    }
    return html`<li>
      <div>
        <bdi>${format.dayAndTime(slot.localStart)}</bdi>${
          slot.localStart === wanted
            ? nothing
            : html`<br /><span class="small">${words.course.instead(format.dayAndTime(wanted))}</span>`
        }
      </div>
    </li>`;
  }

  #free(): readonly Slot[] {
    return this.#planned.flatMap(({ slot = [] }) => slot);
  }

  #choose({
    everyWeeks = this.everyWeeks,
    sessions = this.sessions,
  }: {
    everyWeeks?: number;
    sessions?: number;
  }) {
    this.everyWeeks = everyWeeks;
    this.sessions = sessions;
  }

  /** Looks for the sessions, and tells where they are others than before. */
  #plan() {
    const { catalog, offsets, busy, now } = this.context;
    if (typeof busy === 'string') return;
    const { everyWeeks, sessions } = this;
    const query = { ...this.visit, catalog, offsets, busy: busy.busy, now: now(), packStarts: packing() };
    this.#planned = planCourse(query, this.first, { everyWeeks, sessions });
    const further = this.#free();
    const before = this.course?.further ?? [];
    const same =
      this.course?.everyWeeks === everyWeeks &&
      before.length === further.length &&
      before.every(({ start }, i) => start === further[i]!.start);
    if (same || (!further.length && !this.course)) return;
    const course = further.length ? { everyWeeks, further } : undefined;
    // The state is not to be changed while it is being shown.
    queueMicrotask(() => this.dispatchEvent(new CourseChosen(course)));
  }
}

function chosenIn({ target }: Event): number {
  return Number((target as HTMLSelectElement).value);
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-course': UnknotCourse;
  }
}
