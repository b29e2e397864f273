import { Hono } from 'hono';
import { bodyText } from '../body.ts';
import type { AppContext } from '../context.ts';
import { SignatureError } from '../payments/provider.ts';
import { ProblemError } from '../problem.ts';

/** More than the longest message of a provider. */
const MOST_BYTES = 256 * 1024;

/** `POST /payments/stripe`: messages of the provider, signed by it. Nothing else here knows a visitor. */
export function paymentRoutes(app: AppContext): Hono {
  return new Hono().post('/payments/:provider', async (c) => {
    if (!app.payments.online || c.req.param('provider') !== app.payments.provider) {
      throw new ProblemError('not-found');
    }
    const text = await bodyText(c.req.raw, MOST_BYTES);
    try {
      await app.payments.message(text, c.req.header('stripe-signature'));
    } catch (error) {
      if (error instanceof SignatureError) throw new ProblemError('refused', { detail: error.message });
      throw error;
    }
    return c.body(null, 204);
  });
}
