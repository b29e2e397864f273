import { css } from 'lit';

export const styles = css`
  form {
    display: grid;
    gap: 1.125em;
  }
  .field {
    display: grid;
    gap: 0.375em;
    min-inline-size: 0;
  }
  label,
  .label {
    font-weight: 560;
  }
  .optional {
    color: var(--_quiet);
    font-weight: 400;
    font-size: 0.875em;
  }
  input:not([type='checkbox'], [type='radio']),
  select,
  textarea {
    inline-size: 100%;
    min-block-size: 48px;
    padding: 0.625em 0.875em;
    border: 1px solid var(--_edge);
    border-radius: 12px;
    background: var(--_surface);
  }
  textarea {
    min-block-size: 5.5em;
    resize: vertical;
  }
  [aria-invalid='true'] {
    border-color: var(--_warm) !important;
    box-shadow: inset 0 0 0 1px var(--_warm);
  }
  .fault {
    color: var(--_warm);
    font-size: 0.9375em;
    font-weight: 560;
  }
  .unfold {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.625em;
    inline-size: 100%;
    min-block-size: 52px;
    padding: 0.5em 1em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: none;
    font-weight: 560;
    text-align: start;
  }
  .unfold span {
    color: var(--_quiet);
    font-weight: 400;
    font-size: 0.9375em;
  }
  .unfold::after {
    content: '';
    flex: none;
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-inline-start: auto;
    margin-block-start: -0.25em;
    border: solid var(--_accent);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    transition: rotate 0.15s;
  }
  .unfold[aria-expanded='true']::after {
    margin-block-start: 0.25em;
    rotate: 225deg;
  }
  .unfolded {
    display: grid;
    gap: 1.25em;
    padding: 0.75em 1em 0.25em;
  }
  .again {
    display: grid;
    gap: 0.625em;
  }
  .again p {
    color: inherit;
  }
  .check {
    display: flex;
    gap: 0.75em;
    align-items: center;
    min-block-size: 44px;
  }
  .check input {
    flex: none;
    inline-size: 22px;
    block-size: 22px;
    accent-color: var(--_accent);
    margin: 0;
  }
  .check label {
    font-weight: 400;
    padding-block: 0.5em;
  }
  .faults ul {
    margin: 0.5em 0 0;
    padding-inline-start: 1.25em;
  }
  .faults:focus {
    outline: none;
  }
`;
