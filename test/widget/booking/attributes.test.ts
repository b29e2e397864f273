import { expect } from 'chai';
import { parseCatalog } from '../../../packages/core/src/index.ts';
import '../../../packages/widget/src/define.ts';
import { Answer, until } from '../support.ts';
import {
  at,
  type Call,
  catalog,
  catalogDocument,
  choose,
  cleanPage,
  heading,
  inFrame,
  inStep,
  json,
  press,
  put,
  StubServer,
  stepOf,
  write,
} from './support.ts';

const CATALOG = '/examples/script-tag/catalog.json';
const service = catalog.services.find(({ people }) => people !== 2)!;

const slotTimes = (element: ReturnType<typeof put>) =>
  until(() => inStep(element, '.slots button')?.textContent?.trim());
const warning = (element: ReturnType<typeof put>) =>
  until(() => inFrame(element, '.faults')?.textContent?.trim());

describe('The attributes of <unknot-booking>', () => {
  let server: StubServer | undefined;
  beforeEach(cleanPage);
  afterEach(() => {
    server?.restore();
    server = undefined;
    cleanPage();
  });

  it('may be set a moment after the element is there, as some frameworks do', async () => {
    const failures: Event[] = [];
    const hear = (event: Event) => failures.push(event);
    document.addEventListener('unknot-failed', hear);
    const element = write('<unknot-booking></unknot-booking>');
    await new Promise(requestAnimationFrame);
    element.backend = 'demo';
    await new Promise(requestAnimationFrame);
    element.catalog = catalogDocument;
    await at(element, /do you good/);
    await new Promise((later) => setTimeout(later, 150));
    document.removeEventListener('unknot-failed', hear);
    expect(failures).to.deep.equal([]);
    expect(heading(element)).to.match(/do you good/);
  });

  describe('code', () => {
    const priced = (element: ReturnType<typeof put>) =>
      inStep(element, '.total dd')?.textContent?.trim() ?? '';
    const field = (element: ReturnType<typeof put>) => inStep(element, 'unknot-code')?.shadowRoot;

    it('is looked at on the last step, goes with the booking, and is computed again there', async () => {
      server = new StubServer();
      const element = put({ backend: '/booking', service: service.id, code: 'relax-10' });
      await choose(element);
      await until(() => field(element)?.textContent?.includes('RELAX10'));
      const [check] = server.to('POST', '/codes/check');
      expect(check!.body).to.deep.include({
        code: 'relax-10',
        serviceId: service.id,
        email: 'ana@example.com',
      });
      await press(element, '.primary');
      await at(element, /^See you/);
      const [{ body }] = server.to('POST', '/bookings') as [Call];
      const { price } = service.durations.reduce((a, b) => (b.minutes < a.minutes ? b : a));
      expect(body).to.deep.include({ code: 'RELAX10', expectedTotal: price - Math.round(price / 10) });
      expect(inStep(element, 'dl.sum:not(.facts)')?.textContent).to.contain('Ten per cent off');
    });

    it('that is refused with the booking is said at its field, and nothing is lost', async () => {
      server = new StubServer();
      server.odd = ({ path }) =>
        path === '/bookings' ? json({ code: 'code-used-up', title: 'No', status: 409 }, 409) : undefined;
      const element = put({ backend: '/booking', service: service.id, code: 'RELAX10' });
      await choose(element);
      await until(() => field(element)?.querySelector('.quiet'));
      const before = priced(element);
      await press(element, '.primary');
      await until(() => field(element)?.querySelector('[aria-invalid=true]'));
      expect(field(element)?.querySelector('[role=alert]')?.textContent).to.contain('used up');
      expect(field(element)?.activeElement?.id).to.equal('text');
      expect(priced(element)).not.to.equal(before);
      server.odd = () => undefined;
      await press(element, '.primary');
      await at(element, /^See you/);
      expect(server.to('POST', '/bookings').at(-1)!.body).not.to.have.property('code');
    });

    it('is left out where the backend knows of none', async () => {
      server = new StubServer();
      server.odd = async ({ path, url, init }) => {
        if (path !== '/catalog') return undefined;
        server!.odd = () => undefined;
        const { acceptsCodes: _, ...answer } = await (await fetch(url, init)).json();
        return json(answer);
      };
      const element = put({ backend: '/booking', service: service.id, code: 'RELAX10' });
      await choose(element);
      expect(inStep(element, '[aria-controls=code]')).to.equal(null);
      await press(element, '.primary');
      await at(element, /^See you/);
      expect(server.to('POST', '/bookings')[0]!.body).not.to.have.property('code');
    });
  });

  describe('backend', () => {
    it('is the address of a server, from where the page is, with no cookies sent', async () => {
      server = new StubServer();
      const element = write('<unknot-booking backend="/booking/"></unknot-booking>');
      await at(element, 'What would do you good?');
      expect(server.calls.map(({ url }) => url)).to.deep.equal([`${location.origin}/booking/v1/catalog`]);
      expect(server.calls[0]!.init.credentials).to.equal('omit');
    });

    it('of “demo” asks nobody', async () => {
      server = new StubServer();
      const element = put({ service: service.id });
      await slotTimes(element);
      expect(server.calls).to.deep.equal([]);
    });

    it('can be changed, and what the old one knew plays no part in the new one', async () => {
      server = new StubServer();
      const [minute, away] = [60_000, Date.now() + 400 * 86_400_000];
      const now = new Date().toISOString();
      const taken = [0, Math.round((away - Date.now()) / minute)];
      const full = {
        from: now,
        to: new Date(away).toISOString(),
        now,
        unit: 1,
        busy: Object.fromEntries(catalog.staff.map(({ id }) => [id, taken])),
      };
      server.odd = ({ url, path }: Call) =>
        url.startsWith('https://one.example') && path === '/busy' ? json(full) : undefined;
      const element = put({ backend: 'https://one.example', service: service.id });
      await until(() => /no free time/.test(stepOf(element)?.shadowRoot?.textContent ?? ''));
      element.backend = 'https://two.example';
      await slotTimes(element);
      expect(server.calls.at(-1)!.url).to.match(/^https:\/\/two\.example\/v1\/busy/);
    });

    it('that answers late is not heard once another is asked for', async () => {
      server = new StubServer();
      const late = new Answer<Response>();
      server.odd = ({ url }) => (url.startsWith('https://one.example') ? late.promise : undefined);
      const element = put({ backend: 'https://one.example' });
      await until(() => server?.calls.length === 1);
      let ready = 0;
      element.addEventListener('unknot-ready', () => ready++);
      element.backend = 'https://two.example';
      await at(element, 'What would do you good?');
      late.resolve(json('nonsense'));
      await until(() => inStep(element, '.chip'));
      await new Promise(requestAnimationFrame);
      expect(heading(element)).to.equal('What would do you good?');
      expect(ready).to.equal(1);
    });
  });

  describe('catalog', () => {
    it('is an address, from where the page is', async () => {
      const element = write(`<unknot-booking backend="demo" catalog="${CATALOG}"></unknot-booking>`);
      await at(element, 'What would do you good?');
    });

    it('is an object as well, as it is read from a file or as core gives it', async () => {
      for (const given of [catalogDocument, parseCatalog(catalogDocument)]) {
        cleanPage();
        await at(put({ catalog: given }), 'What would do you good?');
      }
    });

    it('can be given after the element is there', async () => {
      const element = write('<unknot-booking backend="demo"></unknot-booking>');
      expect(await warning(element)).to.contain('“catalog”');
      element.catalog = catalogDocument;
      await at(element, 'What would do you good?');
    });

    for (const [what, answer, says] of [
      ['is not there', () => new Response('', { status: 404 }), 'could not be loaded (404)'],
      ['is a page of HTML', () => new Response('<!doctype html>'), 'is not a JSON document'],
      ['is something else', () => json([1, 2]), 'must be'],
    ] as const) {
      it(`names itself to the owner where it ${what}`, async () => {
        server = new StubServer();
        server.odd = answer;
        const failed = new Promise<CustomEvent>((resolve) =>
          document.body.addEventListener('unknot-failed', resolve, { once: true }),
        );
        const element = write('<unknot-booking backend="demo" catalog="./spa.json"></unknot-booking>');
        expect(await warning(element)).to.contain(says);
        expect((await failed).detail).to.deep.equal({ code: 'broken' });
      });
    }

    it('that cannot be reached can be tried again', async () => {
      server = new StubServer();
      server.odd = () => {
        throw new TypeError('offline');
      };
      const element = write('<unknot-booking backend="demo" catalog="./spa.json"></unknot-booking>');
      const again = await until(() => inFrame(element, 'button.primary'));
      server.odd = () => json(catalogDocument);
      again.click();
      await at(element, 'What would do you good?');
    });
  });

  describe('date', () => {
    it('is the day whose times are shown', async () => {
      const other = put({ service: service.id });
      await slotTimes(other);
      const free = stepOf(other)!.shadowRoot!.querySelectorAll<HTMLElement>(
        '[data-day]:not([aria-disabled=true]):not([aria-pressed=true])',
      );
      const date = free[free.length - 1]!.dataset.day!;
      cleanPage();
      const element = put({ service: service.id, date });
      await slotTimes(element);
      const shown = await until(() => inStep(element, '[data-day][aria-pressed=true]'));
      expect(shown.dataset.day).to.equal(date);
    });

    for (const date of ['', 'tomorrow', '2026-02-31', '2026-13-01', '1999-01-01', '9999-12-31', '2026-1-1']) {
      it(`of “${date}” leaves the first free day on view`, async () => {
        const without = put({ service: service.id });
        await slotTimes(without);
        const first = inStep(without, '[data-day][aria-pressed=true]')?.dataset.day;
        cleanPage();
        const element = put({ service: service.id, date });
        await slotTimes(element);
        expect(inStep(element, '[data-day][aria-pressed=true]')?.dataset.day).to.equal(first);
      });
    }
  });

  describe('staff', () => {
    it('is nobody in particular where the massage is given by others, or by nobody of that name', async () => {
      const other = catalog.services.find(({ staff }) => staff && staff.length < catalog.staff.length)!;
      const outsider = catalog.staff.find(({ id }) => !other.staff!.includes(id))!;
      for (const staff of [outsider.id, 'gone', '']) {
        cleanPage();
        const element = put({ service: other.id, staff });
        await slotTimes(element);
        const asked = inStep(element, 'label.chip:has([name=staff]:checked)');
        if (asked) expect(asked.textContent?.trim()).to.equal('Whoever is free');
      }
    });
  });

  describe('need', () => {
    it('names several, with what the spa knows of them', async () => {
      const element = write(
        `<unknot-booking backend="demo" catalog="${CATALOG}" need="sleep, gone  posture"></unknot-booking>`,
      );
      await at(element, 'This should fit');
      inFrame(element, '.back')?.click();
      expect(inFrame(element, '.back')).to.equal(null); // it is the first step here
    });
  });

  it('shows as much of the way behind as its words say, from wherever the way starts', async () => {
    for (const [settings, part] of [
      [{}, 1 / 6],
      [{ service: service.id }, 1 / 4],
    ] as const) {
      cleanPage();
      const element = put(settings);
      const bar = await until(() => inFrame(element, '.bar'));
      await until(() => !document.getAnimations().length);
      const width = inFrame(element, '.bar i')!.getBoundingClientRect().width;
      expect(width / bar.getBoundingClientRect().width).to.be.closeTo(part, 0.01);
    }
  });

  describe('lang', () => {
    const timeIn = async (html: string) => {
      cleanPage();
      const element = write(html);
      return slotTimes(element);
    };
    const here = (lang: string) =>
      `<unknot-booking ${lang} backend="demo" catalog="${CATALOG}" service="${service.id}"></unknot-booking>`;

    // The spa's time, and beneath it the visitor's, with its day where that is another one.
    const TWELVE_HOURS = /^\d+:\d\d\s[AP]M\s+(?:\w{3}\s)?\d+:\d\d\s[AP]M$/;
    const TWENTY_FOUR_HOURS = /^\d\d:\d\d\s+(?:\w{3}\s)?\d\d:\d\d$/;

    it('decides how times are written', async () => {
      expect(await timeIn(here('lang="en-US"'))).to.match(TWELVE_HOURS);
      expect(await timeIn(here('lang="en-GB"'))).to.match(TWENTY_FOUR_HOURS);
    });

    it('is that of the page around it where it has none', async () => {
      expect(await timeIn(`<main lang="en-US">${here('')}</main>`)).to.match(TWELVE_HOURS);
    });

    it('is that of the words on view, and so is their direction, whatever the page around has', async () => {
      document.documentElement.dir = 'rtl';
      const element = write(`<main lang="de">${here('')}</main>`);
      await slotTimes(element);
      const frame = inFrame(element, '.frame')!;
      expect(frame.lang).to.match(/^de\b/);
      expect(frame.dir).to.equal('ltr');
      expect(stepOf(element)!.matches(':dir(ltr)')).to.equal(true);
      expect(getComputedStyle(inStep(element, 'h2')!).direction).to.equal('ltr');
    });

    for (const lang of ['xx', 'not a language', '----']) {
      it(`of “${lang}”, for which there are no words, is the browser’s`, async () => {
        expect(navigator.languages[0]).to.equal('en-US');
        expect(await timeIn(here(`lang="${lang}"`))).to.match(TWELVE_HOURS);
      });
    }
  });

  describe('theme', () => {
    const ground = async (html: string) => {
      cleanPage();
      const element = write(html);
      await at(element, 'What would do you good?');
      return getComputedStyle(inFrame(element, '.frame')!).backgroundColor;
    };
    const here = (theme: string) =>
      `<unknot-booking ${theme} backend="demo" catalog="${CATALOG}"></unknot-booking>`;
    const dark = 'rgb(23, 28, 26)';
    const light = 'rgb(251, 248, 244)';

    it('is light or dark whatever the page is', async () => {
      expect(await ground(`<div style="color-scheme: light">${here('theme="dark"')}</div>`)).to.equal(dark);
      expect(await ground(`<div style="color-scheme: dark">${here('theme="light"')}</div>`)).to.equal(light);
    });

    for (const theme of ['', 'theme="auto"', 'theme="purple"']) {
      it(`is the page’s with ${theme || 'none'}`, async () => {
        expect(await ground(`<div style="color-scheme: dark">${here(theme)}</div>`)).to.equal(dark);
        expect(await ground(`<div style="color-scheme: light">${here(theme)}</div>`)).to.equal(light);
      });
    }

    it('shows in the attribute when the property is set', async () => {
      const element = put({ theme: 'dark' });
      await element.updateComplete;
      expect(element.getAttribute('theme')).to.equal('dark');
    });
  });

  describe('that mean nothing', () => {
    const warnings: string[] = [];
    const { warn } = console;
    beforeEach(() => {
      warnings.length = 0;
      console.warn = (text: string) => warnings.push(text);
    });
    afterEach(() => {
      console.warn = warn;
    });

    for (const [written, title] of [
      ['mode="popup"', /do you good/],
      ['theme="purple"', /do you good/],
      ['service="mud"', /do you good/],
      ['need="gone"', /do you good/],
      [`service="${service.id}" staff="nobody"`, /Find your time/],
      [`service="${service.id}" date="tomorrow"`, /Find your time/],
    ] as const) {
      it(`are told in the console, and the form is as without them: ${written}`, async () => {
        const element = write(
          `<unknot-booking ${written} backend="demo" catalog="${CATALOG}"></unknot-booking>`,
        );
        await at(element, title);
        expect(warnings).to.deep.equal([`[unknot] Not known, and left out: ${written.split(' ').at(-1)}`]);
      });
    }

    it('are told too where the first question was there before the rest', async () => {
      server = new StubServer();
      const element = write('<unknot-booking backend="/booking" mode="popup" theme="Dark"></unknot-booking>');
      await at(element, /do you good/);
      await until(() => warnings.length);
      expect(warnings).to.deep.equal(['[unknot] Not known, and left out: mode="popup", theme="Dark"']);
    });

    it('are told once, and what has a meaning is not', async () => {
      const staff = catalog.staff.find(({ id }) => !service.staff || service.staff.includes(id))!.id;
      const element = put({ service: service.id, staff, need: 'sleep', date: '2030-01-01', theme: 'dark' });
      await slotTimes(element);
      expect(warnings).to.deep.equal([]);
    });
  });

  describe('prefill', () => {
    it('of anything else than texts about who comes is left out', async () => {
      const prefill = { name: 3, email: null, phone: undefined, notes: 'A herniated disc', agreed: true };
      const element = put({ service: service.id, prefill: prefill as never });
      await press(element, '.slots button');
      await at(element, 'Who is coming?');
      for (const id of ['name', 'email', 'phone', 'notes']) {
        expect((inStep(element, `#${id}`) as HTMLInputElement).value, id).to.equal('');
      }
      expect((inStep(element, '#agreed') as HTMLInputElement).checked).to.equal(false);
      await press(element, '[type=submit]');
      await until(() => /3 things need your attention/.test(stepOf(element)?.shadowRoot?.textContent ?? ''));
    });

    it('of nothing is nothing', async () => {
      for (const prefill of [null, undefined]) {
        cleanPage();
        await at(put({ prefill: prefill as never }), 'What would do you good?');
      }
    });
  });

  it('can be changed: the catalog is shown anew', async () => {
    const element = put({ need: 'sleep' });
    const name = () => inStep(element, '.card .name')?.textContent?.trim();
    const before = await until(name);
    element.catalog = {
      ...catalogDocument,
      services: catalog.services.map((one) => ({ ...one, name: `New ${one.name}` })),
    };
    await until(() => name() === `New ${before}`);
  });
});
