import { BODY_AREAS, BODY_SPOTS, type BodyArea, type BodySpot, SIDES, type Side } from '@unknot/core';
import { html, LitElement, nothing, svg } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../controls.styles.ts';
import type { Dictionary } from '../translations/en.ts';
import { styles } from './back-map.styles.ts';
import { ARM, BOX, HEAD, SHAPES } from './drawing.ts';

/** The visitor marked a spot, or took its mark away. */
export class SpotToggled extends Event {
  static readonly type = 'unknot-spot';
  readonly spot: BodySpot;
  constructor(spot: BodySpot) {
    super(SpotToggled.type);
    this.spot = spot;
  }
}

/**
 * A back to mark what is tense: a drawing, and a list as its equal. The drawing is a listbox of many choices (WAI-ARIA
 * APG): one stop for Tab, arrows lead over the body, Space and Enter mark.
 *
 * @fires unknot-spot
 * @csspart chip @csspart quiet
 */
export class UnknotBackMap extends LitElement {
  static override styles = [controls, styles];

  @property({ attribute: false }) words!: Pick<Dictionary, 'needs' | 'body'>;
  @property({ attribute: false }) marked: readonly BodySpot[] = [];
  /** What the marks are for; where it is tense if it is left out. */
  @property({ attribute: false }) name?: string;
  /** Spots that are marked for something else, and what that is: to mark one here takes it from there. */
  @property({ attribute: false }) others: readonly BodySpot[] = [];
  @property({ attribute: false }) othersName = '';
  /** Are the marks crosses, and those for something else ticks? A sign means the same, whatever is being marked. */
  @property({ attribute: false }) crosses = false;
  @state() private asList = false;
  /** The spot that Tab leads to. */
  @state() private current: BodySpot = BODY_SPOTS[0]!;
  @state() private ringed = false;

  override render() {
    const { body } = this.words;
    return html`
      ${this.asList ? this.#list() : this.#drawing()}
      <button class="quiet small" part="quiet" type="button" @click=${this.#turn}>
        ${this.asList ? body.drawing : body.list}
      </button>
    `;
  }

  #drawing() {
    const { width, height } = BOX;
    const mirror = `matrix(-1 0 0 1 ${width} 0)`;
    // It listens around the drawing: Chromium makes a stop for Tab of one that listens for the focus itself.
    return html`<div @keydown=${this.#onKey} @focusout=${this.#onLeave}><svg
      viewBox="0 0 ${width} ${height}"
      role="listbox"
      aria-multiselectable="true"
      aria-label=${this.name ?? this.words.needs.where}
    >
      <path class="rest" d=${HEAD} />
      <path class="rest" d=${ARM} />
      <path class="rest" d=${ARM} transform=${mirror} />
      ${BODY_SPOTS.map((spot) => this.#spot(spot, mirror))}
      <path class="spine" d="M160 100V340" />
      ${this.ringed ? this.#ring(mirror) : nothing}
    </svg></div>
    <p aria-hidden="true">${this.marked.map((spot) => this.#name(...parts(spot))).join(' · ')}</p>`;
  }

  #spot(spot: BodySpot, mirror: string) {
    const [area, side] = parts(spot);
    const { path, mark } = SHAPES[area];
    const x = side === 'left' ? mark[0] : BOX.width - mark[0];
    return svg`<g
      class=${this.others.includes(spot) ? 'spot other' : 'spot'}
      role="option"
      data-spot=${spot}
      tabindex=${spot === this.current ? 0 : -1}
      aria-label=${this.#name(area, side)}
      aria-selected=${this.marked.includes(spot)}
      @click=${() => this.#toggle(spot)}
      @focus=${() => this.#onFocus(spot)}
    >
      <path d=${path} transform=${side === 'left' ? nothing : mirror} />
      <path class="tick" d=${this.#crossed(spot) ? `M${x - 6} ${mark[1] - 6}l12 12m0-12-12 12` : `M${x - 7} ${mark[1]}l5 5 9-10`} />
    </g>`;
  }

  /** Above all spots, as a neighbour would cover half of it. */
  #ring(mirror: string) {
    const [area, side] = parts(this.current);
    return svg`<path class="ring" d=${SHAPES[area].path} transform=${side === 'left' ? nothing : mirror} />`;
  }

  #list() {
    const { body } = this.words;
    return html`<ul>
      ${BODY_AREAS.map(
        (area) => html`<li>
          <span>${body.areas[area]}</span>
          ${SIDES.map((side) => this.#chip(area, side))}
        </li>`,
      )}
    </ul>`;
  }

  #chip(area: BodyArea, side: Side) {
    const spot: BodySpot = `${area}:${side}`;
    const marked = this.marked.includes(spot);
    return html`<button
      class="chip"
      part=${marked ? 'chip selected' : 'chip'}
      type="button"
      aria-pressed=${marked}
      aria-label=${this.#name(area, side)}
      @click=${() => this.#toggle(spot)}
    >
      ${this.words.body.sides[side]}
      ${this.others.includes(spot) ? html`<span class="sign" aria-hidden="true">${this.#crossed(spot) ? '✕' : '✓'}</span>` : nothing}
    </button>`;
  }

  #crossed(spot: BodySpot): boolean {
    return this.others.includes(spot) !== this.crosses;
  }

  #name(area: BodyArea, side: Side): string {
    const { areas, sides, spot } = this.words.body;
    const name = spot(areas[area], sides[side]);
    return this.others.includes(`${area}:${side}`) ? `${name} (${this.othersName})` : name;
  }

  #toggle(spot: BodySpot) {
    this.current = spot;
    this.dispatchEvent(new SpotToggled(spot));
  }

  async #turn() {
    this.asList = !this.asList;
    await this.updateComplete;
  }

  #onFocus(spot: BodySpot) {
    this.current = spot;
    this.ringed = !!this.renderRoot.querySelector('.spot:focus-visible');
  }

  #onLeave() {
    this.ringed = false;
  }

  #onKey(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [area, side] = parts(this.current);
    if (event.key === ' ' || event.key === 'Enter') this.#toggle(this.current);
    else {
      const to = spotByKey(event.key, area, side);
      if (!to) return;
      this.renderRoot.querySelector<SVGElement>(`[data-spot='${to}']`)?.focus();
    }
    this.ringed = true; // WebKit goes by what was clicked before
    event.preventDefault();
  }
}

function parts(spot: BodySpot): [BodyArea, Side] {
  return spot.split(':') as [BodyArea, Side];
}

/** Where a key leads on the body; left is left in every language. */
export function spotByKey(key: string, area: BodyArea, side: Side): BodySpot | undefined {
  const at = BODY_AREAS.indexOf(area);
  const on = (row: number, to = side): BodySpot =>
    `${BODY_AREAS[Math.min(Math.max(row, 0), BODY_AREAS.length - 1)]!}:${to}`;
  switch (key) {
    case 'ArrowUp':
      return on(at - 1);
    case 'ArrowDown':
      return on(at + 1);
    case 'ArrowLeft':
      return on(at, 'left');
    case 'ArrowRight':
      return on(at, 'right');
    case 'Home':
      return BODY_SPOTS[0];
    case 'End':
      return BODY_SPOTS.at(-1);
    default:
      return undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'unknot-back-map': UnknotBackMap;
  }
}
