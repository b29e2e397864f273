import { expect } from 'chai';
import { until } from '../support.ts';
import { later, Page, TRY_OUT } from './support.ts';

const FORM = `<unknot-booking ${TRY_OUT}><a href="tel:+4940123456">Call us</a></unknot-booking>`;
/** Safari heeds what a page's own import map says, and not what a `modulepreload` does. */
const map = /AppleWebKit\/605/.test(navigator.userAgent);

describe('What the script tag loads', () => {
  let page: Page;
  beforeEach(() => sessionStorage.clear());
  afterEach(() => page.close());

  it('is asked for once each, is as it was built, and breaks no content policy', async () => {
    page = await Page.open(FORM);
    await page.at(/do you good/);
    await until(() => page.window.customElements.get('unknot-confirmation'));
    expect(page.window.errors).to.deep.equal([]);
    expect(page.window.violations).to.deep.equal([]);
    for (const [file, times] of Object.entries(page.asked)) expect(times, file).to.equal(1);
    expect(Object.keys(page.asked)).to.include('unknot');
    expect(Object.keys(page.asked).length).to.be.greaterThan(10);
  });

  it('is as the import map says that was built with it', async () => {
    page = await Page.open(FORM, { map: true });
    await page.at(/do you good/);
    await until(() => page.window.customElements.get('unknot-confirmation'));
    expect(page.window.errors).to.deep.equal([]);
    expect(page.window.violations).to.deep.equal([]);
  });

  it('does not run where the form itself was changed on its way, and the page’s own words stay', async () => {
    page = await Page.open(FORM, { folder: 'changed-define', map });
    await until(() => page.window.errors.length);
    await later();
    expect(page.window.changed).to.equal(undefined);
    expect(page.defined).to.equal(false);
    expect(page.find('a').getBoundingClientRect().height).to.be.greaterThan(0);
    if (!map) expect(page.window.errors.join()).to.match(/define-[\w-]{8}\.js is missing or changed/);
  });

  it('does not run where the list of what is to be in the files was changed', async () => {
    page = await Page.open(`<button data-unknot-open>Book</button>${FORM}`, {
      folder: 'changed-files',
      map,
    });
    page.find('button').click();
    await until(() => page.window.errors.length);
    await later();
    expect(page.window.changed).to.equal(undefined);
    if (!map) expect(page.window.errors.join()).to.match(/unknot-files-[\w-]{8}\.js is missing or changed/);
  });

  it('does not run where its session was changed, and a visitor is told that it cannot be had', async () => {
    page = await Page.open(FORM, { folder: 'changed-session', map });
    await until(() => page.widget?.shadowRoot?.querySelector('[role=alert]'));
    expect(page.window.changed).to.equal(undefined);
    expect(page.window.customElements.get('unknot-slot-picker')).to.equal(undefined);
    if (!map) expect(page.window.errors.join()).to.match(/unknot-session-[\w-]{8}\.js is missing or changed/);
  });

  it('does not run where a file was changed that a step imports', async () => {
    page = await Page.open(FORM, { folder: 'changed-find-slots', map });
    await until(() => page.widget?.shadowRoot?.querySelector('[role=alert]'));
    expect(page.window.changed).to.equal(undefined);
    expect(page.window.customElements.get('unknot-slot-picker')).to.equal(undefined);
  });

  it('does not run where a later step was changed, and all before it does', async () => {
    page = await Page.open(FORM, { folder: 'changed-form', map });
    await page.at(/do you good/);
    await until(() => Object.keys(page.asked).some((file) => file.startsWith('unknot-form-')));
    await later();
    expect(page.window.changed).to.equal(undefined);
    await page.press('.primary');
    await page.at(/Choose your massage/);
    expect(page.window.customElements.get('unknot-details-form')).to.equal(undefined);
  });
});
