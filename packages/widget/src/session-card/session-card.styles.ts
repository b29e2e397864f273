import { css } from 'lit';

export const styles = css`
  .label {
    font-weight: 600;
  }
  .hint {
    color: var(--_quiet);
    font-size: 0.9375em;
  }
  .chip span {
    font-variant-numeric: tabular-nums;
    opacity: 0.8;
  }
`;
