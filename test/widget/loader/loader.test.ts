import { expect } from 'chai';
import type { Command } from '../../../packages/widget/src/loader/commands.ts';
import { until } from '../support.ts';
import { later, Page, type PageWindow, TRY_OUT } from './support.ts';

const OPENS =
  'data-unknot-open data-unknot-backend="demo" data-unknot-catalog="/examples/script-tag/catalog.json"';
const FORM = `<unknot-booking ${TRY_OUT}></unknot-booking>`;
const tryOut = { backend: 'demo', catalog: '/examples/script-tag/catalog.json' };

/** What a page does that asks for something before the script is there. */
const ask =
  (...commands: Command[]) =>
  (window: PageWindow) => {
    window.Unknot = Object.assign(() => {}, { q: commands }) as never;
  };

describe('The script tag', () => {
  const pages: Page[] = [];
  const open = async (...settings: Parameters<typeof Page.open>) => {
    const page = await Page.open(...settings);
    pages.push(page);
    return page;
  };
  beforeEach(() => sessionStorage.clear());
  afterEach(async () => {
    for (const page of pages.splice(0)) {
      expect(page.window.violations).to.deep.equal([]);
      await page.close();
    }
  });

  it('loads the form once it comes near, and leaves one global behind', async () => {
    const known = new Set<string>();
    const page = await open(`<div id="far"></div><unknot-booking ${TRY_OUT}></unknot-booking>`, {
      before: (window) => {
        for (const name of Object.getOwnPropertyNames(window)) known.add(name);
        const far = new (window as unknown as { CSSStyleSheet: typeof CSSStyleSheet }).CSSStyleSheet();
        far.replaceSync('#far{height:5000px}');
        window.document.adoptedStyleSheets.push(far);
      },
    });
    await later();
    expect(page.defined).to.equal(false);
    page.widget.scrollIntoView();
    await page.at(/do you good/);
    await until(() => page.window.customElements.get('unknot-confirmation'));
    const globals = Object.getOwnPropertyNames(page.window).filter((name) => !known.has(name));
    expect(globals).to.deep.equal(['Unknot']);
    expect(page.document.cookie).to.equal('');
  });

  it('keeps the place of a form that is yet to come', async () => {
    const page = await open(`<unknot-booking id="later"></unknot-booking><p>After it</p>`);
    const before = page.find('p').getBoundingClientRect().top;
    expect(before).to.be.greaterThan(500);
  });

  it('does what was asked for before it was there, in order', async () => {
    const heard: string[] = [];
    const page = await open('<main></main>', {
      before: ask(
        ['init', tryOut],
        ['on', { event: 'ready', callback: ({ type }) => heard.push(type) }],
        ['inline', { target: 'main', requestTo: 'mailto:a@b.example', need: 'sleep' }],
      ),
    });
    await until(() => page.widget);
    expect(page.widget.parentElement!.localName).to.equal('main');
    expect(page.widget.getAttribute('request-to')).to.equal('mailto:a@b.example');
    await until(() => heard.includes('unknot-ready'));
  });

  it('says in the console what it does not know, and goes on', async () => {
    const page = await open('<main></main>', {
      before: ask(
        ['dance'] as never,
        ['inline', { target: '#nowhere' }],
        ['inline', { target: 'main', ...tryOut }],
      ),
    });
    await until(() => page.widget);
    const said = page.window.errors.join('\n');
    expect(said)
      .to.match(/dance/)
      .and.to.match(/There are: init, /);
    expect(said).to.match(/There is no #nowhere on this page/);
  });

  it('says in the console which options no form reads, and shows it without them', async () => {
    const page = await open('<main></main>');
    const said: string[] = [];
    page.window.console.warn = (text: string) => said.push(text);
    page.window.Unknot!('inline', { ...tryOut, target: 'main', sevice: 'quiet-back', id: 'here' });
    page.window.Unknot!('button', { ...tryOut, position: 'top' as never });
    await page.at(/do you good/);
    await until(() => page.find('unknot-button'));
    expect(said.sort()).to.deep.equal([
      '[unknot] Not known, and left out: sevice',
      '[unknot] position: top is not known; there are start and end.',
    ]);
    const button = page.find('unknot-button').shadowRoot!.querySelector('button')!;
    expect(button.getBoundingClientRect().right).to.be.greaterThan(700);
  });

  it('opens the dialog again for who left it for a payment page, beside a form in the page', async () => {
    sessionStorage.setItem('unknot:demo:unknot-dialog:paying', '{}');
    const page = await open(`<div>${FORM}</div><button ${OPENS}>Book</button>`);
    await until(() => page.find('unknot-booking#unknot-dialog'));
    expect(page.document.querySelectorAll('unknot-booking').length).to.equal(2);
    const dialog = page.find('#unknot-dialog');
    await until(() => dialog.shadowRoot?.querySelector('dialog[open] .frame > [exportparts]'));
  });

  it('takes objects as properties', async () => {
    const page = await open('<main></main>');
    page.window.Unknot!('inline', { ...tryOut, target: page.find('main'), prefill: { name: 'Ana' } });
    await until(() => page.widget?.hasUpdated);
    expect(page.widget.prefill).to.deep.equal({ name: 'Ana' });
  });

  it('opens the dialog by whatever says so, also where that is added later', async () => {
    const page = await open('');
    const link = page.document.createElement('a');
    link.href = '#elsewhere';
    for (const [name, value] of Object.entries({ open: '', ...tryOut, service: 'quiet-back' })) {
      link.setAttribute(`data-unknot-${name}`, value);
    }
    link.append(page.document.createElement('b'));
    page.document.body.append(link);
    page.find('b').dispatchEvent(
      new (page.window as unknown as { MouseEvent: typeof MouseEvent }).MouseEvent('click', {
        bubbles: true,
        cancelable: true,
        composed: true,
      }),
    );
    await until(() => page.dialog?.open);
    expect(page.window.location.hash).to.equal('');
    expect(page.widget.service).to.equal('quiet-back');
    await until(() => page.heading);
    page.widget.close();
    await until(() => page.document.activeElement?.localName === 'a');
  });

  it('loads the form when somebody is about to press what opens it, and leaves other clicks alone', async () => {
    const page = await open(`<button ${OPENS}>Book</button><a href="#there" ${OPENS}>Book</a>`);
    await later();
    expect(page.defined).to.equal(false);
    page.find('button').focus();
    page.find('button').dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
    await until(() => page.defined);
    const click = new (page.window as unknown as { MouseEvent: typeof MouseEvent }).MouseEvent('click', {
      bubbles: true,
      cancelable: true,
      ctrlKey: true,
    });
    page.find('button').dispatchEvent(click);
    expect(click.defaultPrevented).to.equal(false);
    expect(page.widget).to.equal(null);
  });

  it('starts over where another massage is asked for, and goes on with the same one', async () => {
    const page = await open(
      `<button ${OPENS}>Any</button><button id="one" ${OPENS} data-unknot-service="quiet-back">This</button>`,
    );
    page.find('button').click();
    await page.at(/do you good/);
    await page.press('.primary');
    await page.at(/Choose your massage/);
    page.widget.close();
    page.find('button').click();
    await until(() => page.dialog?.open);
    expect(page.heading).to.equal('Choose your massage');
    page.widget.close();
    page.find('#one').click();
    await until(() => page.widget.service === 'quiet-back' && page.dialog?.open);
    await page.at(/Find your time/);
    expect(page.document.querySelectorAll('unknot-booking').length).to.equal(1);
  });

  it('has a link lead where it led without us, where the form cannot be had', async () => {
    const page = await open(`<a href="#call-us" ${OPENS}>Book</a>`, { folder: 'changed-define' });
    if (/AppleWebKit\/605/.test(navigator.userAgent)) return; // there it is had: see integrity.test.ts
    page.find('a').click();
    await until(() => page.window.location.hash === '#call-us');
  });

  it('makes nothing that runs of what visitors may write on a page, and tells it to nothing but forms', async () => {
    const page = await open(`<form id="login" action="/login"></form><iframe id="frame"></iframe>
      <a id="runs" ${OPENS} data-unknot-onclick="window.changed=1" data-unknot-OnFocusIn="window.changed=1" data-unknot-style="position:fixed" data-unknot-sevice="x">Book</a>
      <a id="leads" ${OPENS.replace('open', 'open="#login"')} data-unknot-action="https://evil.example/">Book</a>
      <a id="fills" ${OPENS.replace('open', 'open="#frame"')} data-unknot-srcdoc="<script>parent.changed=1</script>">Book</a>`);
    for (const id of ['leads', 'fills']) page.find(`#${id}`).click();
    await until(() => page.window.errors.length === 2);
    expect(page.window.errors.join('\n'))
      .to.match(/#login is no <unknot-booking>/)
      .and.to.match(/#frame is no <unknot-booking>/);
    expect(page.find('#login').getAttribute('action')).to.equal('/login');
    expect(page.find('#frame').hasAttribute('srcdoc')).to.equal(false);
    page.find('#runs').click();
    await until(() => page.dialog?.open);
    page.widget.click();
    page.widget.dispatchEvent(new FocusEvent('focusin'));
    await until(() => !page.widget.hasAttribute('sevice'));
    const names = page.widget.getAttributeNames().filter((name) => /^(on|style|sevice)/.test(name));
    expect(names).to.deep.equal([]);
    expect(page.window.changed).to.equal(undefined);
  });

  it('takes its folder from its own tag alone, and from nothing that goes by the tag’s name', async () => {
    const page = await open(`<img name="currentScript" src="/built/changed-define/x.js" alt="">${FORM}`);
    expect((page.document as { currentScript: unknown }).currentScript).to.equal(page.find('img'));
    await later();
    expect(page.window.Unknot).to.equal(undefined);
    expect(Object.keys(page.asked).sort()).to.deep.equal(['unknot', 'x']);
  });

  it('is there beside an element that goes by its name', async () => {
    const page = await open(`<div id="Unknot"></div>${FORM}`);
    page.widget.scrollIntoView();
    await page.at(/do you good/);
    expect(page.window.Unknot!.base).to.match(/\/built\/plain\/$/);
  });

  it('adds a button that floats at a corner', async () => {
    const page = await open('', {
      before: ask(['button', { text: 'Book a massage', position: 'start', ...tryOut }]),
    });
    const button = await until(() => page.find('unknot-button')?.shadowRoot?.querySelector('button'));
    expect(button.textContent).to.equal('Book a massage');
    const { left, bottom, height } = button.getBoundingClientRect();
    expect(left).to.be.lessThan(40);
    expect(bottom).to.be.greaterThan(550);
    expect(height).to.be.at.least(44);
    button.click();
    await until(() => page.dialog?.open);
    page.widget.close();
    await until(() => page.find('unknot-button').shadowRoot!.activeElement === button);
  });

  it('takes what its own tag says for all that it makes', async () => {
    const page = await open('<button data-unknot-open>Book</button>', {
      attributes: {
        'data-unknot-backend': 'demo',
        'data-unknot-catalog': '/examples/script-tag/catalog.json',
        'data-unknot-lang': 'de',
      },
    });
    page.find('button').click();
    await until(() => page.dialog?.open);
    expect(page.widget.backend).to.equal('demo');
    expect(page.widget.lang).to.equal('de');
  });

  it('is used once, where it is on a page twice', async () => {
    const page = await open(`<unknot-booking ${TRY_OUT}></unknot-booking>`);
    const { Unknot } = page.window;
    await page.script('plain');
    await page.script('another');
    await until(() => page.window.errors.length);
    expect(page.window.errors.join()).to.match(/\/built\/another\/ is not used: .*\/built\/plain\/ is there/);
    expect(page.window.Unknot).to.equal(Unknot);
    await page.at(/do you good/);
    expect(
      page.window.performance
        .getEntriesByType('resource')
        .filter(({ name }) => /another\/(define|unknot-)/.test(name)),
    ).to.deep.equal([]);
  });

  it('loads the form at once for who comes by a link in a mail', async () => {
    const page = await open(`<button ${OPENS}>Book</button>`, { hash: '#unknot=b1.wrong' });
    await until(() => page.dialog?.open);
    expect(page.window.location.hash).to.equal('');
  });

  it('works on a page that is isolated from other origins', async () => {
    const page = await open(`<unknot-booking ${TRY_OUT}></unknot-booking>`, { isolated: true });
    await page.at(/do you good/);
  });
});
