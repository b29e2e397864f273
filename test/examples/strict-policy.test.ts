import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { type RunningExample, serveStaticExample } from '../../scripts/examples/static-example.ts';
import { onPage, openBrowser } from './support/guest.ts';

describe('the example of a page under a strict content policy', () => {
  let site: RunningExample;
  let browser: Browser;
  before(async () => {
    [site, browser] = await Promise.all([serveStaticExample('strict-policy'), openBrowser()]);
  });
  after(() => Promise.all([browser.close(), site.close()]));

  it('books at the server of another origin, and breaks nothing of the policy', () =>
    onPage(browser, async (guest) => {
      const { page } = guest;
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.error(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
        });
      });
      const response = await page.goto(site.url);
      const policy = response?.headers()['content-security-policy'] ?? '';
      assert.match(policy, /default-src 'none'/);
      assert.match(policy, /require-trusted-types-for 'script'/);
      assert.doesNotMatch(policy, /unsafe|nonce|\*|your-spa/);
      const stored = page.waitForResponse(
        (answer) => answer.url() === `${site.server}/v1/bookings` && answer.request().method() === 'POST',
      );
      await guest.books('Back massage');
      assert.equal((await stored).status(), 201);
      assert.equal(await guest.thanks.textContent(), `Booked: ${await guest.reference()}.`);
    }));

  it('has a policy that would stop what is not the page’s own', async () => {
    const page = await browser.newPage();
    await page.goto(site.url);
    const stopped = await page.evaluate(async () => {
      const directives: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        directives.push(event.violatedDirective),
      );
      const script = document.createElement('script');
      try {
        script.textContent = 'window.injected = true';
        document.body.append(script);
      } catch {
        directives.push('trusted types');
      }
      await fetch('https://elsewhere.example/').catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { directives, injected: 'injected' in window };
    });
    assert.equal(stopped.injected, false);
    assert.ok(stopped.directives.includes('connect-src'), `${stopped.directives}`);
    await page.close();
  });
});
