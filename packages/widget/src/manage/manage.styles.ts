import { css } from 'lit';

export const styles = css`
  .ways {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14em), 1fr));
    gap: 0.75em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .ways .card {
    block-size: 100%;
    min-block-size: 44px;
    align-content: center;
  }
  .ways strong {
    color: var(--_link);
    font-weight: 600;
  }
  .ways .small {
    color: var(--_quiet);
  }
  @media (hover: hover) {
    .ways .card:hover {
      background: var(--_soft);
    }
  }
  form {
    display: grid;
    gap: 1.125em;
  }
  .skeleton {
    min-block-size: 16em;
    border-radius: var(--_radius);
    background: var(--_soft);
  }
`;
