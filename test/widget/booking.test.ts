import { expect } from 'chai';
import { type Catalog, parseCatalog, therapistsFor } from '../../packages/core/src/index.ts';
import type { UnknotBooking } from '../../packages/widget/src/booking/booking.ts';
import '../../packages/widget/src/define.ts';
import document_ from '../../examples/script-tag/catalog.json';
import { until } from './support.ts';

const catalog = parseCatalog(document_);

type Settings = Partial<
  Pick<
    UnknotBooking,
    'backend' | 'catalog' | 'service' | 'staff' | 'need' | 'date' | 'prefill' | 'id' | 'requestTo'
  >
>;

function put(settings: Settings = {}, parent: Element = document.body): UnknotBooking {
  const element = Object.assign(document.createElement('unknot-booking'), {
    backend: 'demo',
    catalog: document_,
    ...settings,
  });
  element.innerHTML = '<a href="tel:+4940123456">Call us</a>';
  parent.append(element);
  return element;
}

/** What the step on view has in its shadow root. */
const inStep = (element: UnknotBooking, selector: string) =>
  [...(element.shadowRoot?.querySelectorAll('.frame > *') ?? [])]
    .map((step) => step.shadowRoot?.querySelector<HTMLElement>(selector))
    .find(Boolean);
const heading = (element: UnknotBooking) => inStep(element, 'h2')?.textContent?.trim();
const at = (element: UnknotBooking, title: string | RegExp) =>
  until(() => {
    const text = heading(element);
    return text && (typeof title === 'string' ? text === title : title.test(text));
  });
const press = async (element: UnknotBooking, selector: string) =>
  (await until(() => inStep(element, selector))).click();

async function fill(element: UnknotBooking) {
  await at(element, 'Who is coming?');
  for (const [name, value] of [
    ['name', 'Ana Novak'],
    ['email', 'ana@example.com'],
  ]) {
    const input = inStep(element, `#${name}`) as HTMLInputElement;
    input.value = value!;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }
  (inStep(element, '#agreed') as HTMLInputElement).click();
  await press(element, '[type=submit]');
}

async function book(element: UnknotBooking) {
  await press(element, '.slots button');
  await fill(element);
  await at(element, 'Is everything right?');
  await press(element, '.primary');
  await at(element, /^See you/);
}

/** The catalog with something added to each of its texts that may be any text; ids, dates and addresses may not. */
function markedWhereAllowed(document: object, mark: string): { marked: object; count: number } {
  const marked = structuredClone(document) as Record<string, unknown>;
  let count = 0;
  const walk = (part: Record<string, unknown>) => {
    for (const [key, value] of Object.entries(part)) {
      if (typeof value === 'object' && value) walk(value as Record<string, unknown>);
      if (typeof value !== 'string') continue;
      part[key] = `${value} ${mark}`;
      try {
        parseCatalog(marked);
        count++;
      } catch {
        part[key] = value;
      }
    }
  };
  walk(marked);
  return { marked, count };
}

describe('<unknot-booking>', () => {
  let over: AbortController;
  beforeEach(() => {
    over = new AbortController();
    sessionStorage.clear();
    localStorage.clear();
    document.body.replaceChildren();
  });
  afterEach(() => {
    over.abort();
    document.body.replaceChildren();
  });

  it('leads from a need to a confirmed booking, and says so in light events', async () => {
    const seen: [string, unknown][] = [];
    for (const type of [
      'unknot-ready',
      'unknot-step-changed',
      'unknot-service-selected',
      'unknot-slot-selected',
      'unknot-booked',
      'unknot-failed',
    ]) {
      document.body.addEventListener(type, (event) => seen.push([type, (event as CustomEvent).detail]), {
        signal: over.signal,
      });
    }
    const element = put();
    await at(element, 'What would do you good?');
    await press(element, '.chip');
    await press(element, '.primary');
    await press(element, '.card');
    await book(element);
    const steps = seen.filter(([type]) => type === 'unknot-step-changed').map(([, detail]) => detail);
    expect(steps).to.deep.equal(
      ['services', 'times', 'details', 'review', 'confirmed'].map((step) => ({ step })),
    );
    expect(seen[0]?.[0]).to.equal('unknot-ready');
    const booked = seen.find(([type]) => type === 'unknot-booked')?.[1];
    expect(booked).to.have.keys('reference', 'status', 'serviceId', 'start', 'total', 'currency');
    expect(booked).to.deep.include({ status: 'confirmed', currency: 'EUR' });
    expect(JSON.stringify(seen)).not.to.match(/Ana|example\.com/);
    expect(seen.some(([type]) => type === 'unknot-failed')).to.equal(false);
  });

  it('begins at the service, the therapist and the day it is told', async () => {
    const service = catalog.services.find(({ durations, people }) => durations.length > 1 && people !== 2)!;
    const person = therapistsFor(catalog, service)[1]!;
    const element = put({ service: service.id, staff: person.id, date: 'tomorrow' });
    await at(element, 'Find your time');
    expect(inStep(element, 'strong')?.textContent).to.equal(service.name);
    const asked = await until(() => inStep(element, 'label.chip:has([name=staff]:checked)'));
    expect(asked.textContent?.trim()).to.equal(person.name.split(' ')[0]);
    expect(element.shadowRoot?.querySelector('.back')).to.equal(null);
  });

  it('takes all it is told from the attributes of a page', async () => {
    const service = catalog.services.find(({ people }) => people !== 2)!;
    const person = therapistsFor(catalog, service)[0]!;
    const soonest = put({ service: service.id, staff: person.id });
    await until(() => inStep(soonest, '.slots button'));
    const picker = soonest.shadowRoot?.querySelector('unknot-slot-picker');
    const free = picker?.shadowRoot?.querySelectorAll<HTMLElement>('[data-day]:not([aria-disabled=true])');
    const day = [...(free ?? [])].at(-1)!.dataset.day!;
    soonest.remove();
    sessionStorage.clear();
    const address = URL.createObjectURL(new Blob([JSON.stringify(document_)]));
    document.body.innerHTML = `<unknot-booking backend="demo" catalog="${address}" service="${service.id}"
      staff="${person.id}" date="${day}" theme="dark"></unknot-booking>`;
    const element = document.querySelector('unknot-booking')!;
    await at(element, 'Find your time');
    await until(() => inStep(element, '.slots button'));
    expect(inStep(element, '[data-day][aria-pressed=true]')?.dataset.day).to.equal(day);
    const asked = inStep(element, 'label.chip:has([name=staff]:checked)');
    expect(asked?.textContent?.trim()).to.equal(person.name.split(' ')[0]);
    expect(getComputedStyle(element).colorScheme).to.equal('dark');
    element.setAttribute('theme', 'light');
    expect(getComputedStyle(element).colorScheme).to.equal('light');
  });

  it('looks as the page does where it is told a theme that there is not', async () => {
    const plain = put({ id: 'plain' });
    const purple = put({ id: 'purple' });
    purple.setAttribute('theme', 'purple');
    await at(purple, 'What would do you good?');
    const look = (element: Element) => [
      getComputedStyle(element).colorScheme,
      getComputedStyle(element).color,
    ];
    expect(look(purple)).to.deep.equal(look(plain));
  });

  it('begins at what fits the needs it is told', async () => {
    const element = put({ need: 'sleep nonsense' });
    await at(element, 'This should fit');
    expect(inStep(element, '.best')).not.to.equal(undefined);
  });

  it('begins at the question where it is told what the catalog does not have', async () => {
    const element = put({ service: 'gone', need: 'gone', date: '2026-02-31' });
    await at(element, 'What would do you good?');
  });

  it('begins with the massages where nothing is known of needs', async () => {
    const services = document_.services.map(({ needs: _n, reasons: _r, ...service }) => service);
    const { needs: _, ...rest } = document_ as Record<string, unknown>;
    const element = put({ catalog: { ...rest, services } });
    await at(element, 'Choose your massage');
    await until(() => /€|EUR/.test(inStep(element, '.price')?.textContent ?? ''));
  });

  it('knows the visitor where the page does', async () => {
    const element = put({
      service: catalog.services[0]!.id,
      prefill: { name: 'Ana', email: 'ana@example.com' },
    });
    await press(element, '.slots button');
    await at(element, 'Who is coming?');
    expect((inStep(element, '#name') as HTMLInputElement).value).to.equal('Ana');
    expect((inStep(element, '#email') as HTMLInputElement).value).to.equal('ana@example.com');
  });

  it('goes on where it was when a single-page app takes it out, moves it, and puts it back', async () => {
    const element = put({ service: catalog.services[0]!.id });
    await press(element, '.slots button');
    await at(element, 'Who is coming?');
    element.remove();
    const elsewhere = document.body.appendChild(document.createElement('main'));
    elsewhere.append(element);
    await at(element, 'Who is coming?');
    elsewhere.insertAdjacentElement('beforebegin', element);
    await fill(element);
    await at(element, 'Is everything right?');
    await press(element, '.primary');
    await at(element, /^See you/);
  });

  it('books once when it is moved while the booking is on its way', async () => {
    const element = put({ service: catalog.services[0]!.id });
    const booked: Event[] = [];
    document.body.addEventListener('unknot-booked', (event) => booked.push(event), { signal: over.signal });
    await press(element, '.slots button');
    await fill(element);
    await at(element, 'Is everything right?');
    inStep(element, '.primary')?.click();
    document.body.appendChild(document.createElement('main')).append(element);
    await at(element, /^See you/);
    const claims: { booking?: unknown }[] = JSON.parse(
      localStorage.getItem(`unknot-demo:${catalog.spa.name}`) ?? '[]',
    );
    expect(claims.filter(({ booking }) => booking)).to.have.length(1);
    const references = booked.map((event) => (event as CustomEvent).detail.reference);
    expect(new Set(references).size).to.equal(1);
  });

  it('is there twice on a page, each with a way of its own', async () => {
    const one = put({ id: 'one' });
    const two = put({ id: 'two', need: 'sleep' });
    await at(one, 'What would do you good?');
    await at(two, 'This should fit');
    await press(two, '.card');
    await at(two, 'Find your time');
    expect(heading(one)).to.equal('What would do you good?');
  });

  it('starts over, and a time just booked is not on offer again', async () => {
    const service = catalog.services.find(({ people }) => people === 2)!;
    const element = put({ service: service.id });
    const first = await until(() => inStep(element, '.slots button')?.textContent?.trim());
    const day = inStep(element, '[data-day][aria-pressed=true]')?.dataset.day;
    await book(element);
    element.reset();
    await at(element, 'Find your time');
    const now = await until(() => inStep(element, '.slots button')?.textContent?.trim());
    const nowDay = inStep(element, '[data-day][aria-pressed=true]')?.dataset.day;
    expect(`${nowDay} ${now}`).not.to.equal(`${day} ${first}`);
  });

  it('shows every text of a catalog as text', async () => {
    const html = '<img src=x onerror="window.broken=1"><b>bold</b>';
    const { marked, count } = markedWhereAllowed(document_, html);
    expect(count).to.be.greaterThan(90); // names, descriptions, reasons, labels, the address, notes, answers
    const element = put({ catalog: marked as Catalog, need: 'sleep' });
    let seen = 0;
    const nothingIsMade = async (title: string | RegExp) => {
      await at(element, title);
      const root = [...(element.shadowRoot?.querySelectorAll('.frame > *') ?? [])]
        .map((step) => step.shadowRoot)
        .find((shadow) => shadow?.querySelector('h2'));
      expect([...(root?.querySelectorAll('[onerror], [src=x]') ?? [])]).to.deep.equal([]);
      expect([...(root?.querySelectorAll('b') ?? [])].filter((b) => b.textContent === 'bold')).to.deep.equal(
        [],
      );
      if (root?.textContent?.includes('<b>bold</b>')) seen++;
    };
    await nothingIsMade('This should fit');
    await press(element, '.card');
    await until(() => inStep(element, '.slots button'));
    await nothingIsMade('Find your time');
    await press(element, '.slots button');
    await nothingIsMade('Who is coming?');
    await fill(element);
    await nothingIsMade('Is everything right?');
    await press(element, '.primary');
    await nothingIsMade(/^See you/);
    expect(seen).to.equal(5);
    expect((window as unknown as { broken?: number }).broken).to.equal(undefined);
  });

  it('names every fault of a broken catalog, and leaves its own children to see', async () => {
    const failed = new Promise((resolve) =>
      document.body.addEventListener('unknot-failed', resolve, { once: true, signal: over.signal }),
    );
    const element = put({ catalog: { ...document_, version: 2, hours: [{ day: 9, from: 3, to: 1 }] } });
    await failed;
    const text = await until(() => element.shadowRoot?.querySelector('.faults')?.textContent);
    expect(text).to.contain('version').and.to.contain('hours[0].day');
    expect(element.querySelector('a')?.getBoundingClientRect().height).to.be.greaterThan(0);
    element.catalog = document_;
    await at(element, 'What would do you good?');
    expect(element.querySelector('a')?.getBoundingClientRect().height).to.equal(0);
  });

  it('tells the owner what is missing where no backend is named', async () => {
    const element = put({ backend: '' });
    const text = await until(() => element.shadowRoot?.querySelector('.faults')?.textContent);
    expect(text).to.contain('“backend”');
  });

  it('passes a request on where there is no server, and does not call it booked', async () => {
    const sent: unknown[] = [];
    const { fetch } = window;
    window.fetch = async (_, init) => {
      sent.push(JSON.parse(String(init?.body)));
      return new Response('{}');
    };
    try {
      const service = catalog.services[0]!.id;
      const element = put({ backend: '', requestTo: 'https://forms.example/lindenrast', service });
      await press(element, '.slots button');
      await fill(element);
      await at(element, 'Is everything right?');
      await press(element, '.primary');
      await at(element, /^Your request is on its way, Ana/);
      expect(sent).to.have.length(1);
      expect(sent[0]).to.deep.include({ serviceId: service });
    } finally {
      window.fetch = fetch;
    }
  });

  it('offers what the page put into it, and another try, where the answer is nonsense', async () => {
    const { fetch } = window;
    let answer: unknown = { catalog: { services: 'none' }, offsets: 3 };
    window.fetch = async () => new Response(JSON.stringify(answer));
    try {
      const element = put({ backend: 'https://booking.example' });
      const again = await until(() => element.shadowRoot?.querySelector<HTMLElement>('button.primary'));
      expect(element.querySelector('a')?.getBoundingClientRect().height).to.be.greaterThan(0);
      answer = '<html>';
      again.click();
      await until(() => element.shadowRoot?.querySelector('.notice.warn'));
    } finally {
      window.fetch = fetch;
    }
  });
});
