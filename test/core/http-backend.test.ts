import { expect } from 'chai';
import {
  type BackendErrorCode,
  type BookingBackend,
  type BookingRequest,
  httpBackend,
  offsetTable,
  toWireBusy,
  toWireOffsets,
} from '../../packages/core/src/index.ts';
import { catalogWith } from './support/catalogs.ts';
import { failureOf } from './support/failure.ts';

// What the real server answers is tested against the real server. Here is what it never would.

const catalog = catalogWith();
const start = Date.UTC(2026, 10, 26);
const offsets = offsetTable('Europe/Berlin', start, start + 90 * 86_400_000);
const window = { from: start, to: start + 86_400_000 };
const busy = toWireBusy({ ...window, now: start, busy: { mira: [[start, start + 3_600_000]] } });
const request: BookingRequest = {
  serviceId: 'calm',
  minutes: 60,
  start: '2026-11-26T10:00:00+01:00',
  customer: { name: 'Ada', email: 'ada@visitor.example' },
};

interface Call {
  readonly url: string;
  readonly init: RequestInit;
}

/** A server that gives one answer to everything. */
function answering(body: unknown, status = 200) {
  const calls: Call[] = [];
  const send: typeof fetch = async (url, init = {}) => {
    calls.push({ url: String(url), init });
    return new Response(status === 204 ? null : typeof body === 'string' ? body : JSON.stringify(body), {
      status,
    });
  };
  return { calls, backend: httpBackend('https://book.example/', { fetch: send }) };
}

describe('A backend over HTTP', () => {
  it('is asked under /v1 of its address, however the address is written', async () => {
    for (const [address, expected] of [
      ['https://book.example', 'https://book.example/v1/catalog'],
      ['https://book.example///', 'https://book.example/v1/catalog'],
      ['https://book.example/v1/', 'https://book.example/v1/catalog'],
      ['/wp-json/unknot/v1', '/wp-json/unknot/v1/catalog'],
      ['', '/v1/catalog'],
    ] as const) {
      let asked = '';
      const send: typeof fetch = async (url) => {
        asked = String(url);
        return Response.json({ catalog, offsets: toWireOffsets(offsets) });
      };
      await httpBackend(address, { fetch: send }).catalog();
      expect(asked).to.equal(expected);
    }
  });

  it('gives the catalog with the spa’s offsets', async () => {
    const { backend } = answering({ catalog, offsets: toWireOffsets(offsets) });
    expect(await backend.catalog()).to.deep.equal({ catalog, offsets });
  });

  it('leads to the terms on the spa’s own site, and to images on its own host', async () => {
    const policy = { ...catalog.policy, terms: '/terms.html', privacy: 'https://law.example/privacy' };
    const services = catalog.services.map((service) => ({ ...service, image: '/calm.webp' }));
    const of = async (url?: string) => {
      const spa = { ...catalog.spa, ...(url === undefined ? {} : { url }) };
      const { backend } = answering({
        catalog: { ...catalog, spa, policy, services },
        offsets: toWireOffsets(offsets),
      });
      const got = (await backend.catalog()).catalog;
      expect(got.policy.privacy).to.equal('https://law.example/privacy');
      expect(got.services[0]?.image).to.equal('https://book.example/calm.webp');
      return got.policy.terms;
    };
    expect(await of('https://spa.example/en/')).to.equal('https://spa.example/terms.html');
    expect(await of('/')).to.equal('/terms.html');
    expect(await of()).to.equal('/terms.html');
  });

  it('is asked for what is busy now, never for what was', async () => {
    const { calls, backend } = answering(busy);
    const answer = await backend.busy(window);
    expect(answer.busy).to.deep.equal({ mira: [[start, start + 3_600_000]] });
    expect(calls[0]?.url).to.equal(
      'https://book.example/v1/busy?from=2026-11-26T00%3A00%3A00.000Z&to=2026-11-27T00%3A00%3A00.000Z',
    );
    expect(calls[0]?.init.cache).to.equal('no-store');
  });

  it('gets a booking with its key, as JSON, and no cookies', async () => {
    const booking = { id: '1', start: request.start, end: '2026-11-26T11:00:00+01:00' };
    const { calls, backend } = answering(booking, 201);
    expect(await backend.book(request, 'key-1')).to.deep.equal(booking);
    const { url, init } = calls[0]!;
    const headers = new Headers(init.headers);
    expect(url).to.equal('https://book.example/v1/bookings');
    expect(init).to.include({ method: 'POST', credentials: 'omit', body: JSON.stringify(request) });
    expect(headers.get('Idempotency-Key')).to.equal('key-1');
    expect(headers.get('Content-Type')).to.equal('application/json');
  });

  it('keeps a wish with its key, and asks for an offer by its token alone', async () => {
    const wish = {
      services: [{ serviceId: 'calm' }],
      customer: { name: 'Ada', email: 'ada@visitor.example' },
    };
    const kept = answering({ id: 'w', createdAt: '', until: '', token: 'w.secret' }, 201);
    await kept.backend.wish!(wish, 'key-1');
    const headersOf = ({ calls }: { calls: Call[] }) => new Headers(calls[0]!.init.headers);
    expect(kept.calls[0]!.url).to.equal('https://book.example/v1/waitlist');
    expect(headersOf(kept).get('idempotency-key')).to.equal('key-1');

    const times = { id: 'o', start: '2026-11-26T10:00:00+01:00', end: '2026-11-26T11:00:00+01:00' };
    const asks = [
      ['GET', '/offer', undefined, (backend: BookingBackend) => backend.offer!('o.secret')],
      [
        'POST',
        '/offer/claim',
        { expectedTotal: 7800 },
        (backend: BookingBackend) => backend.claimOffer!('o.secret', 7800),
      ],
      ['POST', '/offer/decline', {}, (backend: BookingBackend) => backend.declineOffer!('o.secret', false)],
      [
        'POST',
        '/offer/decline',
        { withdraw: true },
        (backend: BookingBackend) => backend.declineOffer!('o.secret', true),
      ],
      ['DELETE', '/wish', undefined, (backend: BookingBackend) => backend.withdrawWish!('o.secret')],
    ] as const;
    for (const [method, path, body, ask] of asks) {
      const answer = answering(times);
      await ask(answer.backend);
      const [{ url, init }] = answer.calls as [Call];
      expect([init.method ?? 'GET', url]).to.deep.equal([method, `https://book.example/v1${path}`]);
      expect(headersOf(answer).get('authorization')).to.equal('Bearer o.secret');
      expect(init.body && JSON.parse(String(init.body))).to.deep.equal(body);
    }
    for (const answer of [{}, { id: 'o' }, { ...times, start: 'soon' }]) {
      const { backend } = answering(answer);
      expect((await failureOf(backend.offer!('o.secret'))).code).to.equal('unreachable');
    }
  });

  it('is asked about a code, and for a gift with its key', async () => {
    const check = { code: 'SPRING', serviceId: 'calm', minutes: 60 };
    const good = { code: 'SPRING', discount: { kind: 'percent', percent: 10, name: 'Spring' } };
    const codes = answering(good);
    expect(await codes.backend.checkCode!(check)).to.deep.equal(good);
    expect(codes.calls[0]!.url).to.equal('https://book.example/v1/codes/check');
    expect(JSON.parse(String(codes.calls[0]!.init.body))).to.deep.equal(check);
    const person = { name: 'Ada', email: 'ada@visitor.example' };
    const gift = { serviceId: 'calm', minutes: 60, giver: person, recipient: { name: 'Ben' } };
    const gifts = answering({ code: 'K7M2-QXPR-4HJT-9WBC', validUntil: '2027-11-23' }, 201);
    await gifts.backend.gift!(gift, 'key-1');
    expect(gifts.calls[0]!.url).to.equal('https://book.example/v1/gifts');
    expect(new Headers(gifts.calls[0]!.init.headers).get('idempotency-key')).to.equal('key-1');
    for (const { backend } of [answering({}), answering({ code: 'X', discount: null })]) {
      expect((await failureOf(backend.checkCode!(check))).code).to.equal('unreachable');
      expect((await failureOf(backend.gift!(gift, 'key-1'))).code).to.equal('unreachable');
    }
  });

  it('says why a code is refused, in codes of the contract alone', async () => {
    const why = async (code: string) => {
      const { backend } = answering({ code }, 409);
      return (await failureOf(backend.book(request, 'key-1'))).code;
    };
    for (const code of ['code-unknown', 'code-expired', 'code-used-up', 'code-not-for-this', 'code-unpaid']) {
      expect(await why(code)).to.equal(code);
    }
    expect(await why('code-of-the-future')).to.equal('refused');
  });

  it('is told to let a time go even while the page closes', async () => {
    const { calls, backend } = answering('', 204);
    await backend.release!('a/b');
    expect(calls[0]?.url).to.equal('https://book.example/v1/holds/a%2Fb');
    expect(calls[0]?.init).to.include({ method: 'DELETE', keepalive: true });
  });
});

describe('An answer that makes no sense', () => {
  const nonsense: readonly unknown[] = [
    '<html>Welcome to nginx!</html>',
    '',
    'null',
    '[]',
    '{}',
    '7',
    '{"catalog": {}}',
    '{"id": 1',
  ];
  for (const body of nonsense) {
    it(`counts as none: ${JSON.stringify(body)}`, async () => {
      const { backend } = answering(body);
      for (const answer of [
        backend.catalog(),
        backend.busy(window),
        backend.hold!(request),
        backend.book(request, 'key-1'),
      ]) {
        expect((await failureOf(answer)).code).to.equal('unreachable');
      }
    });
  }

  it('counts as none: a catalog without the spa’s offsets', async () => {
    const { backend } = answering({ catalog });
    expect((await failureOf(backend.catalog())).code).to.equal('unreachable');
  });

  for (const link of [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
  ]) {
    it(`counts as none: one that leads to ${JSON.stringify(link)}`, async () => {
      const booking = { id: 'one', start: request.start, end: request.start };
      const payment = { amount: 100, status: 'due', url: link };
      for (const body of [
        { ...booking, calendarUrl: link },
        { ...booking, payment },
      ]) {
        const { backend } = answering(body);
        expect((await failureOf(backend.book(request, 'key'))).code).to.equal('unreachable');
        expect((await failureOf(backend.booking!('token'))).code).to.equal('unreachable');
      }
      for (const site of [undefined, 'https://spa.example/']) {
        for (const policy of [{ terms: link }, { privacy: link }]) {
          const spa = { ...catalog.spa, ...(site && { url: site }) };
          const { backend } = answering({
            catalog: { ...catalog, spa, policy: { ...catalog.policy, ...policy } },
            offsets: toWireOffsets(offsets),
          });
          expect((await failureOf(backend.catalog())).code).to.equal('unreachable');
        }
      }
    });
  }

  it('takes addresses of the web, and paths, for links', async () => {
    const links = ['https://pay.example/1', 'http://localhost:8787/x.ics', '/v1/x.ics', './x.ics'];
    for (const url of links) {
      const payment = { amount: 100, status: 'due', url } as const;
      const body = { id: 'one', start: request.start, end: request.start, calendarUrl: url, payment };
      expect(await answering(body).backend.book(request, 'key')).to.deep.equal(body);
    }
  });

  it('counts as none: a booking at no time', async () => {
    const { backend } = answering({ id: '1', start: 'soon', end: 'later' }, 201);
    expect((await failureOf(backend.book(request, 'key-1'))).code).to.equal('unreachable');
  });

  it('counts as none: a time kept until nobody knows when', async () => {
    const { backend } = answering({ id: '1' }, 201);
    expect((await failureOf(backend.hold!(request))).code).to.equal('unreachable');
  });
});

describe('A refusal', () => {
  const refusals: readonly (readonly [status: number, body: unknown, code: BackendErrorCode])[] = [
    [409, { code: 'slot-taken' }, 'slot-taken'],
    [409, { code: 'price-changed' }, 'price-changed'],
    [422, { code: 'invalid' }, 'invalid'],
    [422, {}, 'invalid'],
    [404, { code: 'not-found' }, 'not-found'],
    [429, { code: 'rate-limited' }, 'rate-limited'],
    [429, {}, 'rate-limited'],
    [429, '<html>Slow down</html>', 'rate-limited'],
    [408, {}, 'unreachable'],
    [500, { code: 'internal' }, 'unreachable'],
    [502, '<html>Bad gateway</html>', 'unreachable'],
    [503, {}, 'unreachable'],
    [403, '<html>Forbidden</html>', 'unreachable'],
    [403, { code: 'origin' }, 'refused'],
    [400, null, 'refused'],
    [400, [], 'refused'],
    [
      400,
      { code: { evil: true }, title: { evil: true }, detail: 7, faults: 'many', busy: 'very' },
      'refused',
    ],
  ];
  for (const [status, body, code] of refusals) {
    it(`of ${status} with ${JSON.stringify(body)} is “${code}”`, async () => {
      const error = await failureOf(answering(body, status).backend.book(request, 'key-1'));
      expect(error.code).to.equal(code);
      expect(error.message).to.be.a('string').and.not.equal('');
      expect(error.faults).to.deep.equal([]);
      expect(error.busy).to.equal(undefined);
    });
  }

  it('brings its faults, and leaves out what is none', async () => {
    const faults = [{ path: 'customer.name', message: 'is missing.' }, null, { path: 7, message: 'x' }, 'x'];
    const error = await failureOf(
      answering({ code: 'invalid', detail: 'Wrong.', faults }, 422).backend.book(request, 'key-1'),
    );
    expect(error.faults).to.deep.equal([faults[0]]);
    expect(error.message).to.equal('Wrong.');
  });

  it('brings what is busy now, and is a refusal also where that makes no sense', async () => {
    const taken = await failureOf(
      answering({ code: 'slot-taken', busy }, 409).backend.book(request, 'key-1'),
    );
    expect(taken.busy?.busy).to.have.property('mira');
    const odd = await failureOf(
      answering({ code: 'slot-taken', busy: { ...busy, from: 'x' } }, 409).backend.book(request, 'key-1'),
    );
    expect(odd.code).to.equal('slot-taken');
    expect(odd.busy).to.equal(undefined);
  });
});

describe('A backend that does not answer', () => {
  /** Hangs until it is told to stop, as a lost connection does. */
  const hanging: typeof fetch = (_url, init) =>
    new Promise((_, reject) => {
      const { signal } = init!;
      if (signal!.aborted) reject(signal!.reason);
      signal!.addEventListener('abort', () => reject(signal!.reason));
    });

  it('is given up after a while', async () => {
    const backend = httpBackend('https://book.example', { fetch: hanging, timeout: 20 });
    expect((await failureOf(backend.busy(window))).code).to.equal('unreachable');
  });

  it('is given up also when it stops in the middle of its answer', async () => {
    const send: typeof fetch = async (_url, init) =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"from": '));
            init!.signal!.addEventListener('abort', () => controller.error(init!.signal!.reason));
          },
        }),
      );
    const backend = httpBackend('https://book.example', { fetch: send, timeout: 20 });
    expect((await failureOf(backend.busy(window))).code).to.equal('unreachable');
  });

  it('is a failure that says so when there is no network', async () => {
    const send = () => Promise.reject(new TypeError('Failed to fetch'));
    const backend = httpBackend('https://book.example', { fetch: send });
    const error = await failureOf(backend.book(request, 'key-1'));
    expect(error.code).to.equal('unreachable');
    expect(error.cause).to.be.instanceOf(TypeError);
  });

  it('is no failure when the visitor has gone on: the question is dropped', async () => {
    const backend = httpBackend('https://book.example', { fetch: hanging });
    for (const early of [true, false]) {
      const stop = new AbortController();
      if (early) stop.abort();
      const answer = backend.busy(window, stop.signal).catch((error: Error) => error.name);
      stop.abort();
      expect(await answer).to.equal('AbortError');
    }
  });

  it('leaves the last catalog that the browser has', async () => {
    const asked: (RequestCache | undefined)[] = [];
    const send: typeof fetch = async (_url, init) => {
      asked.push(init?.cache);
      if (init?.cache !== 'force-cache') throw new TypeError('Failed to fetch');
      return Response.json({ catalog, offsets: toWireOffsets(offsets) });
    };
    const answer = await httpBackend('https://book.example', { fetch: send }).catalog();
    expect(answer.catalog).to.deep.equal(catalog);
    expect(asked).to.deep.equal(['no-cache', 'force-cache']);
  });
});
