import { css } from 'lit';

/** What every step's controls have in common. */
export const controls = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr); /* as wide as there is room, whatever is in it */
    gap: calc(1.25em * var(--_space));
  }
  [hidden] {
    display: none !important;
  }
  .step {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(1.25em * var(--_space));
    min-inline-size: 0;
  }
  .block {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(0.625em * var(--_space));
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  h2,
  h3,
  h4,
  legend {
    margin: 0;
    padding: 0;
    color: inherit;
    font: inherit;
    font-weight: 600;
  }
  h2 {
    font-size: 1.5em;
    font-weight: 620;
    line-height: 1.2;
    letter-spacing: -0.012em;
    text-wrap: balance;
    outline: none;
  }
  legend {
    margin-block-end: 0.625em;
  }
  p {
    margin: 0;
    color: var(--_quiet);
    text-wrap: pretty;
  }
  .small {
    font-size: 0.9375em;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.75em;
    align-items: baseline;
    justify-content: space-between;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button,
  .button {
    -webkit-tap-highlight-color: transparent;
    touch-action: manipulation;
    cursor: pointer;
  }
  :focus-visible {
    outline: 3px solid var(--_link);
    outline-offset: 2px;
  }
  h2:focus-visible {
    outline: none;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 44px;
    padding: 0.375em 1em;
    border: 1px solid var(--_edge);
    border-radius: 999px;
    background: none;
    text-align: start;
    text-decoration: none;
    line-height: 1.3;
    transition:
      background-color 0.15s,
      border-color 0.15s;
  }
  @media (hover: hover) {
    .chip:hover {
      background: var(--_soft);
    }
  }
  .chip[aria-pressed='true'],
  .chip:has(input:checked) {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
    font-weight: 560;
  }
  .chip:has(:focus-visible) {
    outline: 3px solid var(--_link);
    outline-offset: 2px;
  }
  .chip input {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: 0;
    opacity: 0;
    pointer-events: none;
  }
  label.chip {
    position: relative;
    cursor: pointer;
  }
  .primary {
    display: grid;
    place-content: center;
    inline-size: 100%;
    min-block-size: 52px;
    padding: 0.5em 1.25em;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 1.0625em;
    font-weight: 600;
    text-align: center;
    text-decoration: none;
    line-height: 1.35;
    transition: filter 0.15s;
  }
  @media (hover: hover) {
    .primary:hover {
      filter: brightness(1.07);
    }
  }
  .primary[aria-disabled='true'] {
    opacity: 0.7;
    cursor: progress;
  }
  .quiet {
    display: inline-grid;
    place-content: center;
    justify-self: center;
    min-block-size: 44px;
    padding: 0.25em 0.75em;
    border: 0;
    border-radius: 999px;
    background: none;
    color: var(--_link);
    font-weight: 560;
    text-decoration: none;
  }
  @media (hover: hover) {
    .quiet:hover {
      text-decoration: underline;
      text-underline-offset: 0.2em;
    }
  }
  .card {
    display: grid;
    gap: 0.25em;
    inline-size: 100%;
    padding: 0.875em 1em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    text-align: start;
  }
  .notice {
    padding: 0.75em 1em;
    border-radius: var(--_radius);
    background: var(--_soft);
    color: var(--_text);
  }
  .summary {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 0.75em;
    align-items: center;
  }
  .summary > div {
    flex: 1 1 8em;
  }
  .summary .quiet {
    margin-inline: -0.75em; /* beside the text or beneath it, its own begins where the other's does */
  }
  .warn {
    border-inline-start: 4px solid var(--_warm);
  }
  .sum {
    display: grid;
    gap: 0.5em;
    margin: 0;
  }
  .sum div {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 1em;
  }
  .sum dt {
    color: var(--_quiet);
  }
  .sum dd {
    margin: 0;
    text-align: end;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  .sum .total {
    margin-block-start: 0.25em;
    padding-block-start: 0.75em;
    border-block-start: 1px solid var(--_line);
    font-size: 1.125em;
    font-weight: 620;
  }
  .sum .total dt {
    color: inherit;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  a {
    color: var(--_link);
    padding-block: 0.25em; /* a thumb finds 24 px, also in the middle of a text (WCAG 2.2, 2.5.8) */
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
      animation: none !important;
    }
  }
  @media (forced-colors: active) {
    .notice {
      border: 1px solid CanvasText;
    }
    .chip[aria-pressed='true'],
    .chip:has(input:checked),
    .primary,
    [aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
      border-color: Highlight;
    }
  }
`;
