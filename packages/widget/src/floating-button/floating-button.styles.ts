const css = String.raw;

/** No stylesheet of Lit's: the button comes without it. */
export const styles = css`
  :host {
    all: initial;
    --_accent: var(--unknot-accent, #2f6b5b);
    --_surface: var(--unknot-surface, #fbf8f4);
    position: fixed;
    z-index: 2147483000;
    inset: auto 0 0;
    display: block;
    block-size: 0;
    color-scheme: inherit;
    direction: inherit;
  }
  @supports (color: light-dark(red, red)) {
    :host {
      --_accent: var(--unknot-accent, light-dark(#2f6b5b, #7cc4ae));
      --_surface: var(--unknot-surface, light-dark(#fbf8f4, #171c1a));
    }
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  button {
    position: absolute;
    inset-block-end: calc(16px + env(safe-area-inset-bottom, 0px));
    inset-inline-end: calc(16px + env(safe-area-inset-right, 0px));
    max-inline-size: calc(100% - 32px);
    min-block-size: 52px;
    padding: 12px 26px;
    border: 1px solid transparent;
    border-radius: 999px;
    background: var(--_accent);
    color: var(--_surface);
    font: 600 17px / 1.3 var(--unknot-font, system-ui, sans-serif);
    box-shadow: 0 6px 24px rgb(0 0 0 / 0.24);
    cursor: pointer;
    transition: transform 0.15s;
  }
  button.start {
    inset-inline: calc(16px + env(safe-area-inset-left, 0px)) auto;
  }
  button:focus-visible {
    outline: 3px solid var(--_surface);
    box-shadow: 0 0 0 6px var(--_accent);
  }
  @media (hover: hover) and (prefers-reduced-motion: no-preference) {
    button:hover {
      transform: translateY(-2px);
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
