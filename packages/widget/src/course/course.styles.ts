import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: 1em;
    padding-block: 0.75em 0.25em;
  }
  .choose {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 11em), 1fr));
    gap: 0.75em;
  }
  .choose label {
    display: grid;
    gap: 0.375em;
    font-weight: 600;
  }
  .choose select {
    font-weight: 400;
  }
  ol {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
    counter-reset: session;
  }
  li {
    display: grid;
    grid-template-columns: 2em 1fr;
    align-items: baseline;
    min-block-size: 44px;
    padding-block: 0.625em;
    border-block-start: 1px solid var(--_line);
    counter-increment: session;
  }
  li:first-child {
    border: 0;
  }
  li::before {
    content: counter(session);
    color: var(--_quiet);
    font-variant-numeric: tabular-nums;
  }
  li .small {
    color: var(--_warm);
  }
`;
