import {
  deadlines,
  findService,
  guestsOf,
  isForTwo,
  localTime,
  partsOf,
  type Quote,
  quote,
  quoteSessions,
  randomId,
  type StaffWish,
} from '@unknot/core';
import { css, html, nothing } from 'lit';
import { CodeFold } from '../code/code-fold.ts';
import { contactWays } from '../contact/contact-ways.ts';
import { controls } from '../controls.styles.ts';
import type { CourseChosen } from '../course/course.ts';
import type { StateOf } from '../flow.ts';
import { fold } from '../fold.styles.ts';
import { LazyFold } from '../lazy-fold.ts';
import { facts, priceList } from '../price-list.ts';
import { register } from '../register.ts';
import { cardText } from '../session-card/card-text.ts';
import { StepElement } from '../step-element.ts';
import { bothTimes, noDay, visitorLine, visitorText, visitorTime } from '../visitor-time.ts';

/**
 * Everything once more, before it counts: times, price and policy.
 * @csspart heading @csspart primary
 */
export class UnknotReview extends StepElement<StateOf<'review'>> {
  static override styles = [
    controls,
    facts,
    fold,
    css`
      .said {
        white-space: pre-line;
      }
      .part {
        color: var(--_text);
      }
    `,
  ];

  /** The way to a course. */
  readonly #fold = new LazyFold(this, async () => {
    const { UnknotCourse, prepareCourse } = await import('../course/course.ts');
    await prepareCourse(this.context.catalog);
    register('unknot-course', UnknotCourse);
  });
  readonly #code = new CodeFold(this);

  override render() {
    const { words } = this.context;
    const { notice, failure, sending } = this.flow;
    return html`
      <div class="step" role="group" aria-labelledby="title">
        <h2 id="title" tabindex="-1" part="heading">${words.review.title}</h2>
        ${notice === 'price-changed' ? html`<p class="notice warn" role="alert">${words.review.priceChanged}</p>` : nothing}
        ${notice === 'course-taken' ? html`<p class="notice warn" role="alert">${words.course.taken}</p>` : nothing}
        ${this.#when()} ${this.#course()}
        ${this.#code.render(this.context, this.flow, (code) => this.send({ type: 'code-changed', code, key: randomId() }))}
        ${priceList(this.context, this.#prices)} ${this.#policy()}
        ${failure ? html`<p class="notice warn" role="alert">${words.review.failure[failure] ?? words.review.failure.refused}</p>` : nothing}
        <button
          class="primary"
          part="primary"
          type="button"
          aria-disabled=${sending || this.#code.pending(this.context, this.flow)}
          @click=${() => this.#submit()}
        >
          ${this.#submitText()}
        </button>
        <div class="hidden" role="status">${sending ? words.review.sending : nothing}</div>
        ${failure ? contactWays(this.context, this.flow) : nothing}
      </div>
    `;
  }

  #submit() {
    if (this.flow.sending || this.#code.pending(this.context, this.flow) || this.#code.useFirst()) return;
    this.send({ type: 'submitted' });
  }

  /** What each session costs. */
  get #prices(): readonly Quote[] {
    const { visit, code } = this.flow;
    return quoteSessions(this.context.catalog, visit, 1 + this.#further, code?.discount);
  }

  #submitText(): string {
    const { words, kind, paysOnline, format } = this.context;
    const { sending, failure } = this.flow;
    const sessions = 1 + this.#further;
    const deposit = this.#prices.reduce((sum, price) => sum + (price.deposit ?? 0), 0);
    if (sending) return words.review.sending;
    if (failure) return words.tryAgain;
    if (kind === 'request') return words.review.request;
    if (deposit && paysOnline) return words.payment.book(format.price(deposit));
    return sessions > 1 ? words.course.book(sessions) : words.review.book;
  }

  #when() {
    const { catalog, words, format, offsets } = this.context;
    const { visit, slot, details } = this.flow;
    const guests = guestsOf(catalog, visit);
    const { arrive } = deadlines(catalog, slot.start);
    const arriveLocal = localTime(offsets, arrive);
    const there = visitorText(this.context, slot.start, slot.localStart);
    return html`<dl class="sum facts">
      <div>
        <dt>${words.review.what}</dt>
        <dd>${partsOf(visit).map(({ serviceId, minutes }, i, { length }) =>
          length > 1
            ? html`<p class="part">${findService(catalog, serviceId)?.name}<span class="small">, ${format.minutes(minutes)}${guests.some((one) => one.includes(2)) ? html` · ${guests[i]!.includes(2) ? words.more.forGuest : words.more.forYou}` : nothing}</span></p>`
            : findService(catalog, serviceId)?.name,
        )}<p class="small">${this.#length()}</p></dd>
      </div>
      <div>
        <dt>${words.review.when}</dt>
        <dd
          ><bdi>${format.dayAndTime(slot.localStart)}–${format.time(slot.localEnd)}</bdi>
          ${visitorLine(this.context, there && `${there}–${format.time(visitorTime(slot.end))}`)}
        </dd>
      </div>
      ${
        arrive < slot.start
          ? html`<div>
              <dt>${words.review.arrive}</dt>
              <dd><bdi>${format.time(arriveLocal)}</bdi>${visitorLine(this.context, visitorText(this.context, arrive, arriveLocal, noDay))}</dd>
            </div>`
          : nothing
      }
      <div>
        <dt>${words.review.who}</dt>
        <dd>${this.#who()}</dd>
      </div>
      <div>
        <dt>${words.review.you}</dt>
        <dd>${details.name}<br />${details.email}${details.phone ? html`<br />${details.phone}` : nothing}</dd>
      </div>
      ${
        Object.keys(details.card).length
          ? html`<div>
              <dt>${words.card.title}</dt>
              <dd><bdi>${cardText(details.card, words, format)}</bdi></dd>
            </div>`
          : nothing
      }
      ${this.#guest()} ${this.#said()}
    </dl>`;
  }

  /** Who gives it: by name where that is asked for, or where the spa has no choice. */
  #who(): string {
    const { catalog, words } = this.context;
    const { visit, slot } = this.flow;
    const people = guestsOf(catalog, visit)[0]!.length;
    const name = (id: string | undefined) => catalog.staff.find((one) => one.id === id)?.name;
    const wish = ({ staffId, staffGender }: StaffWish) =>
      name(staffId) ??
      (staffGender && staffGender !== 'other' ? words.card.staffGenders[staffGender] : undefined);
    const wished = partsOf(visit).flatMap((part) => [wish(part), part.companion && wish(part.companion)]);
    const names = [...new Set(wished.filter((one) => one !== undefined))];
    if (names.length) return names.join(', ');
    // The time was offered with their names then.
    const only = !slot.parts && slot.staffIds.length === people ? slot.staffIds.map(name) : [];
    return only.join(', ') || words.times.anyone;
  }

  #guest() {
    const { catalog, words, format } = this.context;
    const { visit, details } = this.flow;
    if (!isForTwo(catalog, visit)) return nothing;
    const card = cardText(details.guestCard, words, format);
    return html`<div>
      <dt>${words.details.guest}</dt>
      <dd>${details.guestName.trim() || words.more.guestUnnamed}${card ? html`<p class="small"><bdi>${card}</bdi></p>` : nothing}</dd>
    </div>`;
  }

  /** What was written for the spa, so that nobody books without what they meant to say. */
  #said() {
    const { catalog, words } = this.context;
    const { notes, answers } = this.flow.details;
    const named = { yes: words.details.yes, no: words.details.no } as Readonly<Record<string, string>>;
    const rows = (catalog.questions ?? []).flatMap(({ id, label, kind }) => {
      const answer = answers[id]?.trim();
      return answer ? [[label, kind === 'yes-no' ? (named[answer] ?? answer) : answer] as const] : [];
    });
    if (notes.trim()) rows.push([words.review.notes, notes.trim()]);
    return rows.map(
      ([term, text]) => html`<div>
        <dt dir="auto">${term}</dt>
        <dd class="said" dir="auto">${text}</dd>
      </div>`,
    );
  }

  get #further(): number {
    return this.flow.course?.further.length ?? 0;
  }

  /** The way to a course: folded away, and loaded when it is asked for. */
  #course() {
    const { catalog, words, busy } = this.context;
    const { visit, slot, course, sending, failure } = this.flow;
    const most = catalog.policy.sessionsPerCourse ?? 10;
    // A request that may have arrived is asked for as it was.
    if (most < 2 || typeof busy === 'string' || sending || failure === 'unreachable') return nothing;
    if (course) void this.#fold.need();
    return html`<div class="field">
      <button
        class="unfold"
        type="button"
        aria-expanded=${this.#fold.open || !!course}
        aria-controls="course"
        @click=${() => this.#unfold()}
      >
        ${words.course.title} <span>${course ? words.course.every(course.everyWeeks) : words.details.optional}</span>
      </button>
      ${this.#fold.missing ? html`<p class="small" role="alert">${words.card.missing}</p>` : nothing}
      <div class="unfolded" id="course" ?hidden=${!this.#fold.open && !course}>
        ${
          this.#fold.here
            ? html`<unknot-course
                exportparts="input"
                .context=${this.context}
                .visit=${visit}
                .first=${slot}
                .course=${course}
                .needs=${this.flow.needs}
                @unknot-course=${({ course }: CourseChosen) => this.send({ type: 'course-changed', course, key: randomId() })}
              ></unknot-course>`
            : nothing
        }
      </div>
    </div>`;
  }

  #unfold() {
    const { course } = this.flow;
    if (course) this.send({ type: 'course-changed', key: randomId() });
    void this.#fold.toggle(!this.#fold.open && !course);
  }

  /** How long it takes on the table, and from the door to the end. */
  #length(): string {
    const { catalog, words, format } = this.context;
    const { visit, slot } = this.flow;
    const { handsOnMinutes } = quote(catalog, visit);
    // Between two guests a room is made ready.
    const whole = visit.followedBy ? (slot.end - slot.start) / 60_000 : handsOnMinutes;
    const massage = format.minutes(handsOnMinutes);
    const early = catalog.policy.arriveEarly ?? 0;
    if (!early) return words.review.handsOn(massage);
    // To within five minutes: nobody can say it better.
    const length = 5 * Math.round((early + whole) / 5);
    const about =
      length < 60 ? format.minutes(length) : words.review.hours(Math.floor(length / 60), length % 60);
    return words.review.inHouse(massage, about);
  }

  #policy() {
    const { catalog, words, format, now, offsets } = this.context;
    const { cancelUntil } = deadlines(catalog, this.flow.slot.start);
    const free = cancelUntil > now();
    const local = localTime(offsets, cancelUntil);
    const at = bothTimes(
      this.context,
      format.dayAndTime(local),
      visitorText(this.context, cancelUntil, local),
    );
    const { lateNote } = catalog.policy;
    if (free) {
      return html`<p>${words.review.freeUntil} <strong><bdi>${at}</bdi></strong>. ${this.#further ? words.course.rule : nothing} ${lateNote ?? nothing}</p>`;
    }
    // The note was written for who could have cancelled in time: here it says what holds from now on.
    return html`<p>
        ${words.review.freeEnded} <strong><bdi>${at}</bdi></strong>.
        ${lateNote ? words.review.lateAtOnce : words.review.tellUs}
      </p>
      ${lateNote ? html`<p>${lateNote}</p>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-review': UnknotReview;
  }
}
