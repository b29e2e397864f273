import { styles } from './floating-button.styles.ts';

/** How a page wants its floating button. */
export interface FloatingButton {
  readonly text?: string | undefined;
  /** The lower corner where lines end, or where they start. */
  readonly position?: 'start' | 'end' | undefined;
  readonly theme?: unknown;
}

/**
 * Adds a button that floats above the page, at one of its lower corners. It is small and needs nothing else: the form is
 * loaded when it is about to be pressed. A page styles it by the custom properties of `unknot-booking`, and by
 * `::part(button)` of `unknot-button`.
 * @param start loads the form; called when it is about to be pressed
 * @param open called when it is pressed
 */
export function addFloatingButton(
  { text = 'Book', position = 'end', theme }: FloatingButton,
  start: () => unknown,
  open: () => void,
): HTMLElement {
  const host = document.createElement('unknot-button');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  button.type = 'button';
  button.part.add('button');
  button.textContent = text;
  button.setAttribute('aria-haspopup', 'dialog');
  button.classList.toggle('start', position === 'start');
  button.addEventListener('click', () => {
    button.focus();
    open();
  });
  for (const about of ['pointerover', 'focusin', 'touchstart']) {
    button.addEventListener(about, start, { once: true, passive: true });
  }
  if (theme) host.setAttribute('theme', String(theme));
  root.append(button);
  document.body.append(host);
  return host;
}
