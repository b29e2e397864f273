import { css } from 'lit';

export const styles = css`
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
    margin: 0;
    accent-color: var(--_accent);
  }
  .check [aria-invalid='true'] {
    outline: 2px solid var(--_warm);
    outline-offset: 2px;
  }
  .fault {
    color: var(--_warm);
    font-size: 0.9375em;
    font-weight: 560;
  }
  fieldset .chip {
    min-inline-size: 5em;
    justify-content: center;
  }
`;
