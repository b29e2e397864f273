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
  .map:not([data-open]) {
    display: none;
  }
  .place {
    /* of the drawing and what stands beneath it, so that nothing moves when they come */
    max-inline-size: 20em;
    aspect-ratio: 320 / 384;
    margin-block-end: calc(44px + 1.8125em);
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
