import assert from 'node:assert/strict';
import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const STRIPE_KEY = 'sk_test_standin0123456789';
export const WEBHOOK_SECRET = 'whsec_standin0123456789';

/** A checkout session as Stripe keeps it, as far as anybody asks for it. */
export interface StandInSession {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  readonly title: string;
  readonly email: string;
  readonly reference: string;
  /** Epoch seconds. */
  readonly expiresAt: number;
  readonly successUrl: string;
  readonly cancelUrl: string;
  status: 'open' | 'complete' | 'expired';
  paymentStatus: 'unpaid' | 'paid';
  intent: { id: string; status: 'succeeded' | 'processing' | 'requires_payment_method' } | null;
}

export interface StandInRefund {
  readonly id: string;
  readonly intent: string;
  readonly amount: number;
}

/**
 * Speaks Stripe's protocol on this machine, as its official package does: form-encoded requests with a key and an
 * idempotency key, JSON answers, a page to pay on that leads back, and signed messages that are sent again until they
 * are taken.
 */
export class StripeStandIn implements AsyncDisposable {
  readonly sessions = new Map<string, StandInSession>();
  readonly refunds: StandInRefund[] = [];
  /** The form of every request that changed something, in order. */
  readonly asked: { path: string; form: URLSearchParams }[] = [];
  /** Where messages go; nowhere if it is left out. */
  webhook: string | undefined;
  /** Is it out of order? */
  down = false;
  /** Its clock, epoch milliseconds. */
  now: () => number;
  readonly #answers = new Map<string, { form: string; body: object }>();
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #sending: Promise<unknown> = Promise.resolve();

  private constructor(now: () => number) {
    this.now = now;
  }

  static async start(now: () => number = Date.now): Promise<StripeStandIn> {
    const standIn = new StripeStandIn(now);
    await new Promise<void>((resolve) => standIn.#server.listen(0, '127.0.0.1', resolve));
    return standIn;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get only(): StandInSession {
    assert.equal(this.sessions.size, 1);
    return [...this.sessions.values()][0]!;
  }

  async [Symbol.asyncDispose]() {
    await this.#sending;
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** What happens when a visitor pays. Where the bank takes its time, it is only on its way. */
  pay(id: string, bank: 'at-once' | 'slow' = 'at-once'): void {
    const session = this.sessions.get(id)!;
    assert.equal(this.#current(session).status, 'open', 'It can be paid while its page is open.');
    session.status = 'complete';
    session.intent = { id: `pi_${id}`, status: bank === 'slow' ? 'processing' : 'succeeded' };
    if (bank === 'at-once') session.paymentStatus = 'paid';
    this.#tell('checkout.session.completed', session);
  }

  /** What a slow bank says in the end. */
  settle(id: string, good: boolean): void {
    const session = this.sessions.get(id)!;
    session.intent = { id: session.intent!.id, status: good ? 'succeeded' : 'requires_payment_method' };
    if (good) session.paymentStatus = 'paid';
    this.#tell(`checkout.session.async_payment_${good ? 'succeeded' : 'failed'}`, session);
  }

  /** Signs a message as Stripe does: `t=…,v1=…`. */
  sign(body: string, secret = WEBHOOK_SECRET): string {
    const at = Math.floor(Date.now() / 1000); // the package looks at the machine's clock
    return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
  }

  message(type: string, session: StandInSession): string {
    return JSON.stringify({
      id: `evt_${randomUUID()}`,
      object: 'event',
      type,
      data: { object: this.#wire(session) },
    });
  }

  /** Waits for messages that are on their way. */
  async told(): Promise<void> {
    await this.#sending;
  }

  #tell(type: string, session: StandInSession): void {
    const { webhook } = this;
    if (!webhook) return;
    const body = this.message(type, session);
    this.#sending = this.#sending.then(async () => {
      for (let tries = 0; tries < 5; tries++) {
        const answer = await fetch(webhook, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'Stripe-Signature': this.sign(body) },
          body,
        }).catch(() => undefined);
        if (answer?.ok) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    let text = '';
    for await (const chunk of request) text += chunk;
    if (this.down) return void request.socket.destroy();
    if (url.pathname.startsWith('/pay/')) return this.#page(url.pathname.slice(5), text, request, response);
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'Content-Type': 'application/json', 'Request-Id': `req_${randomUUID()}` });
      response.end(JSON.stringify(body));
    };
    const fault = (status: number, type: string, message: string) =>
      answer(status, { error: { type, message } });
    if (request.headers.authorization !== `Bearer ${STRIPE_KEY}`) {
      return fault(401, 'invalid_request_error', 'Invalid API Key provided.');
    }
    const [, version, ...path] = url.pathname.split('/');
    assert.equal(version, 'v1');
    const call = `${request.method} ${path.join('/')}`;
    if (request.method === 'POST') {
      assert.equal(request.headers['content-type'], 'application/x-www-form-urlencoded');
      const key = String(request.headers['idempotency-key'] ?? '');
      const known = key && this.#answers.get(key);
      if (known && known.form !== text) {
        return fault(
          400,
          'idempotency_error',
          'Keys for idempotent requests can only be used with the same parameters.',
        );
      }
      if (known) return answer(200, known.body);
      const form = new URLSearchParams(text);
      this.asked.push({ path: path.join('/'), form });
      const body = this.#change(call, form);
      if ('fault' in body) return fault(400, 'invalid_request_error', body.fault);
      if (key) this.#answers.set(key, { form: text, body });
      return answer(200, body);
    }
    const session = this.sessions.get(path[2] ?? '');
    if (call.startsWith('GET checkout/sessions/') && session) {
      return answer(200, this.#wire(session, url.searchParams.get('expand[0]') === 'payment_intent'));
    }
    return fault(404, 'invalid_request_error', `No such thing: ${call}`);
  }

  #change(call: string, form: URLSearchParams): object | { fault: string } {
    if (call === 'POST checkout/sessions') return this.#begin(form);
    if (call === 'POST refunds') {
      const refund = {
        id: `re_${randomUUID()}`,
        intent: form.get('payment_intent')!,
        amount: Number(form.get('amount')),
      };
      const session = [...this.sessions.values()].find(({ intent }) => intent?.id === refund.intent);
      if (!session) return { fault: 'No such payment_intent.' };
      const before = this.refunds.filter(({ intent }) => intent === refund.intent);
      const sum = before.reduce((all, { amount }) => all + amount, refund.amount);
      if (sum > session.amount) return { fault: 'Refund amount is greater than charge amount.' };
      this.refunds.push(refund);
      return { id: refund.id, object: 'refund', amount: refund.amount, status: 'succeeded' };
    }
    const [, id] = /^POST checkout\/sessions\/([^/]+)\/expire$/.exec(call) ?? [];
    const session = id === undefined ? undefined : this.sessions.get(id);
    if (!session) return { fault: `No such thing: ${call}` };
    if (this.#current(session).status !== 'open') return { fault: 'Only open sessions can be expired.' };
    session.status = 'expired';
    return this.#wire(session);
  }

  #begin(form: URLSearchParams): object | { fault: string } {
    const id = `cs_test_${randomUUID().replaceAll('-', '')}`;
    const amount = Number(form.get('line_items[0][price_data][unit_amount]'));
    const expiresAt = Number(form.get('expires_at'));
    const seconds = expiresAt - Math.floor(this.now() / 1000);
    if (form.get('mode') !== 'payment' || form.get('line_items[0][quantity]') !== '1')
      return { fault: 'mode' };
    if (!Number.isInteger(amount) || amount < 50) return { fault: 'Amount must be at least 50 cents.' };
    if (seconds < 1800 || seconds > 86_400) {
      return { fault: 'The `expires_at` timestamp must be between 30 minutes and 24 hours from now.' };
    }
    const session: StandInSession = {
      id,
      amount,
      currency: form.get('line_items[0][price_data][currency]') ?? '',
      title: form.get('line_items[0][price_data][product_data][name]') ?? '',
      email: form.get('customer_email') ?? '',
      reference: form.get('client_reference_id') ?? '',
      expiresAt,
      successUrl: form.get('success_url') ?? '',
      cancelUrl: form.get('cancel_url') ?? '',
      status: 'open',
      paymentStatus: 'unpaid',
      intent: null,
    };
    this.sessions.set(id, session);
    return this.#wire(session);
  }

  /** Its page shuts by itself when its time is over. */
  #current(session: StandInSession): StandInSession {
    if (session.status === 'open' && this.now() / 1000 > session.expiresAt) session.status = 'expired';
    return session;
  }

  #wire(session: StandInSession, expanded = false): object {
    const { id, status, paymentStatus, intent, reference } = this.#current(session);
    return {
      id,
      object: 'checkout.session',
      status,
      payment_status: paymentStatus,
      payment_intent: expanded ? intent : (intent?.id ?? null),
      client_reference_id: reference,
      url: status === 'open' ? `${this.url}/pay/${id}` : null,
    };
  }

  /** The page a visitor pays on. */
  #page(id: string, text: string, request: IncomingMessage, response: ServerResponse): void {
    const session = this.sessions.get(id);
    if (!session) return void response.writeHead(404).end();
    if (request.method === 'POST') {
      const paid = new URLSearchParams(text).has('pay');
      if (paid) this.pay(id);
      response.writeHead(303, { Location: paid ? session.successUrl : session.cancelUrl }).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(
      `<!doctype html><html lang="en"><title>Pay</title><h1>${session.title}</h1><p>${session.amount} ${session.currency}</p>
       <form method="post"><button name="pay">Pay</button> <button name="back">Back</button></form></html>`,
    );
  }
}
