import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    justify-items: center;
    gap: 0.25em;
  }
  div {
    inline-size: 100%;
    max-inline-size: 20em;
  }
  svg {
    display: block;
    inline-size: 100%;
    block-size: auto;
    overflow: visible;
    outline: none;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
    user-select: none;
    -webkit-user-select: none;
  }
  .rest {
    fill: color-mix(in oklab, var(--_text) 10%, var(--_surface));
  }
  .spot {
    cursor: pointer;
    outline: none;
  }
  .spot path:first-child {
    fill: color-mix(in oklab, var(--_accent) 22%, var(--_surface));
    stroke: var(--_surface);
    stroke-width: 3px;
    stroke-linejoin: round;
    transition: fill 0.15s;
  }
  @media (hover: hover) {
    .spot:hover path:first-child {
      fill: color-mix(in oklab, var(--_accent) 42%, var(--_surface));
    }
  }
  .spot[aria-selected='true'] path:first-child {
    fill: var(--_accent);
  }
  .tick {
    fill: none;
    stroke: var(--_on-accent);
    stroke-width: 3px;
    stroke-linecap: round;
    stroke-linejoin: round;
    opacity: 0;
    pointer-events: none;
  }
  .spot[aria-selected='true'] .tick,
  .other .tick {
    opacity: 1;
  }
  .other .tick {
    stroke: var(--_text);
  }
  .ring {
    fill: none;
    stroke: var(--_text);
    stroke-width: 4px;
    stroke-linejoin: round;
    pointer-events: none;
  }
  .spine {
    fill: none;
    stroke: var(--_surface);
    stroke-width: 3px;
    stroke-dasharray: 0.1 9;
    stroke-linecap: round;
    pointer-events: none;
  }
  p {
    min-block-size: 1.5em; /* nothing moves when the first spot is marked */
    margin: 0;
    font-size: 0.875em;
    text-align: center;
    text-wrap: balance;
  }
  ul {
    display: grid;
    gap: 0.5em;
    inline-size: 100%;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.5em;
    align-items: center;
  }
  li span {
    flex: 1 0 6em;
  }
  li .sign {
    flex: none;
  }
  .chip {
    flex: 0 1 6em;
    justify-content: center;
    padding-inline: 0.5em;
  }
  @media (forced-colors: active) {
    .rest {
      forced-color-adjust: none;
      fill: Canvas;
      stroke: GrayText;
    }
    .spot path:first-child {
      forced-color-adjust: none;
      fill: Canvas;
      stroke: CanvasText;
      transition: none;
    }
    .spot[aria-selected='true'] path:first-child {
      fill: Highlight;
    }
    .tick {
      forced-color-adjust: none;
      stroke: HighlightText;
    }
    .ring {
      stroke: Highlight;
    }
  }
`;
