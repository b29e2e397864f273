import {
  ALLERGIES_LENGTH,
  findService,
  isForTwo,
  type Question,
  randomId,
  type SessionCard,
  therapistsFor,
} from '@unknot/core';
import { html, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import { controls } from '../controls.styles.ts';
import type { Details, StateOf } from '../flow.ts';
import { fold } from '../fold.styles.ts';
import { agreement } from '../form/agreement.ts';
import { fields } from '../form/fields.styles.ts';
import { faultText } from '../form/text-field.ts';
import { whoFields } from '../form/who-fields.ts';
import { forgetCard, rememberCard, rememberedCard } from '../session-card/card-store.ts';
import { cardText } from '../session-card/card-text.ts';
import { keptGender } from '../session-card/kept-card.ts';
import { gendersOf } from '../slot-picker/staff-wish.ts';
import { StepElement } from '../step-element.ts';
import { visitSummary } from '../visit-summary.ts';
import { CardFold } from './card-fold.ts';
import { checkDetails, type FieldFault, fieldFaults } from './check-details.ts';
import { styles } from './details-form.styles.ts';

/**
 * Who is coming. Each field is checked when it is left, all of them when the visitor goes on.
 * @csspart heading @csspart input @csspart primary
 */
export class UnknotDetailsForm extends StepElement<StateOf<'details'>> {
  static override styles = [controls, fields, fold, styles];

  @state() private faults: readonly FieldFault[] = [];
  /** Has the visitor tried to go on? Then the summary of faults is shown. */
  @state() private tried = false;

  /** The card of last time, until it is used or forgotten. */
  @state() private offered: SessionCard | undefined;
  readonly #cardFold = new CardFold(this, 'card');
  readonly #guestFold = new CardFold(this, 'guest-card');
  /** Has the card been started from what was said before? */
  #started = false;

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated && !Object.keys(this.flow.details.card).length) {
      this.offered = rememberedCard(this.context.catalog);
    }
    if (changed.has('flow') && changed.get('flow') === undefined && this.flow.faults) {
      this.faults = fieldFaults(this.flow.faults, this.context.words);
      this.tried = true;
    }
  }

  protected override firstUpdated(): void {
    // It is seen on the fold, and so it may go to the therapist.
    this.#begin();
  }

  override render() {
    const { words, catalog } = this.context;
    const { details } = this.flow;
    const optional = html` <span class="optional">(${words.details.optional})</span>`;
    return html`
      <div class="step" role="group" aria-labelledby="title">
        <h2 id="title" tabindex="-1" part="heading">${words.details.title}</h2>
        ${visitSummary(this.context, this.flow, () => this.send({ type: 'went-back', to: 'times' }))}
        ${this.context.heldUntil === undefined ? nothing : html`<p class="small">${words.details.kept}</p>`}
        ${this.flow.notice === 'not-kept' ? html`<p class="notice warn" role="alert">${words.details.notKept}</p>` : nothing}
        ${this.tried && this.faults.length ? this.#faultSummary() : nothing}
        <form novalidate @submit=${this.#submit} @input=${this.#typed} @change=${this.#typed} @focusout=${this.#left}>
          ${whoFields(words, details, (field) => this.#fault(field))}
          ${(catalog.questions ?? []).map((question) => this.#question(question))}
          ${this.#card()} ${this.#guest(optional)}
          <div class="field">
            <label for="notes">${words.details.notes}${optional}</label>
            <textarea
              id="notes"
              name="notes"
              part="input"
              rows="3"
              maxlength="1000"
              .value=${details.notes}
              aria-invalid=${!!this.#fault('notes')}
              aria-describedby="notes-fault"
            ></textarea>
            ${this.#faultText('notes')}
          </div>
          ${agreement(this.context, details.agreed, this.#fault('agreed'))}
          <button class="primary" part="primary" type="submit">${words.details.next}</button>
        </form>
      </div>
    `;
  }

  #question({ id, label, kind, options, required = false }: Question) {
    const { words } = this.context;
    const name = `answer-${id}`;
    const value = this.flow.details.answers[id] ?? '';
    const labelled = html`<bdi>${label}</bdi>${required ? nothing : html` <span class="optional">(${words.details.optional})</span>`}`;
    const choices =
      kind === 'choice'
        ? (options ?? []).map((option) => [option, option])
        : [
            ['yes', words.details.yes],
            ['no', words.details.no],
          ];
    return html`<div class="field">
      <label for=${name}>${labelled}</label>
      ${
        kind === 'text'
          ? html`<input
              id=${name}
              name=${name}
              part="input"
              maxlength="500"
              ?required=${required}
              .value=${value}
              aria-invalid=${!!this.#fault(name)}
              aria-describedby=${`${name}-fault`}
            />`
          : html`<select
              id=${name}
              name=${name}
              part="input"
              ?required=${required}
              aria-invalid=${!!this.#fault(name)}
              aria-describedby=${`${name}-fault`}
            >
              <option value="">${words.details.choose}</option>
              ${choices.map(([key, text]) => html`<option value=${key!} ?selected=${key === value}>${text}</option>`)}
            </select>`
      }
      ${this.#faultText(name)}
    </div>`;
  }

  /** How they like to be massaged: last time's in one tap, and folded away what can be said anew. */
  #card() {
    const { words } = this.context;
    const { card, remember } = this.flow.details;
    const below = Object.keys(card).length
      ? html`<div class="check">
          <input
            id="remember"
            type="checkbox"
            .checked=${remember}
            aria-describedby="remember-hint"
            @change=${this.#remember}
          />
          <label for="remember"
            >${words.card.remember}<br /><span class="optional" id="remember-hint">${words.card.rememberHint}</span></label
          >
        </div>`
      : nothing;
    const change = (changed: SessionCard) => this.#change({ card: changed });
    const folded = {
      title: words.card.title,
      card,
      change,
      staffed: this.#staffed(),
      fault: this.#faultText('card'),
      below,
    };
    return html`${this.#offer()} ${this.#cardFold.render(this.context, folded)}`;
  }

  /** Could a woman or a man be asked for when the time was chosen? Then nobody is asked again. */
  #staffed(): boolean {
    const { catalog } = this.context;
    const service = findService(catalog, this.flow.visit.serviceId);
    return !!service && gendersOf(therapistsFor(catalog, service)).length > 0;
  }

  /** The therapist's gender to be remembered: this time's wish, or else last time's. */
  #wish(): Pick<SessionCard, 'staffGender'> {
    if (!this.#staffed()) return {};
    const { staffGender = keptGender(this.context.catalog) } = this.flow.visit;
    return staffGender && staffGender !== 'other' ? { staffGender } : {};
  }

  /** Who comes along: a name for the door, and how they like it. */
  #guest(optional: unknown) {
    const { words, catalog } = this.context;
    const { visit, details } = this.flow;
    if (!isForTwo(catalog, visit)) return nothing;
    const change = (guestCard: SessionCard) => this.#change({ guestCard });
    return html`<fieldset class="block">
      <legend>${words.details.guest}</legend>
      <div class="field">
        <label for="guestName">${words.details.guestName}${optional}</label>
        <input id="guestName" name="guestName" part="input" maxlength="120" autocomplete="off" .value=${details.guestName} />
      </div>
      ${this.#guestFold.render(this.context, { title: words.card.theirs, card: details.guestCard, change, staffed: this.#staffed() })}
    </fieldset>`;
  }

  /** The card of last time. */
  #offer() {
    const { offered } = this;
    const { words, format } = this.context;
    if (!offered) return nothing;
    return html`<div class="notice again" role="group" aria-label=${words.card.again}>
      <p><strong>${words.card.again}</strong><br /><bdi>${cardText(offered, words, format)}</bdi></p>
      <div class="chips">
        <button class="chip" part="chip" type="button" @click=${() => this.#useCard(offered)}>${words.card.use}</button>
        <button class="quiet" part="quiet" type="button" @click=${() => this.#forgetCard()}>${words.card.forget}</button>
      </div>
    </div>`;
  }

  /** What was said at the start need not be said again; what is then taken back stays away. */
  #begin() {
    const { liking, details, notice } = this.flow;
    const { spots, pressure } = liking;
    if (!this.#started && !notice && !Object.keys(details.card).length && (spots.length || pressure)) {
      this.#change({ card: { ...(spots.length && { workOn: spots }), ...(pressure && { pressure }) } });
    }
    this.#started = true;
  }

  /** Last time's card beneath what was said today: that stands, and nothing to be careful about is lost. */
  #useCard({ staffGender, ...kept }: SessionCard) {
    this.offered = undefined;
    // Where the therapist was chosen with the time, last time's wish says nothing any more.
    const wish = staffGender && !this.#staffed() ? { staffGender } : {};
    this.#change({ card: merged({ ...kept, ...wish }, this.flow.details.card), remember: true });
    void this.#focus('#unfold-card');
  }

  #forgetCard() {
    forgetCard(this.context.catalog);
    this.offered = undefined;
    void this.#focus('#unfold-card');
  }

  #remember(event: Event) {
    event.stopPropagation(); // the form would read the state of before once more
    const { checked } = event.target as HTMLInputElement;
    if (!checked) forgetCard(this.context.catalog);
    this.#change({ remember: checked });
  }

  async #focus(selector: string) {
    await this.updateComplete; // what was pressed goes away
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #change(change: Partial<Details>) {
    this.send({ type: 'details-changed', details: { ...this.#read(), ...change } });
  }

  #faultSummary() {
    const { words } = this.context;
    return html`<div class="notice warn faults" id="faults" tabindex="-1" role="group" aria-labelledby="faults-title">
      <strong id="faults-title">${words.details.faults(this.faults.length)}</strong>
      <ul>
        ${this.faults.map(
          ({ field, message }) =>
            html`<li><a href=${`#${field}`} @click=${(event: Event) => this.#goTo(event, field)}>${message}</a></li>`,
        )}
      </ul>
    </div>`;
  }

  #faultText(field: string) {
    return faultText(field, this.#fault(field));
  }

  #fault(field: string): string | undefined {
    return this.faults.find((fault) => fault.field === field)?.message;
  }

  #goTo(event: Event, field: string) {
    event.preventDefault(); // the page's address is not ours to change
    this.renderRoot.querySelector<HTMLElement>(field === 'card' ? '#unfold-card' : `#${field}`)?.focus();
  }

  #read(): Details {
    const form = new FormData(this.renderRoot.querySelector('form')!);
    const text = (name: string) => String(form.get(name) ?? '');
    const { card, remember, guestCard } = this.flow.details;
    return {
      card,
      remember,
      guestCard,
      guestName: text('guestName'),
      name: text('name'),
      email: text('email'),
      phone: text('phone'),
      notes: text('notes'),
      agreed: form.has('agreed'),
      answers: Object.fromEntries(
        (this.context.catalog.questions ?? []).map(({ id }) => [id, text(`answer-${id}`)]),
      ),
    };
  }

  #typed() {
    const details = this.#read();
    // A fault goes away while it is being mended; a new one waits until the field is left.
    const now = checkDetails(this.context.catalog, details, this.context.words);
    this.faults = this.faults.filter(({ field }) => now.some((fault) => fault.field === field));
    this.send({ type: 'details-changed', details });
  }

  #left(event: FocusEvent) {
    const field = (event.target as HTMLInputElement).name;
    const now = checkDetails(this.context.catalog, this.#read(), this.context.words);
    const fault = now.find((one) => one.field === field);
    const empty = !(event.target as HTMLInputElement).value;
    if (fault && !empty && !this.#fault(field)) this.faults = [...this.faults, fault];
  }

  async #submit(event: SubmitEvent) {
    event.preventDefault();
    const details = this.#read();
    this.faults = checkDetails(this.context.catalog, details, this.context.words);
    this.tried = true;
    if (this.faults.length) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('#faults')?.focus();
      return;
    }
    if (details.remember) rememberCard(this.context.catalog, { ...details.card, ...this.#wish() });
    this.send({ type: 'details-done', details, key: randomId() });
  }
}

/** Two cards as one. Of a spot that is on both, in two ways, `now` has the say. */
function merged(before: SessionCard, now: SessionCard): SessionCard {
  const spots = (one: 'workOn' | 'avoid', other: 'workOn' | 'avoid') => {
    const all = [...(now[one] ?? []), ...(before[one] ?? []).filter((spot) => !now[other]?.includes(spot))];
    return all.length ? { [one]: [...new Set(all)] } : {};
  };
  const allergies = [...new Set([now.allergies, before.allergies].filter(Boolean))].join(', ');
  return {
    ...before,
    ...now,
    ...spots('workOn', 'avoid'),
    ...spots('avoid', 'workOn'),
    ...(allergies && { allergies: allergies.slice(0, ALLERGIES_LENGTH) }),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-details-form': UnknotDetailsForm;
  }
}
