import {
  BackendError,
  checkCustomer,
  findService,
  type KeptWish,
  localTime,
  randomId,
  type Slot,
  type Weekday,
} from '@unknot/core';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../controls.styles.ts';
import { type FieldFault, fieldFaults } from '../details-form/check-details.ts';
import type { Details, Visit } from '../flow.ts';
import { agreement } from '../form/agreement.ts';
import { fields } from '../form/fields.styles.ts';
import { faultText } from '../form/text-field.ts';
import { whoFields } from '../form/who-fields.ts';
import { noDetails } from '../nothing-chosen.ts';
import { customerParts } from '../request.ts';
import type { StepContext } from '../step-element.ts';
import { styles } from './wait.styles.ts';
import {
  clock,
  firstWhen,
  fitsNow,
  isDay,
  lastDay,
  openHours,
  openWeekdays,
  type WhenChosen,
  wishOf,
} from './wish.ts';

/** A time that fits already, and is to be taken. It stays within the step. */
export class TimeWanted extends Event {
  readonly slot: Slot;
  constructor(slot: Slot) {
    super('unknot-time', { bubbles: true });
    this.slot = slot;
  }
}

type Who = Pick<Details, 'name' | 'email' | 'phone'>;

/**
 * Waits for a time to come free: when it would do, how long, and who is to be told. With whom is as chosen above.
 * @csspart chip @csspart input @csspart primary @csspart quiet
 */
export class UnknotWait extends LitElement {
  static override styles = [controls, fields, styles];

  @property({ attribute: false }) context!: StepContext;
  /** What was chosen so far. */
  @property({ attribute: false }) visit!: Visit;
  /** What is known of the visitor. */
  @property({ attribute: false }) details: Details = noDetails;

  @state() private when: WhenChosen | undefined;
  @state() private who: Who | undefined;
  @state() private agreed = false;
  @state() private faults: readonly FieldFault[] = [];
  @state() private sending = false;
  @state() private failure: 'rate-limited' | 'other' | undefined;
  @state() private kept: KeptWish | undefined;
  @state() private withdrawn = false;
  /** Goes with the request, so that sending it again is one wish. */
  #key = randomId();

  get #when(): WhenChosen {
    const when = this.when ?? firstWhen(this.context, this.visit);
    const able = findService(this.context.catalog, this.visit.serviceId)?.durations ?? [];
    const minutes = when.minutes.filter((length) => able.some((one) => one.minutes === length));
    return { ...when, minutes: minutes.length ? minutes : [this.visit.minutes] };
  }

  get #who(): Who {
    return this.who ?? this.details;
  }

  override render() {
    return this.kept ? this.#done(this.kept) : this.#form();
  }

  #form() {
    const { words, catalog, format } = this.context;
    const { waitlist: said } = words;
    const { policy } = catalog;
    const minutes = policy.offerMinutes ?? 120;
    const hours = minutes % 60 ? format.minutes(minutes) : words.review.hours(minutes / 60, 0);
    const { first, last } = lastDay(this.context);
    const when = this.#when;
    return html`
      <p>${said.hint(hours)}</p>
      <form novalidate @submit=${this.#send} @input=${this.#typed}>
        ${this.#lengths(when)}
        <fieldset class="block">
          <legend>${said.days}</legend>
          <div class="chips">
            ${openWeekdays(this.context).map((day) =>
              this.#chip(
                format.weekday(day, 'short'),
                format.weekday(day, 'long'),
                when.weekdays.includes(day),
                () => this.#toggleDay(day),
              ),
            )}
          </div>
          <p class="small">${said.anyDay}</p>
        </fieldset>
        <div class="pair">
          ${this.#hour('from', said.from, when.from)} ${this.#hour('to', said.to, when.to)}
        </div>
        <div class="field">
          <label for="until">${said.until}</label>
          <input
            id="until"
            part="input"
            type="date"
            required
            min=${first}
            max=${last}
            .value=${when.until}
            aria-invalid=${this.#fault('until') !== undefined}
            aria-describedby="until-fault"
          />
          ${faultText('until', this.#fault('until'))}
        </div>
        ${this.#fits()}
        ${whoFields(words, this.#who, (field) => this.#fault(field))}
        ${agreement(this.context, this.agreed, this.#fault('agreed'))}
        ${this.failure ? html`<p class="notice warn" role="alert">${said.failure[this.failure]}</p>` : nothing}
        <button class="primary" part="primary" type="submit" aria-disabled=${this.sending}>
          ${this.sending ? said.sending : said.send}
        </button>
        <div class="hidden" role="status">${this.sending ? said.sending : nothing}</div>
      </form>
    `;
  }

  #lengths({ minutes }: WhenChosen) {
    const { words, catalog, format } = this.context;
    const durations = findService(catalog, this.visit.serviceId)?.durations ?? [];
    if (durations.length < 2) return nothing;
    return html`<fieldset class="block">
      <legend>${words.times.duration}</legend>
      <div class="chips">
        ${durations.map((one) =>
          this.#chip(format.minutes(one.minutes), undefined, minutes.includes(one.minutes), (event) =>
            this.#toggleLength(one.minutes, event),
          ),
        )}
      </div>
    </fieldset>`;
  }

  #chip(text: string, name: string | undefined, checked: boolean, change: (event: Event) => void) {
    return html`<label class="chip" part="chip">
      <input type="checkbox" aria-label=${name ?? nothing} .checked=${checked} @change=${change} />${text}
    </label>`;
  }

  #hour(id: 'from' | 'to', label: string, chosen: number | undefined) {
    const { words, format } = this.context;
    const choose = (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      this.#change({ [id]: value ? Number(value) : undefined });
    };
    const fault = id === 'to' ? this.#fault('to') : undefined;
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <select id=${id} part="input" aria-invalid=${fault !== undefined} aria-describedby=${`${id}-fault`} @change=${choose}>
        <option value="" .selected=${chosen === undefined}>${words.waitlist.anyTime}</option>
        ${openHours(this.context).map((at) => html`<option value=${at} .selected=${at === chosen}>${format.time(clock(at))}</option>`)}
      </select>
      ${faultText(id, fault)}
    </div>`;
  }

  /** Who could have it at once need not wait. */
  #fits() {
    const { words, format } = this.context;
    const slot = fitsNow(this.context, this.visit, this.#when);
    if (!slot) return nothing;
    return html`<div class="notice" role="status">
      <span>${words.waitlist.fits(format.dayAndTime(slot.localStart))}</span>
      <button class="chip" part="chip" type="button" @click=${() => this.dispatchEvent(new TimeWanted(slot))}>${words.waitlist.takeIt}</button>
    </div>`;
  }

  #done({ until, token }: KeptWish) {
    const { words, format, offsets } = this.context;
    const { waitlist: said } = words;
    if (this.withdrawn)
      return html`<p class="notice" role="status" id="done" tabindex="-1">${said.withdrawn}</p>`;
    const last = localTime(offsets, Date.parse(until) - 1);
    return html`
      <p class="notice" role="status" id="done" tabindex="-1">${said.done(this.#who.email, format.day(last))}</p>
      ${this.failure ? html`<p class="notice warn" role="alert">${said.failure[this.failure]}</p>` : nothing}
      ${token ? html`<button class="quiet" part="quiet" type="button" @click=${() => this.#withdraw(token)}>${said.withdraw}</button>` : nothing}
    `;
  }

  #fault(field: string): string | undefined {
    return this.faults.find((one) => one.field === field)?.message;
  }

  #change(change: Partial<WhenChosen>) {
    this.when = { ...this.#when, ...change };
    this.faults = this.faults.filter(({ field }) => !(field in change));
  }

  #toggleDay(day: Weekday) {
    this.#change({ weekdays: toggled(this.#when.weekdays, day) });
  }

  /** One at least stays chosen. */
  #toggleLength(length: number, { target }: Event) {
    const minutes = toggled(this.#when.minutes, length);
    if (minutes.length) this.#change({ minutes });
    else (target as HTMLInputElement).checked = true;
  }

  #typed({ target }: Event) {
    const { id, value, checked } = target as HTMLInputElement;
    if (id === 'agreed') this.agreed = checked;
    else if (id === 'until') this.#change({ until: value });
    else if (id === 'name' || id === 'email' || id === 'phone') this.who = { ...this.#who, [id]: value };
    else return;
    this.faults = this.faults.filter(({ field }) => field !== id);
  }

  #look(): FieldFault[] {
    const { words, catalog } = this.context;
    const { until, from, to } = this.#when;
    const { first, last } = lastDay(this.context);
    const { terms, privacy } = catalog.policy;
    const fault = words.waitlist.fault;
    const customer = { customer: customerParts({ ...noDetails, ...this.#who }).customer };
    // What the spa asks before a booking is asked when something is offered.
    const asked = { ...catalog, questions: [] };
    return [
      ...(from !== undefined && to !== undefined && to <= from ? [{ field: 'to', message: fault.to }] : []),
      ...(isDay(until, first, last) ? [] : [{ field: 'until', message: fault.until }]),
      ...fieldFaults(checkCustomer(asked, customer), words),
      ...((terms || privacy) && !this.agreed
        ? [{ field: 'agreed', message: words.details.fault.agreed }]
        : []),
    ];
  }

  async #send(event: Event) {
    event.preventDefault();
    if (this.sending) return;
    this.failure = undefined;
    this.faults = this.#look();
    if (this.faults.length) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      return;
    }
    this.sending = true;
    try {
      this.kept = await this.context.waitlist!.wish!(
        {
          ...wishOf(this.visit, this.#when),
          customer: customerParts({ ...noDetails, ...this.#who }).customer,
          locale: this.context.format.locale,
          ...(this.agreed && { agreed: true }),
          ...(/^https?:/.test(location.href) && { returnTo: location.href.replace(/#.*/s, '') }),
        },
        this.#key,
      );
      await this.#arrive();
    } catch (error) {
      this.#failed(error);
    }
    this.sending = false;
  }

  async #withdraw(token: string) {
    this.failure = undefined;
    try {
      await this.context.waitlist!.withdrawWish!(token);
      this.withdrawn = true;
      await this.#arrive();
    } catch (error) {
      this.#failed(error);
    }
  }

  /** What was pressed is gone. */
  async #arrive() {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#done')?.focus();
  }

  #failed(error: unknown) {
    console.error('[unknot]', error);
    const limited = error instanceof BackendError && error.code === 'rate-limited';
    this.failure = limited ? 'rate-limited' : 'other';
    // What was not taken may be asked for anew; what may have arrived is asked for as the same.
    if (error instanceof BackendError && error.code !== 'unreachable') this.#key = randomId();
  }
}

function toggled<One>(list: readonly One[], one: One): One[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-wait': UnknotWait;
  }
}
