import {
  findService,
  isForTwo,
  partsOf,
  type ScreeningAnswer,
  type ScreeningAnswers,
  type ScreeningRule,
  screeningFor,
  screenVisit,
  type VisitScreening,
} from '@unknot/core';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { contactWays } from '../contact/contact-ways.ts';
import { controls } from '../controls.styles.ts';
import type { StateOf } from '../flow.ts';
import { fields } from '../form/fields.styles.ts';
import { StepElement } from '../step-element.ts';
import { firstVisit } from '../visit.ts';
import { styles } from './screening.styles.ts';

/**
 * The spa's questions about health, before a time is chosen. The answers are in the page's memory alone until they are
 * sent with the booking: no draft, address or event has them.
 * @csspart heading @csspart chip @csspart primary @csspart quiet
 */
export class UnknotScreening extends StepElement<StateOf<'times'>> {
  static override styles = [controls, fields, styles];

  @state() private answers: ScreeningAnswers = {};
  @state() private agreed = false;
  /** What is missing is said once the visitor has tried to go on. */
  @state() private tried = false;
  @state() private result: VisitScreening | undefined;

  protected override willUpdate(): void {
    if (this.hasUpdated) return;
    const { screening, answering } = this.flow;
    this.answers = { ...screening, ...answering?.answers };
    this.agreed = answering?.agreed ?? false;
  }

  /** Whoever goes back and comes again finds it as they left it. */
  #keep() {
    const { answers, agreed } = this;
    this.send({ type: 'health-answered', answering: { answers, agreed } });
  }

  override render() {
    return this.result ? this.#outcome(this.result) : this.#questions();
  }

  #questions() {
    const { words, catalog } = this.context;
    const missing = this.tried ? this.#missing() : [];
    return html`
      <div class="step" role="group" aria-labelledby="title"><form class="step" novalidate @submit=${this.#submit}>
        <div class="block">
          <h2 id="title" tabindex="-1" part="heading">${words.screening.title}</h2>
          <p>${words.screening.hint}</p>
          ${isForTwo(catalog, this.flow.visit) ? html`<p>${words.screening.both}</p>` : nothing}
        </div>
        ${
          missing.length
            ? html`<p class="notice warn" id="missing" role="alert">${words.screening.missing(missing.length)}</p>`
            : nothing
        }
        <div class="field">
          <div class="check">
            <input
              id="consent"
              type="checkbox"
              required
              .checked=${this.agreed}
              aria-invalid=${missing.includes('consent')}
              aria-describedby="consent-hint"
              @change=${(event: Event) => {
                this.agreed = (event.target as HTMLInputElement).checked;
                this.#keep();
              }}
            />
            <label for="consent">${words.screening.consent(catalog.spa.name)}</label>
          </div>
          <p class="small" id="consent-hint">${words.screening.kept}</p>
        </div>
        ${this.#rules().map((rule) => this.#question(rule, missing.includes(rule.id)))}
        <button class="primary" part="primary" type="submit">${words.screening.next}</button>
      </form></div>
    `;
  }

  #question({ id, question }: ScreeningRule, missing: boolean) {
    const { words } = this.context;
    const choice = (answer: ScreeningAnswer, text: string) => html`<label class="chip" part="chip">
      <input
        type="radio"
        name=${id}
        value=${answer}
        .checked=${this.answers[id] === answer}
        @change=${() => {
          this.answers = { ...this.answers, [id]: answer };
          this.#keep();
        }}
      />
      ${text}
    </label>`;
    return html`<fieldset class="block" id=${id} aria-describedby=${missing ? `${id}-missing` : nothing}>
      <legend dir="auto">${question}</legend>
      <div class="chips">${choice('no', words.details.no)} ${choice('yes', words.details.yes)}</div>
      ${missing ? html`<span class="fault" id=${`${id}-missing`}>${words.screening.unanswered}</span>` : nothing}
    </fieldset>`;
  }

  #outcome({ outcome, rules, swapTo, part }: VisitScreening) {
    const { words, catalog } = this.context;
    const other = swapTo === undefined ? undefined : findService(catalog, swapTo);
    return html`
      <div class="step" role="group" aria-labelledby="title">
        <h2 id="title" tabindex="-1" part="heading">${words.screening.outcome[outcome]}</h2>
        ${rules.map(
          ({ question, text }) =>
            html`<div class="notice" dir="auto"><p class="small">${question}</p>${text ? html`<p>${text}</p>` : nothing}</div>`,
        )}
        ${
          other
            ? html`<button class="primary" part="primary" type="button" @click=${() => this.#swap(other.id, part)}>
                ${words.screening.take(other.name)}
              </button>`
            : contactWays(this.context, { visit: this.flow.visit })
        }
        <button class="quiet" part="quiet" type="button" @click=${() => this.#show(undefined)}>
          ${words.screening.change}
        </button>
      </div>
    `;
  }

  /** The rules of the visit; those that were answered before another one was taken are not asked again. */
  #rules(): readonly ScreeningRule[] {
    const { screening = {} } = this.flow;
    const services = partsOf(this.flow.visit).map(({ serviceId }) => serviceId);
    return screeningFor(this.context.catalog, ...services).filter(({ id }) => !screening[id]);
  }

  #missing(): string[] {
    const unanswered = this.#rules().filter(({ id }) => !this.answers[id]);
    return [...(this.agreed ? [] : ['consent']), ...unanswered.map(({ id }) => id)];
  }

  async #submit(event: SubmitEvent) {
    event.preventDefault();
    this.tried = true;
    const [first] = this.#missing();
    if (first !== undefined) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(`#${first}${first === 'consent' ? '' : ' input'}`)?.focus();
      return;
    }
    const result = screenVisit(this.context.catalog, this.flow.visit, {
      ...this.flow.screening,
      ...this.answers,
    });
    if (result.outcome === 'allow') this.send({ type: 'screened', answers: this.answers });
    else void this.#show(result);
  }

  /** Takes another service for one massage of the visit. */
  #swap(serviceId: string, part: number) {
    const { followedBy = [], ...first } = this.flow.visit;
    const { minutes } = firstVisit(findService(this.context.catalog, serviceId)!);
    const other = { serviceId, minutes, addOnIds: [] };
    const rest = followedBy.map((next, i) =>
      i === part - 1 ? { ...other, ...(next.nextGuest && { nextGuest: true }) } : next,
    );
    this.result = undefined;
    this.tried = false;
    const visit = { ...(part ? first : other), ...(rest.length && { followedBy: rest }) };
    this.send({ type: 'screened', answers: this.answers, visit });
  }

  async #show(result: VisitScreening | undefined) {
    this.result = result;
    await this.focusHeading();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-screening': UnknotScreening;
  }
}
