import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
    /* Nothing in it gives it a width: in a centring flex box or grid it would have none. */
    inline-size: -moz-available;
    inline-size: -webkit-fill-available;
    inline-size: stretch;
    min-inline-size: 0;
    contain-intrinsic-inline-size: 280px; /* for a box around it that is as wide as what is in it */
    font-size: max(16px, 1em);
    scroll-margin-block-start: 5em;
  }
  :host([hidden]) {
    display: none;
  }
  /* A page's rules for all elements meet the host alone. Of what is inherited the font comes in, and whether it is on view. */
  .frame {
    all: initial;
    visibility: inherit;
    pointer-events: inherit;
    color-scheme: inherit;
    font-family: var(--unknot-font, inherit);
    font-size: max(16px, 1em);
    line-height: 1.5;
    overflow-wrap: break-word; /* an address in a sentence may be wider than a narrow column */
    color: var(--_text);
    -webkit-font-smoothing: inherit;
    -webkit-text-size-adjust: 100%;
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(1.125em * var(--_space));
    max-inline-size: 54em;
    margin-inline: auto;
    padding: calc(clamp(1em, 4.5cqi, 2em) * var(--_space));
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.6);
    background: var(--_surface);
  }
  .top {
    display: flex;
    align-items: center;
    gap: 0.625em;
    min-block-size: 44px;
    color: var(--_quiet);
    font-size: 0.875em;
  }
  .bar {
    flex: 1;
    block-size: 4px;
    border-radius: 4px;
    background: var(--_line);
    overflow: hidden;
  }
  .bar i {
    display: block;
    block-size: 100%;
    border-radius: 4px;
    background: var(--_accent);
    transition: inline-size 0.25s;
  }
  @media (forced-colors: active) {
    .bar {
      border: 1px solid CanvasText;
    }
    .bar i {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
  .back {
    display: grid;
    place-content: center;
    inline-size: 44px;
    block-size: 44px;
    margin-inline-start: -0.75em;
    padding: 0;
    border: 0;
    border-radius: 999px;
    background: none;
    color: var(--_link);
  }
  @media (hover: hover) {
    .back:hover {
      background: var(--_soft);
    }
  }
  .back svg:dir(rtl) {
    transform: scaleX(-1);
  }
  .waiting {
    display: grid;
    gap: 0.75em;
    min-block-size: 20em;
    align-content: start;
  }
  .waiting i {
    display: block;
    block-size: 2.75em;
    border-radius: 999px;
    background: var(--_soft);
    animation: breathe 1.8s ease-in-out infinite alternate;
  }
  .waiting i:first-child {
    inline-size: 70%;
    border-radius: 12px;
  }
  .waiting i:nth-child(2) {
    inline-size: 46%;
  }
  .waiting i:nth-child(3) {
    inline-size: 58%;
  }
  .waiting i:nth-child(4) {
    inline-size: 40%;
  }
  @keyframes breathe {
    to {
      opacity: 0.4;
    }
  }
  .ending {
    display: grid;
    gap: 0.75em;
    position: sticky;
    inset-block-end: 1em;
  }
  .faults {
    margin: 0;
    padding-inline-start: 1.25em;
    overflow-wrap: anywhere;
  }
  .faults code {
    font-family: ui-monospace, monospace;
    font-size: 0.9em;
  }
`;
