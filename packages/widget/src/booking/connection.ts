/** What the element's attributes and properties say about where bookings go. */
export interface Connection {
  /** An address, `demo`, or nothing. */
  readonly backend?: string;
  /** A catalog or the address of one, for `demo` and `request-to`. */
  readonly catalog?: unknown;
  readonly requestTo?: string;
}
