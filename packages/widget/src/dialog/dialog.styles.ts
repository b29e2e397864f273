import { css } from 'lit';

export const styles = css`
  :host([mode='dialog']) {
    display: contents;
  }
  dialog {
    box-sizing: border-box;
    container-type: inline-size;
    inline-size: 100%;
    max-inline-size: none;
    block-size: 100vh;
    block-size: 100dvh;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    outline: 0;
    overflow: auto;
    overscroll-behavior: contain;
    background: var(--_surface);
    color: var(--_text);
    font-family: var(--unknot-font, inherit);
    font-size: max(16px, 1em);
    font-weight: 400;
    font-style: normal;
    line-height: 1.5;
    letter-spacing: normal;
    text-align: start;
    text-transform: none;
  }
  dialog::backdrop {
    background: rgb(16 22 20 / 0.5);
  }
  dialog .frame {
    max-inline-size: none;
    padding-block-end: calc(2em + env(safe-area-inset-bottom, 0px));
    border: 0;
    border-radius: 0;
  }
  .close {
    position: sticky;
    z-index: 2;
    inset-block-start: 0.5em;
    display: grid;
    place-content: center;
    inline-size: 44px;
    block-size: 44px;
    /* Beside the line that says which step it is. */
    --_beside: calc(clamp(1em, 4.5cqi, 2em) * var(--_space));
    margin: var(--_beside) 8px calc(-44px - var(--_beside));
    margin-inline-start: auto;
    padding: 0;
    border: 0;
    border-radius: 999px;
    background: var(--_surface);
    color: var(--_text);
    cursor: pointer;
  }
  @media (hover: hover) {
    .close:hover {
      background: var(--_soft);
    }
  }
  dialog .top {
    padding-inline-end: 48px;
  }
  @media (min-width: 40em) and (min-height: 30em) {
    dialog {
      inline-size: min(54em, 100vw - 3em);
      block-size: min(50em, 100vh - 3em);
      block-size: min(50em, 100dvh - 3em);
      margin: auto;
      border: 1px solid transparent;
      border-radius: calc(var(--_radius) * 1.6);
      box-shadow: 0 24px 80px rgb(0 0 0 / 0.32);
    }
  }
  @media (forced-colors: active) {
    dialog,
    .close {
      border: 1px solid CanvasText;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog[open] {
      animation: rise 0.24s cubic-bezier(0.2, 0.8, 0.2, 1);
    }
    dialog[open]::backdrop {
      animation: fade 0.24s;
    }
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 24px;
    }
  }
  @keyframes fade {
    from {
      opacity: 0;
    }
  }
`;
