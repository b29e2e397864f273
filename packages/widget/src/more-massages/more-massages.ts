import {
  addOnsFor,
  findService,
  type Guest,
  guestsOf,
  isForTwo,
  type NextPart,
  type Service,
  therapistsFor,
} from '@unknot/core';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../controls.styles.ts';
import type { Visit } from '../flow.ts';
import { staffWish } from '../slot-picker/staff-wish.ts';
import { toggled, wishOf } from '../slot-picker/visit-options.ts';
import type { StepContext } from '../step-element.ts';
import { firstVisit } from '../visit.ts';
import { styles } from './more-massages.styles.ts';

/** What else is to be in the visit was changed. */
export class VisitEdited extends Event {
  static readonly type = 'unknot-visit';
  readonly visit: Visit;
  constructor(visit: Visit) {
    super(VisitEdited.type);
    this.visit = visit;
  }
}

/**
 * What comes after the first massage of a visit: further ones for the same guest, and those of somebody who comes along,
 * after them or by their side.
 * @fires unknot-visit
 * @csspart chip @csspart quiet
 */
export class UnknotMoreMassages extends LitElement {
  static override styles = [controls, styles];

  @property({ attribute: false }) context!: StepContext;
  @property({ attribute: false }) visit!: Visit;
  /** For whom a massage is being chosen. */
  @state() private adding: Guest | undefined;
  @state() private said = '';

  override render() {
    const { words, catalog } = this.context;
    const { followedBy = [] } = this.visit;
    const full = followedBy.length + 1 >= (catalog.policy.massagesPerVisit ?? 4);
    const two = isForTwo(catalog, this.visit);
    return html`
      ${followedBy.length ? html`<ol>${followedBy.map((part, i) => this.#part(part, i))}</ol>` : nothing}
      ${
        full
          ? html`<p class="small">${words.more.full}</p>`
          : html`<div class="chips">
              ${this.#button(1, words.more.me)} ${two && findService(catalog, this.visit.serviceId)?.people === 2 ? nothing : this.#button(2, two ? words.more.guestAgain : words.more.guest)}
            </div>`
      }
      ${full || !this.adding ? nothing : this.#choices(this.adding, two)}
      <div class="hidden" role="status">${this.said}</div>
    `;
  }

  #button(guest: Guest, text: string) {
    return html`<button
      class="chip"
      part="chip"
      type="button"
      id=${`add-${guest}`}
      aria-expanded=${this.adding === guest}
      @click=${() => {
        this.adding = this.adding === guest ? undefined : guest;
      }}
    >
      ${text}
    </button>`;
  }

  /** A massage that was added: how long, for a second guest with whom, and the way to take it out. */
  #part(part: NextPart, i: number) {
    const { words, catalog, format } = this.context;
    const service = findService(catalog, part.serviceId)!;
    const [guest] = guestsOf(catalog, this.visit)[i + 1]!;
    const price = service.durations.find(({ minutes }) => minutes === part.minutes)!.price;
    const staff = therapistsFor(catalog, service);
    const addOns = addOnsFor(catalog, service);
    const { addOnIds: chosen = [] } = part;
    const set = (change: Partial<NextPart>) => this.#set(i, { ...part, ...change });
    return html`<li>
      <div class="line">
        <div>
          <strong>${service.name}</strong><br />
          <span class="small"
            >${guest === 1 ? words.more.forYou : words.more.forGuest} · ${format.minutes(part.minutes)} · ${format.price(price)}</span
          >
        </div>
        <button
          class="quiet"
          part="quiet"
          type="button"
          aria-label=${words.more.remove(service.name)}
          @click=${() => this.#remove(i)}
        >
          ${words.more.takeOut}
        </button>
      </div>
      ${
        service.durations.length > 1
          ? html`<div class="chips" role="radiogroup" aria-label=${words.times.duration}>
              ${service.durations.map(
                ({ minutes, price }) => html`<label class="chip" part="chip">
                  <input
                    type="radio"
                    name=${`minutes-${i}`}
                    .checked=${minutes === part.minutes}
                    @change=${() => set({ minutes })}
                  />${format.minutes(minutes)} · ${format.price(price)}
                </label>`,
              )}
            </div>`
          : nothing
      }
      ${
        addOns.length
          ? html`<div class="chips" role="group" aria-label=${words.times.addOns}>
              ${addOns.map(
                ({ id, name, minutes, price }) => html`<label class="chip" part="chip">
                  <input
                    type="checkbox"
                    .checked=${chosen.includes(id)}
                    @change=${() => this.#set(i, withAddOns(part, toggled(chosen, id)))}
                  />${name} · ${minutes ? `+${format.minutes(minutes)} · ` : nothing}${format.price(price)}
                </label>`,
              )}
            </div>`
          : nothing
      }
      ${
        guest === 2
          ? staffWish(
              words,
              { name: `staff-${i}`, legend: words.times.staff, staff, byName: true },
              part,
              (wish) => {
                const { staffId: _id, staffGender: _gender, ...rest } = part;
                this.#set(i, { ...rest, ...wishOf(wish) });
              },
            )
          : nothing
      }
    </li>`;
  }

  /** What can be added. Somebody who comes along may lie next to who books, where the spa has that. */
  #choices(guest: Guest, two: boolean) {
    const { words, catalog } = this.context;
    const { serviceId } = this.visit;
    const alone = catalog.services.filter(({ people }) => people !== 2);
    const together = catalog.services.filter(({ people }) => people === 2);
    // Who comes along mostly takes the same.
    const services =
      guest === 2
        ? [...alone].sort((a, b) => Number(b.id === serviceId) - Number(a.id === serviceId))
        : alone;
    const sideBySide = guest === 2 && !two && together.length > 0 && !this.visit.followedBy?.length;
    return html`
      ${
        sideBySide
          ? this.#group(words.more.together, together, (service) => this.#together(service))
          : nothing
      }
      ${this.#group(guest === 2 ? (two ? words.more.guestAgain : words.more.after) : words.more.which, services, (service) => this.#add(service, guest))}
    `;
  }

  #group(title: string, services: readonly Service[], choose: (service: Service) => void) {
    const { format } = this.context;
    return html`<div class="group" role="group" aria-label=${title}>
      <span aria-hidden="true">${title}</span>
      <div class="chips">
        ${services.map((service) => {
          const { minutes, price } = firstVisit(service);
          return html`<button class="chip choice" part="chip" type="button" @click=${() => choose(service)}>
            ${service.name} · ${format.minutes(minutes)} · ${format.price(price)}
          </button>`;
        })}
      </div>
    </div>`;
  }

  #add(service: Service, guest: Guest) {
    const { catalog } = this.context;
    const { followedBy = [] } = this.visit;
    const { minutes } = firstVisit(service);
    // Those of one guest follow on one another: nobody waits while the other one is on the table twice.
    const guests = guestsOf(catalog, this.visit);
    const at = guests.map((one) => one.includes(guest)).lastIndexOf(true);
    const place = at < 0 ? followedBy.length : at;
    const part: NextPart = {
      serviceId: service.id,
      minutes,
      ...(at < 0 && { nextGuest: true }),
    };
    this.#change([...followedBy.slice(0, place), part, ...followedBy.slice(place)]);
    void this.#tell(this.context.words.more.added(service.name), 'ol');
  }

  /** A massage for two in place of the one for one. */
  #together(service: Service) {
    const { minutes: before } = this.visit;
    const { minutes } = service.durations.find((one) => one.minutes === before) ?? firstVisit(service);
    this.adding = undefined;
    this.dispatchEvent(new VisitEdited({ serviceId: service.id, minutes, addOnIds: [] }));
    void this.#tell(this.context.words.more.added(service.name), '#add-1');
  }

  #set(i: number, part: NextPart) {
    this.#change(this.visit.followedBy!.map((one, at) => (at === i ? part : one)));
  }

  #remove(i: number) {
    const followedBy = this.visit.followedBy!;
    const gone = followedBy[i]!;
    // What came after it for the same guest begins where it began.
    const rest = followedBy
      .map((part, at) =>
        at === i + 1 && gone.nextGuest && !part.nextGuest ? { ...part, nextGuest: true } : part,
      )
      .filter((_, at) => at !== i);
    this.#change(rest);
    const name = findService(this.context.catalog, gone.serviceId)!.name;
    void this.#tell(this.context.words.more.removed(name), '#add-1');
  }

  #change(followedBy: readonly NextPart[]) {
    const { followedBy: _, ...rest } = this.visit;
    this.adding = undefined;
    this.dispatchEvent(new VisitEdited({ ...rest, ...(followedBy.length && { followedBy }) }));
  }

  /** The button that was pressed is gone: what it led to takes the focus. */
  async #tell(said: string, to: string) {
    this.said = said;
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
    const place = this.renderRoot.querySelector<HTMLElement>(to);
    const button = place?.matches('button')
      ? place
      : place?.querySelector<HTMLElement>('li:last-child button');
    button?.focus();
  }
}

/** A massage with these extras; without the list where there are none. */
function withAddOns({ addOnIds: _, ...part }: NextPart, addOnIds: readonly string[]): NextPart {
  return addOnIds.length ? { ...part, addOnIds } : part;
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-more-massages': UnknotMoreMassages;
  }
}
