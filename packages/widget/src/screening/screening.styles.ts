import { css } from 'lit';

export const styles = css`
  fieldset .chip {
    min-inline-size: 5em;
    justify-content: center;
  }
`;
