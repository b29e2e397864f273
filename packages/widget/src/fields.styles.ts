import { css } from 'lit';

/** Fields of a form, boxes to tick, and what is said where one is wrong. */
export const fields = css`
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
`;
