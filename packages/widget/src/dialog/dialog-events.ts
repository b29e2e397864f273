/** The dialog was closed, by the visitor or by the page. What was chosen in it is kept. */
export class UnknotClosedEvent extends CustomEvent<undefined> {
  constructor() {
    super('unknot-closed', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'unknot-closed': UnknotClosedEvent;
  }
}
