import { css } from 'lit';

export const styles = css`
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 19em), 1fr));
    gap: 0.75em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
  }
  .ask {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em 0.5em;
    align-items: center;
  }
  .ask span {
    flex: 0 0 7.5em;
    color: var(--_quiet);
    font-size: 0.9375em;
  }
  @container (max-inline-size: 34em) {
    .ask span {
      flex-basis: 100%;
    }
    .ask .chip {
      padding-inline: 0.875em;
    }
  }
  .card {
    align-content: start;
    transition:
      border-color 0.15s,
      background-color 0.15s;
  }
  @media (hover: hover) {
    .card:hover {
      background: var(--_soft);
    }
  }
  .best {
    border-color: var(--_link);
    box-shadow: inset 0 0 0 1px var(--_link);
  }
  .tag {
    color: var(--_link);
    font-size: 0.8125em;
    font-weight: 600;
    letter-spacing: 0.02em;
  }
  .name {
    font-size: 1.0625em;
    font-weight: 600;
    line-height: 1.3;
  }
  .price {
    font-variant-numeric: tabular-nums;
    min-block-size: 1.5em;
  }
  .price .tag {
    margin-inline-start: 0.5em;
  }
  .why {
    color: var(--_quiet);
    font-size: 0.9375em;
  }
`;
