import { css } from 'lit';

export const styles = css`
  /* What a press does not change is not painted again. */
  .step > *,
  .pick > * {
    isolation: isolate;
  }
  summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.625em;
    min-block-size: 44px;
    padding-inline-end: 0.125em; /* the arrow is turned */
    cursor: pointer;
    font-weight: 600;
    list-style: none;
    border-radius: 12px;
  }
  summary:not(:has(span)) {
    flex-wrap: nowrap;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::after {
    content: '';
    flex: none;
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-block-start: -0.25em;
    border: solid var(--_link);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    transition: rotate 0.15s;
  }
  details[open] > summary::after {
    margin-block-start: 0.25em;
    rotate: 225deg;
  }
  summary span {
    color: var(--_quiet);
    font-weight: 400;
    font-size: 0.9375em;
  }
  details .chips {
    padding-block-start: 0.25em;
  }
  .next {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 5.5em), 1fr));
    gap: 0.5em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .next.wide {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 6.25em), 1fr));
  }
  .next button {
    display: grid;
    align-content: start;
    justify-items: center;
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 44px;
    padding: 0.625em 0.25em;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
    line-height: 1.3;
  }
  .next li:first-child button {
    border-color: var(--_link);
    background: var(--_soft);
  }
  .next b {
    white-space: nowrap;
    font-size: 1.125em;
    font-weight: 620;
    font-variant-numeric: tabular-nums;
  }
  .next b + span {
    order: 1; /* who it is with is read before the visitor's time, and stands beneath it */
  }
  .next span {
    color: var(--_quiet);
    font-size: 0.875em;
  }
  .next b,
  .slots button,
  small {
    unicode-bidi: plaintext; /* “PM” stays behind its time from right to left */
  }
  small {
    display: block;
    white-space: pre-line;
    font-size: 0.8125em;
    line-height: 1.3;
    opacity: 0.8; /* of whatever colour a page gives the button */
  }
  .next small {
    margin-block-end: 0.25em;
  }
  @media (hover: hover) {
    .next button:hover,
    .slots button:hover {
      border-color: var(--_link);
      background: var(--_soft);
    }
  }
  .pick {
    display: grid;
    gap: 1.25em;
    align-items: start;
  }
  @container (min-inline-size: 36em) {
    .pick {
      grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr);
      gap: 2em;
    }
  }
  .month {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-block-size: 44px;
  }
  .turns {
    display: flex;
  }
  .turn {
    display: grid;
    place-content: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: 999px;
    background: none;
    color: var(--_link);
  }
  @media (hover: hover) {
    .turn:hover {
      background: var(--_soft);
    }
  }
  .turn[aria-disabled='true'] {
    color: var(--_line);
    cursor: default;
  }
  .turn svg:dir(rtl) {
    transform: scaleX(-1);
  }
  table {
    inline-size: 100%;
    border-spacing: 0;
    table-layout: fixed;
    font-variant-numeric: tabular-nums;
  }
  th {
    padding: 0.25em 0;
    color: var(--_quiet);
    font-size: 0.8125em;
    font-weight: 400;
    overflow: clip;
  }
  td {
    padding: 1px;
    text-align: center;
  }
  td button {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: 12px;
    background: none;
  }
  @media (hover: hover) {
    td button:hover {
      background: var(--_soft);
    }
  }
  /* Nothing here has a layer of its own, and no press changes a width: a month is painted with each. */
  td button::after {
    content: '';
    display: block;
    margin: 2px auto -6px;
    inline-size: 16px; /* many times; few are a dot */
    block-size: 4px;
    border-radius: 4px;
    background: var(--_accent);
  }
  td button.few::after {
    inline-size: 4px;
    background: var(--_warm);
  }
  td button[aria-disabled='true'] {
    color: var(--_faint);
    cursor: default;
    background: none;
  }
  td button[aria-disabled='true']::after {
    content: none;
  }
  td button[aria-pressed='true'] {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  td button[aria-pressed='true']::after {
    background: var(--_on-accent);
  }
  td button[aria-current='date'] {
    border: 1px solid var(--_edge);
  }
  @media (forced-colors: active) {
    td button::after {
      forced-color-adjust: none;
      background: CanvasText;
    }
    td button[aria-disabled='true'] {
      color: GrayText;
    }
    td button[aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    td button[aria-pressed='true']::after {
      background: HighlightText;
    }
  }
  h5 {
    margin: 0.375em 0 -0.25em;
    color: var(--_quiet);
    font: inherit;
    font-size: 0.875em;
  }
  .slots {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(4.1em, 1fr));
    gap: 0.5em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .slots:has(small) {
    grid-template-columns: repeat(auto-fill, minmax(4.75em, 1fr));
  }
  .slots.wide {
    grid-template-columns: repeat(auto-fill, minmax(5.75em, 1fr));
  }
  .slots button {
    white-space: nowrap;
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 44px;
    padding: 0.25em;
    border: 1px solid var(--_edge);
    border-radius: 12px;
    background: none;
    font-variant-numeric: tabular-nums;
  }
  .skeleton {
    min-block-size: 22em;
    border-radius: var(--_radius);
    background: var(--_soft);
    opacity: 0.6;
  }
`;
