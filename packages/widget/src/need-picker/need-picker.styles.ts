import { css } from 'lit';

export const styles = css`
  .ask {
    display: grid;
    gap: 1.25em;
    align-items: start;
  }
  .where {
    display: grid;
    gap: 0.5em;
  }
  .where span {
    color: var(--_quiet);
    font-weight: 400;
    font-size: 0.9375em;
  }
  h3 {
    display: none;
  }
  .unfold {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.625em;
    min-block-size: 52px;
    padding: 0.5em 1em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: none;
    font-weight: 600;
    text-align: start;
  }
  .unfold::after {
    content: '';
    flex: none;
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-inline-start: auto;
    margin-block-start: -0.25em;
    border: solid var(--_accent);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    transition: rotate 0.15s;
  }
  .unfold[aria-expanded='true']::after {
    margin-block-start: 0.25em;
    rotate: 225deg;
  }
  .map:not([data-open]) {
    display: none;
  }
  .place {
    /* of the drawing and what stands beneath it, so that nothing moves when they come */
    max-inline-size: 20em;
    aspect-ratio: 320 / 384;
    margin-block-end: calc(44px + 0.25em);
  }
  @container (min-inline-size: 36em) {
    .ask {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: 2em;
    }
    .where .unfold {
      display: none;
    }
    h3 {
      display: block;
    }
    .map:not([data-open]) {
      display: block;
    }
  }
`;
