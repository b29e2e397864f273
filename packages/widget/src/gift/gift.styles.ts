import { css } from 'lit';

export const styles = css`
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13em), 1fr));
    gap: 1em;
  }
  form {
    display: grid;
    gap: 1.25em;
  }
  .message {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .gift {
    display: grid;
    gap: 0.75em;
    padding: 1.5em;
    border: 1px solid var(--_edge, #8a8f8c);
    border-radius: var(--_radius, 16px);
    text-align: center;
  }
  .gift p {
    color: inherit;
  }
  .gift .for {
    font-size: 1.25em;
    font-weight: 620;
  }
  .gift code {
    font: inherit;
    font-size: 1.375em;
    font-weight: 620;
    letter-spacing: 0.06em;
    font-variant-numeric: tabular-nums;
  }
  @media print {
    .gift {
      max-inline-size: 30em;
      margin: 2cm auto;
      padding: 2.5em 2em;
      border: 1px solid #777;
      background: #fff;
      color: #111;
      font: 12pt / 1.5 Georgia, serif;
      break-inside: avoid;
    }
  }
`;
