import { expect } from 'chai';
import { availableSlots, type BookingRequest, requestBackend } from '../../packages/core/src/index.ts';
import { catalogWith } from './support/catalogs.ts';
import { failureOf } from './support/failure.ts';

const now = () => Date.parse('2026-11-23T08:00:00+01:00');
const catalog = catalogWith();
const request: BookingRequest = {
  serviceId: 'calm',
  minutes: 60,
  start: '2026-11-26T10:00:00+01:00',
  staffId: 'mira',
  customer: { name: 'Ada & Co', email: 'ada@visitor.example', phone: '+49 170 1234567' },
  notes: 'Left shoulder,\nplease & thanks',
};

/** A form endpoint that answers with a status and remembers what it got. */
function endpoint(status = 200) {
  const got: { url: string; init: RequestInit }[] = [];
  const send: typeof fetch = async (url, init = {}) => {
    got.push({ url: String(url), init });
    return new Response('ok', { status });
  };
  return { got, send };
}

describe('A site without a backend', () => {
  it('offers the times of the opening hours, as nobody says what is taken', async () => {
    const backend = requestBackend({ catalog, to: 'https://forms.example/x', now });
    const { offsets } = await backend.catalog();
    const from = Date.parse('2026-11-26T00:00:00+01:00');
    const { busy } = await backend.busy({ from, to: from + 1 });
    const slots = availableSlots({
      catalog,
      offsets,
      busy,
      serviceId: 'calm',
      minutes: 60,
      from,
      to: from + 86_400_000,
      now: now(),
    });
    expect(slots).to.have.lengthOf(8);
    expect(backend.hold).to.equal(undefined);
  });

  it('sends the request to the form’s address, once, without cookies', async () => {
    const { got, send } = endpoint();
    const backend = requestBackend({ catalog, to: 'https://forms.example/x', fetch: send, now });
    const booking = await backend.book(request, 'key-1');
    expect(got).to.have.lengthOf(1);
    const { url, init } = got[0]!;
    expect(url).to.equal('https://forms.example/x');
    expect(init).to.include({ method: 'POST', credentials: 'omit' });
    expect(new Headers(init.headers).get('Idempotency-Key')).to.equal('key-1');
    expect(JSON.parse(String(init.body))).to.deep.equal({
      ...request,
      reference: booking.reference,
      summary: `Calming massage · 60 min · Mira · ${booking.reference}`,
    });
  });

  it('sends the session card along, in a body and not in an address', async () => {
    const { got, send } = endpoint();
    const card = { pressure: 'firm', workOn: ['hips:left'] } as const;
    await requestBackend({ catalog, to: 'https://forms.example/x', fetch: send, now }).book(
      { ...request, card },
      'key-1',
    );
    expect(JSON.parse(String(got[0]!.init.body)).card).to.deep.equal(card);
    expect(got[0]!.url).to.equal('https://forms.example/x');
  });

  it('has requested the time, not booked it', async () => {
    const { send } = endpoint();
    const booking = await requestBackend({ catalog, to: 'https://forms.example/x', fetch: send, now }).book(
      request,
      'key-1',
    );
    expect(booking).to.include({ id: 'key-1', status: 'requested', total: 7000, start: request.start });
    expect(booking.staff).to.deep.equal([{ id: 'mira', name: 'Mira' }]);
  });

  for (const [status, code] of [
    [429, 'rate-limited'],
    [500, 'unreachable'],
    [503, 'unreachable'],
    [403, 'refused'],
  ] as const) {
    it(`says that the request was not taken when the form answers ${status}`, async () => {
      const { send } = endpoint(status);
      const backend = requestBackend({ catalog, to: 'https://forms.example/x', fetch: send, now });
      expect((await failureOf(backend.book(request, 'key-1'))).code).to.equal(code);
    });
  }

  it('says so when the form cannot be reached', async () => {
    const send = () => Promise.reject(new TypeError('Failed to fetch'));
    const backend = requestBackend({ catalog, to: 'https://forms.example/x', fetch: send, now });
    expect((await failureOf(backend.book(request, 'key-1'))).code).to.equal('unreachable');
  });

  it('stops when the visitor goes back', async () => {
    const stop = new AbortController();
    const send: typeof fetch = (_url, init) =>
      new Promise((_, reject) => init!.signal!.addEventListener('abort', () => reject(init!.signal!.reason)));
    const backend = requestBackend({ catalog, to: 'https://forms.example/x', fetch: send, now });
    const answer = backend.book(request, 'key-1', stop.signal).catch((error: DOMException) => error.name);
    stop.abort();
    expect(await answer).to.equal('AbortError');
  });

  it('refuses what the spa does not offer', async () => {
    const { got, send } = endpoint();
    const backend = requestBackend({ catalog, to: 'https://forms.example/x', fetch: send, now });
    expect((await failureOf(backend.book({ ...request, minutes: 61 }, 'key-1'))).code).to.equal('invalid');
    expect(got).to.deep.equal([]);
  });
});

describe('A site that takes requests by mail', () => {
  async function mailFor(to: string, more: Partial<BookingRequest> = {}): Promise<string> {
    const opened: string[] = [];
    await requestBackend({ catalog, to, openMail: (address) => opened.push(address), now }).book(
      { ...request, ...more },
      'key-1',
    );
    expect(opened).to.have.lengthOf(1);
    return opened[0]!;
  }

  it('opens one with everything written out', async () => {
    const mail = new URL(await mailFor('mailto:hello@stillwater.example'));
    expect(mail.protocol + mail.pathname).to.equal('mailto:hello@stillwater.example');
    expect(mail.searchParams.get('subject')).to.equal('Calming massage, 2026-11-26 10:00');
    const lines = mail.searchParams.get('body')!.split(/\r\n/);
    expect(lines[0]).to.match(/^Calming massage · 60 min · Mira · [2-9A-Z]{6}$/);
    expect(lines.slice(1)).to.deep.equal([
      '2026-11-26 10:00',
      '',
      'Ada & Co',
      'ada@visitor.example',
      '+49 170 1234567',
      'Left shoulder,\nplease & thanks',
    ]);
  });

  it('writes the session card out, which is for the spa', async () => {
    const card = {
      pressure: 'firm',
      workOn: ['hips:left', 'hips:right'],
      avoid: ['neck:left'],
      allergies: 'Almond & nut oil',
      talk: 'silence',
    } as const;
    const mail = new URL(await mailFor('mailto:hello@stillwater.example', { card }));
    expect(mail.searchParams.get('body')!.split(/\r\n/).slice(7)).to.deep.equal([
      'Allergies: Almond & nut oil',
      'Leave alone: neck:left',
      'Work on: hips:left, hips:right',
      'Pressure: firm',
      'Talk: silence',
    ]);
    expect(mail.searchParams.get('subject')).to.equal('Calming massage, 2026-11-26 10:00');
  });

  it('keeps what the address already says', async () => {
    const mail = new URL(await mailFor('mailto:hello@stillwater.example?cc=desk@stillwater.example'));
    expect(mail.searchParams.get('cc')).to.equal('desk@stillwater.example');
    expect(mail.searchParams.get('subject')).to.match(/^Calming massage/);
  });
});
