import { css } from 'lit';

export const styles = css`
  :host {
    display: grid;
    gap: 1em;
    padding-block: 0.25em 0.5em;
  }
  ol {
    display: grid;
    gap: 0.75em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    gap: 0.625em;
    padding: 0.875em 1em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .line {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5em;
  }
  .line .quiet {
    flex: none;
    margin-inline-end: -0.75em;
  }
  .group {
    display: grid;
    gap: 0.5em;
  }
  .group > span {
    font-weight: 600;
  }
`;
