import Stripe from 'stripe';
import { type PaymentProvider, SignatureError } from './provider.ts';

/** What Stripe needs to be asked. */
export interface StripeSettings {
  /** The secret or restricted key, `sk_…` or `rk_…`. */
  readonly key: string;
  /** The signing secret of the webhook, `whsec_…`. */
  readonly webhookSecret: string;
  /** Another address of its API than its own, for tests. */
  readonly url?: string;
}

/** Deposits by Stripe Checkout: the visitor pays on Stripe's page, and no card number comes near this server. */
export function stripePayments({ key, webhookSecret, url }: StripeSettings): PaymentProvider {
  const api = url === undefined ? undefined : new URL(url);
  const stripe = new Stripe(key, {
    // A visitor waits for it, and their page for twenty seconds.
    timeout: 6_000,
    maxNetworkRetries: 1,
    telemetry: false,
    ...(api && {
      host: api.hostname,
      port: api.port,
      protocol: api.protocol === 'http:' ? ('http' as const) : ('https' as const),
    }),
  });
  return {
    name: 'stripe',
    online: true,
    leastMinutes: 30,
    async begin({ id, amount, currency, title, email, until, returnTo }) {
      const session = await stripe.checkout.sessions.create(
        {
          mode: 'payment',
          line_items: [
            {
              quantity: 1,
              price_data: {
                currency: currency.toLowerCase(),
                unit_amount: stripeAmount(amount, currency),
                product_data: { name: title },
              },
            },
          ],
          client_reference_id: id,
          customer_email: email,
          expires_at: Math.floor(until / 1000),
          success_url: returnTo,
          cancel_url: returnTo,
        },
        { idempotencyKey: id },
      );
      if (!session.url) throw new Error('Stripe gave no page to pay on.');
      return { providerId: session.id, url: session.url };
    },
    async state(providerId) {
      const session = await stripe.checkout.sessions.retrieve(providerId, { expand: ['payment_intent'] });
      if (session.payment_status === 'paid') return 'paid';
      if (session.status === 'open') return 'open';
      if (session.status === 'expired') return 'expired';
      const intent = session.payment_intent;
      const busy = typeof intent === 'object' && intent?.status === 'processing';
      return busy ? 'processing' : 'expired';
    },
    async expire(providerId) {
      try {
        await stripe.checkout.sessions.expire(providerId);
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
      }
    },
    async refund(providerId, { id, amount, currency }) {
      const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(providerId);
      if (!intent) throw new Error('Stripe knows of no payment to refund.');
      await stripe.refunds.create(
        {
          payment_intent: typeof intent === 'string' ? intent : intent.id,
          amount: stripeAmount(amount, currency),
        },
        { idempotencyKey: id },
      );
    },
    message(body, signature) {
      try {
        const { type, data } = stripe.webhooks.constructEvent(body, signature ?? '', webhookSecret);
        return type.startsWith('checkout.session.') ? (data.object as Stripe.Checkout.Session).id : undefined;
      } catch (cause) {
        throw new SignatureError('The message is not signed by Stripe.', { cause });
      }
    },
  };
}

/** Currencies that Stripe counts in whole units, and in thousandths; all others it counts in hundredths. */
const WHOLE = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ');
const THOUSANDTHS = 'BHD JOD KWD OMR TND'.split(' ');

/**
 * An amount in the unit in which Stripe counts, which is not the currency's own for some.
 * @example stripeAmount(1990, 'ISK') //=> 199000: krónur have no parts, and Stripe counts them in hundredths
 */
export function stripeAmount(minor: number, currency: string): number {
  const code = currency.toUpperCase();
  const { maximumFractionDigits: own = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: code,
  }).resolvedOptions();
  const stripes = WHOLE.includes(code) ? 0 : THOUSANDTHS.includes(code) ? 3 : 2;
  const amount = Math.round(minor * 10 ** (stripes - own));
  // Of thousandths it takes only whole tens.
  return stripes === 3 ? 10 * Math.round(amount / 10) : amount;
}
