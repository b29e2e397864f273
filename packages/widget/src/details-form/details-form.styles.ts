import { css } from 'lit';

export const styles = css`
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.125em;
  }
  label,
  .label {
    font-weight: 560;
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
