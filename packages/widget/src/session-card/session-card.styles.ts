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
  input {
    inline-size: 100%;
    min-block-size: 48px;
    padding: 0.625em 0.875em;
    border: 1px solid var(--_edge);
    border-radius: 12px;
    background: var(--_surface);
  }
`;
