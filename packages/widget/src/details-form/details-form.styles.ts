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
  .faults ul {
    margin: 0.5em 0 0;
    padding-inline-start: 1.25em;
  }
  .faults:focus {
    outline: none;
  }
`;
