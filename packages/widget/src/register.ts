/** Registers an element unless the page has one of that name already: two copies of us must not clash. */
export function register(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
