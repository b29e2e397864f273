import { BackendError, type BookedBooking, checkCustomer, isoWithOffset, type Slot } from '@unknot/core';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { SessionParts } from '../booking/sending.ts';
import { loadStep } from '../booking/steps.ts';
import { addToCalendar, calendarStyles } from '../confirmation/add-to-calendar.ts';
import { contactWays } from '../contact/contact-ways.ts';
import { reach } from '../contact/reach.ts';
import { controls } from '../controls.styles.ts';
import { type FieldFault, fieldFaults } from '../details-form/check-details.ts';
import type { FlowRequest } from '../events.ts';
import type { ManageView, StateOf, Visit } from '../flow.ts';
import { whoFields } from '../form/who-fields.ts';
import { noDetails, noLiking } from '../nothing-chosen.ts';
import { facts } from '../price-list.ts';
import { customerParts } from '../request.ts';
import { StepElement } from '../step-element.ts';
import { visitAgain } from '../visit-again.ts';
import { visitorLine, visitorText } from '../visitor-time.ts';
import { cancel, changeContact, move, show } from './changes.ts';
import { styles } from './manage.styles.ts';
import { openBooking } from './open-booking.ts';
import { deadline, overview } from './overview.ts';

/**
 * A booking that was made before: seen, moved, cancelled, or made again, and how the visitor is reached. A link in a
 * mail leads here.
 * @csspart heading @csspart primary @csspart quiet @csspart chip @csspart card @csspart input
 */
export class UnknotManage extends StepElement<StateOf<'manage'>> {
  static override styles = [controls, facts, calendarStyles, styles];

  /** What it is changed with. */
  @property({ attribute: false }) parts!: SessionParts;
  /** Starts over. */
  @property({ attribute: false }) another: () => void = () => {};

  @state() private travel = '';
  @state() private fileFailed = false;
  /** Where it is to be moved: as the slot picker is asked for it. */
  @state() private visit: Visit | undefined;
  @state() private day: string | undefined;
  @state() private chosen: Slot | undefined;
  /** Is the slot picker here, or could it not be loaded? */
  @state() private picker: 'loading' | 'here' | 'missing' = 'loading';
  /** Is all of the course to be cancelled? */
  @state() private whole = false;
  @state() private working = false;
  @state() private failed = false;
  @state() private faults: readonly FieldFault[] = [];

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get('flow') as StateOf<'manage'> | undefined;
    if (!changed.has('flow') || before?.view === this.flow.view) return;
    this.failed = false;
    this.faults = [];
    if (this.flow.view === 'see') {
      this.visit = undefined;
      this.chosen = undefined;
      this.whole = false;
    }
    if (this.flow.view === 'move') void this.#loadPicker();
  }

  protected override updated(changed: PropertyValues): void {
    const before = changed.get('flow') as StateOf<'manage'> | undefined;
    if (before && (before.view !== this.flow.view || before.token !== this.flow.token)) {
      void this.focusHeading();
    }
  }

  override async focusHeading(): Promise<void> {
    await this.updateComplete;
    const picker = this.renderRoot.querySelector('unknot-slot-picker');
    if (picker) await picker.focusHeading();
    else await super.focusHeading();
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: 'start' });
  }

  override render() {
    const { booking, view } = this.flow;
    if (booking && view === 'move') return this.#move(booking);
    return html`<div class="step" role="group" aria-labelledby="title">
      ${
        !booking
          ? this.#unknown()
          : view === 'move-to' && this.chosen
            ? this.#moveTo(booking, this.chosen)
            : view === 'cancel'
              ? this.#cancel(booking)
              : view === 'contact'
                ? this.#contact(booking)
                : this.#overview(booking)
      }
    </div>`;
  }

  #unknown() {
    const { words } = this.context;
    return html`
      ${this.#title(words.manage.unknownTitle)}
      <p>${words.manage.unknown}</p>
      ${reach(this.context)}
      <button class="primary" part="primary" type="button" @click=${this.another}>${words.confirmed.another}</button>
    `;
  }

  #overview(booking: BookedBooking) {
    const calendar = addToCalendar(this.context, [booking], {
      travel: this.travel,
      setTravel: (text) => {
        this.travel = text;
      },
      again: booking.sequence > 0,
      fileFailed: this.fileFailed,
      setFileFailed: () => {
        this.fileFailed = true;
      },
    });
    const actions = {
      show: (view: ManageView) => this.#show(view),
      again: () => this.#again(booking),
      another: this.another,
      open: (token: string) => void this.#open(token),
    };
    return html`${overview(this.context, { ...this.flow, booking }, actions, calendar)} ${this.#failure()}`;
  }

  #title(text: string) {
    return html`<h2 id="title" tabindex="-1" part="heading">${text}</h2>`;
  }

  /** The slot picker, as on the way to a booking. */
  #move(booking: BookedBooking) {
    const { words, format } = this.context;
    if (this.picker === 'missing') {
      return html`<div class="step" role="group" aria-labelledby="title">
        ${this.#title(words.manage.moveTitle)}
        <p class="notice warn" role="alert">${words.times.failed}</p>
        <button class="primary" part="primary" type="button" @click=${this.#loadPicker}>${words.tryAgain}</button>
      </div>`;
    }
    const visit = this.visit ?? this.#visit(booking);
    const flow: StateOf<'times'> = {
      step: 'times',
      needs: [],
      liking: noLiking,
      all: false,
      details: noDetails,
      visit,
      moving: true,
      day: this.day ?? booking.start.slice(0, 10),
      ...(this.flow.news === 'slot-taken' && { notice: 'slot-taken' }),
    };
    return html`
      <p class="small"><bdi>${words.manage.now(format.dayAndTime(booking.start))}</bdi></p>
      ${
        this.picker === 'here'
          ? html`<unknot-slot-picker
              exportparts="heading, primary, quiet, chip, selected, day, full, today, slot, next"
              .context=${this.context}
              .flow=${flow}
              @unknot-flow=${this.#picked}
            ></unknot-slot-picker>`
          : html`<div class="skeleton" role="status" aria-label=${words.loading}></div>`
      }
      <button class="quiet" part="quiet" type="button" @click=${() => this.#show('see')}>${words.manage.keep}</button>
    `;
  }

  /** What was asked for when it was made. */
  #visit({ visit, serviceId, minutes, addOnIds }: BookedBooking): Visit {
    return { addOnIds, ...(visit ?? { serviceId, minutes }) };
  }

  #picked = (event: FlowRequest) => {
    event.stopPropagation();
    const { flow } = event;
    if (flow.type === 'visit-changed') this.visit = flow.visit;
    else if (flow.type === 'day-chosen') this.day = flow.day;
    else if (flow.type === 'slot-chosen') {
      const same = flow.slot.start === Date.parse(this.flow.booking?.start ?? '');
      if (same && !this.visit) {
        this.#show('see'); // it is there already
        return;
      }
      this.chosen = flow.slot;
      this.day = flow.slot.localStart.slice(0, 10);
      this.#show('move-to');
    }
  };

  #loadPicker = async () => {
    this.picker = 'loading';
    try {
      await loadStep('times', this.parts.session.language);
      this.picker = 'here';
      if (this.flow.view === 'move') await this.focusHeading();
    } catch (error) {
      console.error('[unknot]', error);
      this.picker = 'missing';
    }
  };

  #moveTo(booking: BookedBooking, slot: Slot) {
    const { words, format } = this.context;
    return html`
      ${this.#title(words.manage.moveToTitle)}
      <dl class="sum facts">
        <div>
          <dt>${words.manage.before}</dt>
          <dd><s><bdi>${format.dayAndTime(booking.start)}</bdi></s></dd>
        </div>
        <div>
          <dt>${words.manage.after}</dt>
          <dd>
            <strong><bdi>${format.dayAndTime(slot.localStart)}</bdi></strong>
            ${visitorLine(this.context, visitorText(this.context, slot.start, slot.localStart))}
          </dd>
        </div>
      </dl>
      <p>${words.manage.price}</p>
      ${this.#failure()}
      ${this.#buttons(
        words.manage.doMove,
        () => this.#moveNow(booking, slot),
        words.manage.otherTime,
        () => this.#show('move'),
      )}
    `;
  }

  async #moveNow(booking: BookedBooking, slot: Slot) {
    const { offsets } = this.context;
    const { staffId, staffGender } = this.visit ?? this.#visit(booking);
    const staff = { ...(staffId && { staffId }), ...(staffGender && { staffGender }) };
    await this.#work(() =>
      move(this.parts, this.flow, {
        start: isoWithOffset(offsets, slot.start),
        ...(this.visit && { staff }), // else the wish of then stands
      }),
    );
  }

  #cancel(booking: BookedBooking) {
    const { words, format } = this.context;
    const { payment, course, serviceName } = booking;
    return html`
      ${this.#title(words.manage.cancelTitle)}
      <div class="notice">
        <strong>${serviceName}</strong><br />
        <bdi>${format.dayAndTime(booking.start)}</bdi>
      </div>
      <p><bdi>${words.manage.free(deadline(this.context, booking.cancelUntil))}</bdi></p>
      ${payment?.status === 'paid' ? html`<p>${this.whole ? words.manage.deposits : words.manage.deposit(format.price(payment.amount))}</p>` : nothing}
      ${
        course
          ? html`<div class="check">
              <input id="whole" type="checkbox" .checked=${this.whole} @change=${(event: Event) => {
                this.whole = (event.target as HTMLInputElement).checked;
              }} />
              <label for="whole">${words.manage.whole}</label>
            </div>`
          : nothing
      }
      ${this.#failure()}
      ${this.#buttons(
        words.manage.doCancel,
        () => this.#work(() => cancel(this.parts, this.flow, this.whole)),
        words.manage.keep,
        () => this.#show('see'),
      )}
    `;
  }

  #contact({ customer }: BookedBooking) {
    const { words } = this.context;
    const { name, email, phone = '' } = customer;
    const fault = (field: string) => this.faults.find((one) => one.field === field)?.message;
    return html`
      ${this.#title(words.manage.contactTitle)}
      <form novalidate @submit=${this.#save} @input=${this.#typed}>
        ${whoFields(words, { name, email, phone }, fault)}
        <p class="small">${words.manage.contactHint}</p>
        ${this.#failure()}
        <button class="primary" part="primary" type="submit" aria-disabled=${this.working}>
          ${this.working ? words.manage.working : words.manage.save}
        </button>
        <button class="quiet" part="quiet" type="button" @click=${() => this.#show('see')}>${words.back}</button>
      </form>
    `;
  }

  #written(form: HTMLFormElement) {
    const data = new FormData(form);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    return customerParts({ ...noDetails, name: text('name'), email: text('email'), phone: text('phone') })
      .customer;
  }

  #check(form: HTMLFormElement): FieldFault[] {
    const faults = checkCustomer(this.context.catalog, { customer: this.#written(form) });
    return fieldFaults(faults, this.context.words).filter(({ field }) =>
      ['name', 'email', 'phone'].includes(field),
    );
  }

  #typed(event: Event) {
    const now = this.#check(event.currentTarget as HTMLFormElement);
    this.faults = this.faults.filter(({ field }) => now.some((fault) => fault.field === field));
  }

  async #save(event: SubmitEvent) {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    this.faults = this.#check(form);
    if (!this.faults.length) {
      const customer = this.#written(form);
      await this.#work(() => changeContact(this.parts, this.flow, customer));
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }

  #buttons(yes: string, doIt: () => void, no: string, leave: () => void) {
    const { words } = this.context;
    return html`
      <button class="primary" part="primary" type="button" aria-disabled=${this.working} @click=${doIt}>
        ${this.working ? words.manage.working : yes}
      </button>
      <button class="quiet" part="quiet" type="button" @click=${leave}>${no}</button>
    `;
  }

  #failure() {
    if (!this.failed) return nothing;
    const { booking } = this.flow;
    return html`<p class="notice warn" role="alert">${this.context.words.manage.failed}</p>
      ${booking ? contactWays(this.context, { visit: this.#visit(booking) }) : nothing}`;
  }

  /** Does something once, and says so where it did not work. */
  async #work(change: () => Promise<void>): Promise<void> {
    if (this.working) return;
    this.working = true;
    this.failed = false;
    try {
      await change();
    } catch (error) {
      console.error('[unknot]', error);
      this.faults = error instanceof BackendError ? fieldFaults(error.faults, this.context.words) : [];
      this.failed = !this.faults.length;
    }
    this.working = false;
  }

  #show(view: ManageView) {
    if (this.working) return;
    const { news: _, ...flow } = this.flow;
    show(this.parts, { ...flow, view });
  }

  #again(booking: BookedBooking) {
    const visit = visitAgain(this.context.catalog, booking);
    if (visit) this.send({ type: 'same-again', visit });
  }

  /** Another session of the course, or back to its first one. */
  async #open(token: string) {
    const { course, token: from } = this.flow;
    const first = token === course ? undefined : from;
    await this.#work(() => openBooking(this.parts, token, undefined, first));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-manage': UnknotManage;
  }
}
