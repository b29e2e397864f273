/** A sum to be paid on a provider's page. It names a visitor by their mail address alone. */
export interface Charge {
  /** Ours. The same charge again begins the same payment. */
  readonly id: string;
  /** In the currency's minor unit, by ISO 4217. */
  readonly amount: number;
  readonly currency: string;
  /** What it is for, as it stands on the page and on the receipt: nothing about health. */
  readonly title: string;
  readonly email: string;
  /** Epoch milliseconds: until then the page takes money. */
  readonly until: number;
  /** Where the page leads back to, whether or not it was paid. */
  readonly returnTo: string;
}

/** A page on which a charge can be paid. */
export interface PaymentPage {
  /** The provider's name for it. */
  readonly providerId: string;
  readonly url: string;
}

/**
 * How a payment stands at its provider. `processing`: the visitor has done their part and the bank has not; `expired`:
 * it can never be paid any more.
 */
export type PaymentState = 'open' | 'processing' | 'paid' | 'expired';

/**
 * Who takes deposits. A provider keeps no state of ours: whatever it is asked twice, it does once.
 * Every call that goes over the net throws where the provider does not answer.
 */
export interface PaymentProvider {
  readonly name: string;
  /** Is there a page to pay on? Else all of it is paid at the spa, and nothing of the following is called. */
  readonly online: boolean;
  /** For how long a page takes money at the least, in minutes. */
  readonly leastMinutes: number;
  begin(charge: Charge): Promise<PaymentPage>;
  state(providerId: string): Promise<PaymentState>;
  /** Closes a page that was not paid on. That it is closed or paid already is no error. */
  expire(providerId: string): Promise<void>;
  /** @param refund ours; `amount` in the currency's minor unit */
  refund(providerId: string, refund: { id: string; amount: number; currency: string }): Promise<void>;
  /**
   * The payment that a message from the provider is about; undefined where it is about none. What the message says of
   * it is not relied on: messages come late, twice, and out of order.
   * @throws SignatureError where it is not the provider's
   */
  message(body: string, signature: string | undefined): string | undefined;
}

/** A message says it is the provider's, and is not. */
export class SignatureError extends Error {
  override readonly name = 'SignatureError';
}
