import { expect } from 'chai';
import '../../../packages/widget/src/define.ts';
import type { AnalyticsEntry } from '../../../packages/widget/src/page/analytics.ts';
import { until } from '../support.ts';
import {
  at,
  book,
  type Call,
  catalog,
  choose,
  cleanPage,
  heading,
  inStep,
  press,
  put,
  StubServer,
} from './support.ts';

const service = catalog.services.find(({ people }) => people !== 2)!;
const { price } = service.durations.reduce((a, b) => (b.minutes < a.minutes ? b : a));
const page = window as unknown as { dataLayer?: AnalyticsEntry[] };
const home = location.href;

let made = 0;

/** A form of its own: what an earlier one keeps late is not taken for its draft. */
function form(settings: Parameters<typeof put>[0]): ReturnType<typeof put> {
  return put({ backend: '/booking', id: `form-${++made}`, ...settings });
}

/** The page's own address, with these parameters. */
function goTo(parameters: Record<string, string>): void {
  const url = new URL(home);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  history.replaceState(null, '', url);
}

describe('The page around the form', () => {
  let server: StubServer;
  const warnings: string[] = [];
  const { warn, error } = console;
  beforeEach(() => {
    cleanPage();
    server = new StubServer();
    warnings.length = 0;
    console.warn = (...texts) => warnings.push(texts.join(' '));
  });
  afterEach(() => {
    server.restore();
    Object.assign(console, { warn, error });
    cleanPage();
    history.replaceState(null, '', home);
    delete page.dataLayer;
  });

  const sent = () => (server.to('POST', '/bookings') as [Call])[0].body;

  describe('with statistics', () => {
    it('is told nothing unless it asks', async () => {
      const element = form({ service: service.id });
      await book(element);
      expect(page.dataLayer).to.equal(undefined);
    });

    it('is told each step and the booking, with the massage and its price, in the order they came', async () => {
      page.dataLayer = [];
      const element = form({ service: service.id, analytics: 'data-layer' });
      await book(element);
      await until(() => page.dataLayer?.some(({ event }) => event === 'unknot_booked'));
      const of = { service: service.id, price: price / 100, currency: 'EUR' };
      expect(page.dataLayer).to.deep.equal([
        { event: 'unknot_step', unknot: { step: 'times', ...of } },
        { event: 'unknot_step', unknot: { step: 'details', ...of } },
        { event: 'unknot_step', unknot: { step: 'review', ...of } },
        { event: 'unknot_step', unknot: { step: 'confirmed', ...of } },
        { event: 'unknot_booked', unknot: { step: 'confirmed', ...of } },
      ]);
    });

    it('is told nothing of who the visitor is, what they need and where it is tense', async () => {
      const element = form({ analytics: 'data-layer' });
      await at(element, 'What would do you good?');
      await press(element, '.chip');
      await press(element, '.primary');
      await until(() => inStep(element, '.card'));
      await press(element, '.card');
      await book(element);
      await until(() => page.dataLayer?.some(({ event }) => event === 'unknot_booked'));
      for (const { event, unknot } of page.dataLayer!) {
        expect(event).to.match(/^unknot_(step|booked)$/);
        expect(Object.keys(unknot)).to.deep.equal(['step', 'service', 'price', 'currency']);
      }
      const [first] = page.dataLayer!;
      expect(first?.unknot).to.deep.equal({
        step: 'needs',
        service: undefined,
        price: undefined,
        currency: 'EUR',
      });
      const { reference } = JSON.parse(localStorage.getItem('unknot-demo') ?? '{}');
      const told = JSON.stringify(page.dataLayer);
      for (const secret of ['Ana', 'ana@example.com', ...catalog.needs!.map(({ id }) => id), reference]) {
        if (secret) expect(told).not.to.contain(secret);
      }
    });

    it('may be told by a function, from when the visitor has agreed until they no longer do', async () => {
      const told: AnalyticsEntry[] = [];
      const element = form({ service: service.id });
      await until(() => inStep(element, '.slots button'));
      element.analytics = (entry) => told.push(entry);
      await until(() => told.length);
      await press(element, '.slots button');
      await until(() => told.length === 2);
      expect(told.map(({ unknot }) => unknot.step)).to.deep.equal(['times', 'details']);
      element.analytics = undefined as never;
      const back = element.shadowRoot!.querySelector<HTMLElement>('.back')!;
      back.click();
      await until(() => inStep(element, '.slots button'));
      expect(told).to.have.lengthOf(2);
      expect(page.dataLayer).to.equal(undefined);
    });

    it('may fail at it: the visitor books', async () => {
      const errors: unknown[][] = [];
      console.error = (...texts) => errors.push(texts);
      const analytics = () => {
        throw new Error('no statistics today');
      };
      await book(form({ service: service.id, analytics }));
      await until(() => errors.length);
      expect(String(errors[0])).to.contain('no statistics today');
    });

    it('hears of a wish that nobody knows', async () => {
      const element = form({ service: service.id, analytics: 'piwik' as never });
      await book(element);
      await until(() => warnings.length);
      expect(warnings.join()).to.contain('“piwik”').and.to.contain('data-layer');
      expect(page.dataLayer).to.equal(undefined);
    });
  });

  describe('with parameters that are to be handed on', () => {
    it('has those that it names sent with the booking, and nothing else', async () => {
      goTo({ utm_source: 'newsletter', utm_term: 'secret', gclid: 'Cj0x', utm_campaign: 'Frühling 50%' });
      const forwardParams = 'utm_source, utm_campaign gclid fbclid';
      await book(form({ service: service.id, forwardParams }));
      expect(sent().source).to.deep.equal({
        utm_source: 'newsletter',
        utm_campaign: 'Frühling 50%',
        gclid: 'Cj0x',
      });
      expect(location.search).to.contain('utm_source=newsletter');
    });

    it('has nothing sent unless it asks', async () => {
      goTo({ utm_source: 'newsletter' });
      await book(form({ service: service.id }));
      expect(sent()).not.to.have.property('source');
    });

    it('has the address taken that the visitor came by, also where a router changes it meanwhile', async () => {
      goTo({ utm_source: 'newsletter' });
      const element = form({ service: service.id, forwardParams: 'utm_source' });
      await choose(element);
      history.replaceState(history.state, '', home);
      await press(element, '.primary');
      await at(element, /^See you/);
      expect(sent().source).to.deep.equal({ utm_source: 'newsletter' });
    });

    it('has left out what no backend takes: no booking fails for it', async () => {
      goTo({
        utm_source: 'a'.repeat(201),
        utm_medium: 'two\nlines',
        utm_term: '\u2067back to front',
        utm_content: '  ',
        gclid: '\u115f\u3164',
        constructor: 'x',
        utm_id: ' 7 ',
      });
      const forwardParams = 'utm_source utm_medium utm_term utm_content gclid constructor utm_id a.b';
      await book(form({ service: service.id, forwardParams }));
      expect(sent().source).to.deep.equal({ utm_id: '7' });
      expect(warnings.join()).to.contain('“a.b”').and.to.contain('“constructor”');
    });
  });

  describe('with parameters to be filled in', () => {
    const prefillParams = 'name=full_name email phone, service code date staff';

    it('fills in who comes, and takes that out of the address at once', async () => {
      goTo({ full_name: 'Ada Visitor', email: 'ada@visitor.example', phone: '+49 30 1234567', tab: '2' });
      history.replaceState({ ofTheRouter: 7 }, '');
      const element = form({ service: service.id, prefillParams });
      await press(element, '.slots button');
      await at(element, 'Who is coming?');
      for (const [id, value] of [
        ['name', 'Ada Visitor'],
        ['email', 'ada@visitor.example'],
        ['phone', '+49 30 1234567'],
      ]) {
        expect((inStep(element, `#${id}`) as HTMLInputElement).value).to.equal(value);
      }
      expect(location.search).not.to.match(/ada|visitor|1234567|phone/i);
      expect(location.search).to.contain('tab=2');
      expect(history.state).to.deep.include({ ofTheRouter: 7 });
      expect(server.calls.map(({ url }) => url).join()).not.to.match(/ada|visitor\.example/i);
    });

    it('begins with what was chosen elsewhere, and stays so when the page is loaded again', async () => {
      const { id } =
        catalog.staff.find(({ services = [] }) => services.includes(service.id)) ?? catalog.staff[0]!;
      goTo({ service: service.id, code: 'RELAX10', staff: id });
      const element = form({ prefillParams });
      await until(() => inStep(element, '.slots button'));
      expect([element.service, element.code, element.staff]).to.deep.equal([service.id, 'RELAX10', id]);
      expect(location.search).to.contain(`service=${service.id}`).and.to.contain('code=RELAX10');
    });

    it('has the last word where it says something itself', async () => {
      goTo({ service: catalog.services.at(-1)!.id, email: 'other@visitor.example', full_name: 'Other' });
      const prefill = { email: 'known@visitor.example' };
      const element = form({ service: service.id, prefill, prefillParams });
      await press(element, '.slots button');
      await at(element, 'Who is coming?');
      expect((inStep(element, '#email') as HTMLInputElement).value).to.equal('known@visitor.example');
      expect((inStep(element, '#name') as HTMLInputElement).value).to.equal('Other');
      expect(element.service).to.equal(service.id);
    });

    it('has nothing taken that it does not name, and never a need', async () => {
      goTo({ email: 'ada@visitor.example', need: 'sleep', service: service.id });
      const element = form({ prefillParams: 'phone need' });
      await at(element, 'What would do you good?');
      expect(element.prefill).to.deep.equal({});
      expect(warnings.join()).to.contain('“need” is none of');
      expect(heading(element)).to.equal('What would do you good?');
      expect(location.search).to.contain('email=');
    });

    it('has a massage that there is none of said in the console, and starts as ever', async () => {
      goTo({ service: '<img src=x onerror=alert(1)>' });
      const element = form({ prefillParams });
      await at(element, 'What would do you good?');
      expect(warnings.join()).to.contain('left out: service');
    });
  });
});
