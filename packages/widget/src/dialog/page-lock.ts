let sheet: CSSStyleSheet | undefined;

/** Keeps the page behind a dialog where it is. A scroll bar that takes room leaves it free, so that nothing moves. */
export function lockPage(): void {
  if (sheet) return;
  sheet = new CSSStyleSheet();
  const gutter = innerWidth > document.documentElement.clientWidth ? 'scrollbar-gutter:stable!important' : '';
  sheet.replaceSync(`html{overflow:hidden!important;${gutter}}`);
  document.adoptedStyleSheets.push(sheet);
}

export function unlockPage(): void {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  sheet = undefined;
}
