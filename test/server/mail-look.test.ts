import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { browserArguments, findBrowser } from '../../scripts/lib/find-browser.mjs';
import { mailingSpa, mailServer, parsed, REMINDERS } from './mail-server.ts';
import { spaCatalog } from './spa-catalog.ts';
import { booked, DAY, HOUR } from './test-server.ts';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const START = Date.UTC(2026, 2, 4, 9);

/** Every mail there is, from a spa with much to say, to a guest with a long name. */
async function everyMail(): Promise<
  { readonly subject: string; readonly html: string; readonly text: string }[]
> {
  const { spa: house, services, policy } = spaCatalog();
  await using smtp = await mailServer();
  await using spa = await mailingSpa({
    smtp,
    catalog: spaCatalog({
      spa: { ...house, address: 'Am Lindenfleet 7, Hinterhof, zweiter Aufgang\n20459 Hamburg, Germany' },
      services: services.map((service) => ({
        ...service,
        aftercare: 'Drink a glass of water.\nStay warm this evening, and go easy on your back tomorrow.',
      })),
      policy: {
        ...policy,
        arriveEarly: 10,
        bring: 'Something loose to wear.',
        lateNote: 'If you come late, we end on time for the next guest.',
        taxPercent: 19,
        deposit: { percent: 20 },
      },
      reminders: REMINDERS,
    }),
  });
  const customer = {
    name: 'Wilhelmina Featherstonehaugh-Longbottom the Third',
    email: 'wilhelmina.featherstonehaugh-longbottom.the.third@a-very-long-name-of-a-domain.example.com',
  };
  const { manageToken: bearer } = await booked(spa.server, {
    customer,
    addOnIds: ['stones'],
    locale: 'en-GB',
  });
  await booked(spa.server, {
    customer,
    start: '2026-03-06T10:00:00+01:00',
    courseStarts: ['2026-03-13T10:00:00+01:00', '2026-03-20T10:00:00+01:00'],
  });
  await booked(spa.server, {
    customer,
    start: '2026-03-10T10:00:00+01:00',
    serviceId: 'pair',
    followedBy: [{ serviceId: 'calm', minutes: 45 }],
  });
  await smtp.until(6);
  await spa.server.ask('POST', '/booking/reschedule', {
    body: { start: '2026-03-04T12:00:00+01:00' },
    bearer,
  });
  await smtp.until(8);
  const moved = START + 2 * HOUR;
  for (const [i, at] of [moved - DAY, moved - 3 * HOUR, moved - HOUR, moved + 5.25 * HOUR].entries()) {
    spa.goTo(at);
    await smtp.until(9 + i);
  }
  const other = await booked(spa.server, {
    start: '2026-03-19T10:00:00+01:00',
    serviceId: 'calm',
    minutes: 45,
  });
  await smtp.until(14);
  await spa.server.ask('POST', '/booking/cancel', { body: {}, bearer: other.manageToken });
  await smtp.until(16);
  const mails = await Promise.all(smtp.arrived.map(parsed));
  return mails.map(({ subject = '', html = '', text = '' }) => ({ subject, html, text }));
}

describe('mails in a mail program', () => {
  let browser: Browser;
  let mails: Awaited<ReturnType<typeof everyMail>>;
  before(async () => {
    const executablePath = findBrowser();
    assert.ok(executablePath, 'These tests need a Chromium; UNKNOT_CHROMIUM can say where it is.');
    [browser, mails] = await Promise.all([
      chromium.launch({ executablePath, args: browserArguments }),
      everyMail(),
    ]);
  });
  after(() => browser?.close());

  it('are of every kind', () => {
    const kinds = new Set(mails.map(({ subject }) => subject.split(/[:,]| on /)[0]));
    assert.deepEqual([...kinds].sort(), [
      'After your massage',
      'Booked',
      'Cancelled',
      'Moved',
      'New booking',
      'Time to leave',
      'Your massage',
    ]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [320, 360, 640]) {
      it(`are accessible and need no scrolling sideways, ${colorScheme} and ${width} pixels wide`, async () => {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
        const page = await context.newPage();
        const asked: string[] = [];
        page.on('request', (request) => asked.push(request.url()));
        for (const [i, { subject, html }] of mails.entries()) {
          await page.setContent(html);
          const scrolls = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          assert.ok(scrolls <= 0, `${subject} is ${scrolls} pixels too wide.`);
          await page.evaluate(AXE);
          const faults = await page.evaluate(async () => {
            const { violations } = await (
              window as unknown as {
                axe: {
                  run(): Promise<{
                    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
                  }>;
                };
              }
            ).axe.run();
            return violations.map(({ id, nodes }) => [id, nodes[0]?.html, nodes[0]?.failureSummary]);
          });
          // A mail is no page: it needs no landmarks.
          const real = faults.filter(([id]) => !['region', 'landmark-one-main'].includes(String(id)));
          assert.deepEqual(real, [], subject);
          const folder = process.env.UNKNOT_PICTURES;
          if (folder)
            await page.screenshot({ path: `${folder}/${i}-${width}-${colorScheme}.png`, fullPage: true });
        }
        assert.deepEqual(asked, [], 'Nothing is loaded from anywhere: nobody sees when a mail is read.');
        await context.close();
      });
    }
  }

  it('say in text what they say in HTML', () => {
    for (const { subject, html, text } of mails) {
      const links = (of: string) => new Set(of.match(/https?:\/\/[^\s"<]+/g) ?? []);
      assert.deepEqual(links(text), links(html), subject);
      assert.doesNotMatch(text, /\{\{|\n{3}/, subject);
      assert.doesNotMatch(html, /\{\{/, subject);
    }
  });
});
