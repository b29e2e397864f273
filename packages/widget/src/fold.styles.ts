import { css } from 'lit';

/** A button that unfolds what stands beneath it, with what can be said of that while it is folded. */
export const fold = css`
  .unfold {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.625em;
    inline-size: 100%;
    min-block-size: 52px;
    padding: 0.5em 1em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: none;
    font-weight: 560;
    text-align: start;
  }
  .unfold span {
    color: var(--_quiet);
    font-weight: 400;
    font-size: 0.9375em;
  }
  .unfold::after {
    content: '';
    flex: none;
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-inline-start: auto;
    margin-block-start: -0.25em;
    border: solid var(--_link);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    transition: rotate 0.15s;
  }
  .unfold[aria-expanded='true']::after {
    margin-block-start: 0.25em;
    rotate: 225deg;
  }
`;
