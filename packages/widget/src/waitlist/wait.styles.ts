import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: 1em;
    padding-block: 0.25em 0.5em;
  }
  form {
    display: grid;
    gap: 1.125em;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 9em), 1fr));
    gap: 1em;
    align-items: end;
  }
  .notice {
    display: grid;
    gap: 0.5em;
    justify-items: start;
  }
`;
