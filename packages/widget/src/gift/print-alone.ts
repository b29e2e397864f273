/** What of a page is on the screen, and what on the paper. */
const RULES = `
@media screen { [data-unknot-paper] { display: none !important } }
@media print { body > :not([data-unknot-paper]) { display: none !important } }`;

/**
 * Prints one part of a page and nothing else of it. The page is as it was once that is over.
 * @param sheets what the part looks like
 */
export function printAlone(part: Element, sheets: readonly CSSStyleSheet[]): void {
  const page = part.ownerDocument;
  const paper = page.createElement('div');
  paper.dataset.unknotPaper = '';
  const root = paper.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [...sheets];
  root.append(part.cloneNode(true));
  // Made by script, it is none that a strict content policy refuses.
  const only = new CSSStyleSheet();
  only.replaceSync(RULES);
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, only];
  page.body.append(paper);
  const clear = () => {
    paper.remove();
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((sheet) => sheet !== only);
  };
  window.addEventListener('afterprint', clear, { once: true });
  window.print();
}
