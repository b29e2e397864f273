import { css } from 'lit';

/** Fields of a form, boxes to tick, and what is said where one is wrong. */
export const fields = css`
  .field {
    display: grid;
    gap: 0.375em;
    min-inline-size: 0;
  }
  .field > label {
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
  /* The arrow is drawn by gradients: a picture is what a strict content policy refuses. */
  select {
    appearance: none;
    padding-inline-end: 2.75em;
    background-image: linear-gradient(45deg, #0000 50%, var(--_link) 0),
      linear-gradient(-45deg, #0000 50%, var(--_link) 0);
    background-position:
      calc(100% - 1.45em) 52%,
      calc(100% - 1.05em) 52%;
    background-size: 0.4em 0.4em;
    background-repeat: no-repeat;
  }
  select:dir(rtl) {
    background-position:
      1.05em 52%,
      1.45em 52%;
  }
  @media (forced-colors: active) {
    select {
      appearance: auto;
    }
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
  }
  .check input {
    flex: none;
    inline-size: 22px;
    block-size: 22px;
    accent-color: var(--_accent);
    margin: 0;
  }
  .check label {
    min-block-size: 44px;
    font-weight: 400;
    padding-block: 0.5em;
  }
`;
