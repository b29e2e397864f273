import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { outboxTransport } from '../../packages/server/src/index.ts';
import { startOffering } from '../../packages/server/src/waitlist/offerer.ts';
import { browserArguments, findBrowser } from '../../scripts/lib/find-browser.mjs';
import { mailingSpa, mailServer, refusal } from './mail-server.ts';
import { spaCatalog } from './spa-catalog.ts';
import {
  booked,
  HOUR,
  newKey,
  STAFF_TOKEN,
  type TestServer,
  temporaryFolder,
  testServer,
} from './test-server.ts';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const WEDNESDAY = '?day=2026-03-04';

/** The page as the one who works with it sees it. */
interface AgendaPage extends AsyncDisposable {
  readonly page: Page;
  /** What the browser complained of. */
  readonly complaints: readonly string[];
  /** The cards shown, as text. */
  cards(): Promise<string[]>;
}

describe('the agenda page', () => {
  let browser: Browser;
  before(async () => {
    const executablePath = findBrowser();
    assert.ok(executablePath, 'These tests need a Chromium; UNKNOT_CHROMIUM can say where it is.');
    browser = await chromium.launch({ executablePath, args: browserArguments });
  });
  after(() => browser.close());

  async function open(
    server: TestServer,
    address = WEDNESDAY,
    options: BrowserContextOptions = {},
  ): Promise<AgendaPage> {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(`${server.url}/agenda${address}`);
    return {
      page,
      complaints,
      cards: () => page.locator('.card').allInnerTexts(),
      [Symbol.asyncDispose]: () => context.close(),
    };
  }

  const signedIn = (server: TestServer, address = WEDNESDAY, options: BrowserContextOptions = {}) =>
    open(server, `${address}#token=${STAFF_TOKEN}`, options);

  it('shows who waits for what and what is kept for them, and takes somebody off the list', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    const { server } = spa;
    const waits = (name: string, changes: object) =>
      server.ask('POST', '/waitlist', {
        body: {
          services: [{ serviceId: 'deep', minutes: [60, 90] }],
          customer: { name, email: 'waiting@example.com' },
          ...changes,
        },
        key: newKey(),
      });
    await waits('Bea <b>Waiting</b>', {
      staffGender: 'woman',
      weekdays: [4, 5],
      hours: { from: 1050, to: 1440 },
      to: '2026-03-20',
      notes: 'After work',
    });
    await waits('Cleo', { staffId: 'mira', dates: ['2026-03-04'], hours: { from: 600, to: 660 } });
    const offering = startOffering(server.context);
    await offering.look();
    await offering.stop();
    await using opened = await signedIn(server);
    const { page } = opened;
    await page.getByText('Waiting list', { exact: true }).click();
    const list = page.getByRole('list', { name: 'Waiting list' });
    const entry = (name: string) => list.getByRole('listitem').filter({ hasText: name });
    await entry('Bea <b>Waiting</b>').waitFor();
    const bea = (await entry('Bea').textContent()) ?? '';
    for (const said of [
      'Deep back release, 60 or 90 min, with a woman',
      'Thu, Fri, from 17:30',
      'After work',
      'waiting@example.com',
    ]) {
      assert.ok(bea.includes(said), `${said} in ${bea}`);
    }
    assert.match(bea, /until Friday,? 20 March/);
    const cleo = (await entry('Cleo').textContent()) ?? '';
    assert.match(cleo, /Offered/);
    assert.match(cleo, /Kept for them until Today, .*10:00: Wednesday.*10:00 with Mira/);
    assert.deepEqual(await axe(page), []);
    await entry('Cleo').getByRole('button', { name: 'Take off the list: Cleo' }).click();
    await page.getByText('Cleo is off the list.').waitFor();
    assert.equal(await entry('Cleo').count(), 0);
    assert.deepEqual((await server.store.read.waitlist.openOffers()).length, 0);
    assert.deepEqual(opened.complaints, []);
  });

  it('makes codes, shows what became of them, and says that a gift is paid', async () => {
    const policy = { ...spaCatalog().policy, gifts: { validMonths: 12 } };
    await using server = await testServer({}, spaCatalog({ policy }));
    const giver = { name: 'Gita Giver', email: 'gita@example.com' };
    const gift = await server.ask<{ code: string }>('POST', '/gifts', {
      body: { serviceId: 'deep', minutes: 60, giver, recipient: { name: 'Rhea' } },
      key: newKey(),
    });
    await using opened = await signedIn(server, WEDNESDAY, {
      permissions: ['clipboard-write', 'clipboard-read'],
    });
    const { page } = opened;
    const list = page.getByRole('list', { name: 'Codes' });
    await page.getByText('Codes, vouchers and gifts').click();
    const entry = (code: string) => list.getByRole('listitem').filter({ hasText: code });
    await entry(gift.json.code).getByText('Not paid yet').waitFor();
    assert.match((await entry(gift.json.code).textContent()) ?? '', /Gita Giver .*Rhea.*€78\.00/);

    await page.getByLabel('What it does').selectOption('amount');
    await page.getByLabel('Amount (EUR)').fill('12.50');
    await page.getByLabel(/^Code /).fill('Spring-26');
    await page.getByLabel(/^Name/).fill('Spring offer');
    await page.getByLabel(/^How often in all/).fill('3');
    await page.getByRole('button', { name: 'Make the code' }).click();
    await entry('SPRING26').getByText('Spring offer: €12.50 off').waitFor();
    const booking = await booked(server, { code: 'SPRING26' });
    assert.equal(booking.total, 6550);

    await page.getByLabel('What it does').selectOption('balance');
    assert.equal(await page.getByLabel(/^Code /).isVisible(), false);
    await page.getByLabel('Amount (EUR)').fill('100');
    await page.getByRole('button', { name: 'Make the code' }).click();
    await list.getByText('Voucher: €100.00 left of €100.00').waitFor();
    assert.match((await entry('SPRING26').textContent()) ?? '', /used 1 of 3 times/);

    await page.getByRole('button', { name: `Paid: ${gift.json.code}` }).click();
    await entry(gift.json.code).getByText('Good', { exact: true }).waitFor();
    await page.getByRole('button', { name: `Copy: ${gift.json.code}` }).click();
    await page.locator('#code-status', { hasText: `Copied: ${gift.json.code}` }).waitFor();
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), gift.json.code);
    await page.getByRole('button', { name: 'Switch off: SPRING26' }).click();
    await entry('SPRING26').getByText('Switched off').waitFor();

    await page.getByLabel('What it does').selectOption('percent');
    await page.getByLabel('Per cent').fill('10');
    await page.getByLabel(/^Code /).fill('SPRING26');
    await page.getByRole('button', { name: 'Make the code' }).click();
    await page.getByRole('alert').filter({ hasText: 'word is a code already.' }).waitFor();

    await page.evaluate(AXE);
    const { violations } = await page.evaluate<{ violations: { id: string }[] }>('axe.run()');
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
    );
    await page.reload();
    assert.match((await opened.cards()).join(), /Spring offer -€12\.50/);
    assert.deepEqual(
      opened.complaints.filter((text) => !text.includes('422')),
      [],
    );
  });

  it('shows each massage of a visit, who comes along and how they like it, and which session it is', async () => {
    await using server = await testServer();
    await booked(server, {
      staffId: 'jonas',
      followedBy: [{ serviceId: 'calm', minutes: 45, nextGuest: true }],
      secondGuest: { name: 'Ben', card: { allergies: 'Almond oil', pressure: 'light' } },
      courseStarts: ['2026-03-11T10:00:00+01:00'],
    });
    await using opened = await signedIn(server);
    const [card = ''] = await opened.cards();
    for (const text of [
      'Deep back release + Calming back massage',
      '10:00–11:00 Deep back release · Jonas · ',
      '11:15–12:00 Calming back massage · Mira · second guest',
      'Session 1 of 2',
      'Second guest',
      'Ben',
      'Almond oil',
    ]) {
      assert.ok(card.includes(text), `“${text}” is not in: ${card}`);
    }
    await opened.page.evaluate(AXE);
    const { violations } = await opened.page.evaluate<{ violations: { id: string }[] }>('axe.run()');
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
    );
    assert.deepEqual(opened.complaints, []);
  });

  it('sets a therapist’s own calendar, says how reading it goes, and forgets it', async () => {
    await using server = await testServer();
    await using opened = await signedIn(server);
    const { page } = opened;
    await page.getByText('Therapists’ own calendars').click();
    const address = page.getByLabel('Address of Mira’s own calendar');
    await address.fill('http://calendar.example/secret-5f3a.ics');
    await page.keyboard.press('Enter');
    await page.getByText('must be an https address').waitFor();
    await address.fill('webcal://calendar.example/secret-5f3a.ics');
    await page.getByRole('button', { name: 'Save: Mira' }).click();
    await page.getByText('https://calendar.example/…').waitFor();
    assert.equal((await page.content()).includes('secret-5f3a'), false);
    assert.equal(await page.locator('#calendars-notice').isVisible(), false);
    const { now } = server;
    await server.store.write(now, async ({ calendars }) => {
      await calendars.claim({ now, by: 'a', lease: HOUR, longestWait: HOUR, most: 1 });
      await calendars.failed('mira', 'a', now, now + HOUR, 'gone');
    });
    await page.reload();
    await page.getByText('Mira’s own calendar could not be read. There is no calendar').waitFor();
    await page.getByText('Therapists’ own calendars').click();
    await page.evaluate(AXE);
    const { violations } = await page.evaluate<{ violations: { id: string }[] }>('axe.run()');
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
    );
    await page.getByRole('button', { name: 'Remove Mira’s own calendar' }).click();
    await page.getByText('https://calendar.example/…').waitFor({ state: 'detached' });
    assert.equal(await page.locator('#calendars-notice').isVisible(), false);
    assert.deepEqual(await server.store.read.calendars.all(), []);
    // The browser tells of the 422 that was asked for.
    assert.deepEqual(
      opened.complaints.filter((text) => !text.includes('422')),
      [],
    );
  });

  it('shows when a therapist is busy by their own calendar, with nothing to remove', async () => {
    await using server = await testServer();
    const { now } = server;
    const start = Date.parse('2026-03-04T13:00+01:00');
    await server.store.write(now, async ({ calendars }) => {
      await calendars.put('mira', 'https://calendar.example/a.ics', now);
      await calendars.claim({ now, by: 'a', lease: HOUR, longestWait: HOUR, most: 1 });
      const busy = [{ start, end: start + HOUR }];
      await calendars.good('mira', 'a', now, now + HOUR, { busy, warnings: [] });
    });
    await using opened = await signedIn(server);
    const { page } = opened;
    const card = page.locator('.card').filter({ hasText: 'Busy by their own calendar' });
    await card.waitFor();
    assert.match((await opened.cards()).join(), /13:00\s+until 14:00\s+Busy by their own calendar\s+Mira/);
    assert.equal(await card.getByRole('button').count(), 0);
    assert.deepEqual(opened.complaints, []);
  });

  it('asks for the staff token, and says so when it is wrong', async () => {
    await using server = await testServer();
    await booked(server);
    await using opened = await open(server);
    const { page } = opened;
    assert.equal(await page.locator('#agenda').isVisible(), false);
    await page.getByLabel('Staff token').fill('wrong-token');
    await page.keyboard.press('Enter');
    await page.getByText('This token does not open the agenda').waitFor();
    await page.getByLabel('Staff token').fill(STAFF_TOKEN);
    await page.keyboard.press('Enter');
    await page.locator('.card').waitFor();
    assert.equal((await opened.cards()).length, 1);
    await page.reload();
    await page.locator('.card').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    assert.deepEqual(await opened.cards(), []);
    await page.reload();
    await page.getByLabel('Staff token').waitFor();
  });

  it('takes the token from the address, and out of it', async () => {
    await using server = await testServer();
    await using opened = await signedIn(server);
    await opened.page.getByText('Nothing is booked on this day, nor in the weeks after it.').waitFor();
    assert.equal(opened.page.url(), `${server.url}/agenda${WEDNESDAY}`);
    assert.deepEqual(opened.complaints, []);
  });

  it('asks for the token where the address has none that can be read', async () => {
    await using server = await testServer();
    await using opened = await open(server, `${WEDNESDAY}#token=%E0%A4%A`);
    await opened.page.getByLabel('Staff token').waitFor();
    assert.equal(opened.page.url(), `${server.url}/agenda${WEDNESDAY}`);
    assert.ok(!opened.complaints.some((text) => /URIError/.test(text)));
  });

  it('shows the day: who comes when, for what, to whom and where', async () => {
    await using server = await testServer();
    const { reference } = await booked(server, {
      staffId: 'mira',
      addOnIds: ['stones'],
      notes: 'Left shoulder',
      answers: { visit: 'yes' },
      source: {
        utm_source: 'newsletter',
        utm_campaign: 'Spring <b>2026</b>',
        gclid: 'x1',
        referrer: 'https://search.example',
      },
    });
    const { manageToken } = await booked(server, { staffId: 'jonas', start: '2026-03-04T14:00:00+01:00' });
    await server.ask('POST', '/booking/cancel', { body: {}, bearer: manageToken });
    await using opened = await signedIn(server);
    await opened.page.locator('.card').first().waitFor();
    const [first = '', second = ''] = await opened.cards();
    for (const text of [
      '10:00',
      'until 11:15',
      'Deep back release',
      '75 min · Mira · Garden room',
      'Warm stones',
      'Ana Example',
      '+49 170 1234567',
      'ana@example.com',
      'Left shoulder',
      'Is this your first visit?',
      'Came by',
      'source newsletter · campaign Spring <b>2026</b> · gclid x1 · search.example',
      reference,
      '€90.00',
    ]) {
      assert.ok(first.includes(text), `${text} in ${first}`);
    }
    assert.match(second, /14:00[\s\S]*Cancelled/);
    assert.ok(!second.includes('Came by'));
    assert.match(
      (await opened.page.locator('.head').textContent()) ?? '',
      /Wednesday,? 4 March\s*1 appointment · 1 h 15 min/,
    );
  });

  it('shows how a guest likes to be massaged, what must not happen first', async () => {
    await using server = await testServer();
    const { reference } = await booked(server, {
      staffId: 'mira',
      card: {
        pressure: 'firm',
        workOn: ['lower-back:left', 'lower-back:right', 'hips:right'],
        avoid: ['neck:left'],
        allergies: 'Almond oil <b>!</b>',
        oil: 'none',
        sound: 'quiet',
        talk: 'little',
        staffGender: 'woman',
      },
    });
    await using opened = await signedIn(server);
    await opened.page.locator('.card').waitFor();
    const facts = await opened.page
      .locator('.facts')
      .evaluate((list) => [...list.children].map((one) => one.textContent));
    assert.deepEqual(facts, [
      ...['Allergies', 'Almond oil <b>!</b>'],
      ...['Leave alone', 'neck left'],
      ...['Work on', 'lower back, hips right'],
      ...['Pressure', 'Firm'],
      ...['Oil', 'None'],
      ...['Sound', 'Quiet'],
      ...['Talk', 'A little'],
      ...['Therapist', 'A woman, please'],
      ...['Reference', reference],
    ]);
    assert.deepEqual(await opened.page.locator('.facts dt.warm').allTextContents(), [
      'Allergies',
      'Leave alone',
    ]);
    assert.deepEqual(opened.complaints, []);
  });

  it('shows of a session card what there is, and nothing where there is none', async () => {
    await using server = await testServer();
    await booked(server, { staffId: 'mira', card: { avoid: [], talk: 'silence' } });
    await booked(server, { staffId: 'jonas', start: '2026-03-04T12:00:00+01:00' });
    await using opened = await signedIn(server);
    await opened.page.locator('.card').nth(1).waitFor();
    assert.deepEqual(await opened.page.locator('.facts dt').allTextContents(), [
      'Talk',
      'Reference',
      'Reference',
    ]);
  });

  for (const width of [320, 390, 1280]) {
    it(`leaves room for what was answered and the reference, ${width} pixels wide`, async () => {
      await using server = await testServer();
      await booked(server, { answers: { visit: 'yes' } });
      await using opened = await signedIn(server, WEDNESDAY, { viewport: { width, height: 800 } });
      await opened.page.locator('.card').waitFor();
      // What the spa asks may be long; its words are no reason for a column of single letters.
      const widths = await opened.page.locator('.facts').evaluate((facts) => {
        const question = facts.querySelector('dt');
        if (question) question.textContent = 'Is there anything that your therapist should know? '.repeat(3);
        return [...facts.querySelectorAll('dd')].map((one) => one.getBoundingClientRect().width);
      });
      assert.equal(widths.length, 2);
      for (const one of widths) assert.ok(one >= 128, `${one} pixels`);
    });
  }

  it('takes what a visitor wrote as text', async () => {
    await using server = await testServer();
    const name = '<img src=x onerror="document.title=1">';
    await booked(server, { customer: { name, email: 'a@example.com' }, notes: '<b>bold</b>' });
    await using opened = await signedIn(server);
    await opened.page.locator('.card').waitFor();
    const [card = ''] = await opened.cards();
    assert.ok(card.includes(name) && card.includes('<b>bold</b>'));
    assert.equal(await opened.page.locator('.card img').count(), 0);
    assert.deepEqual(opened.complaints, []);
  });

  it('says which mails could not be sent, and sends them again or puts them aside', async () => {
    await using smtp = await mailServer();
    await using spa = await mailingSpa({ smtp });
    const { server } = spa;
    smtp.refusals.recipient = (address) => (address.startsWith('no') ? refusal(550) : undefined);
    const name = 'Noa <b>Example</b>';
    const one = await booked(server, {
      customer: { name, email: 'no-one@example.com', phone: '+49 170 1234567' },
    });
    await booked(server, {
      customer: { name: 'Norman', email: 'nobody@example.com' },
      start: '2026-03-05T10:00:00+01:00',
    });
    await smtp.until(2);
    await spa.quiet();
    await using opened = await signedIn(server);
    const { page } = opened;
    const mails = page.getByRole('region', { name: 'Mails that could not be sent' });
    await mails.waitFor();
    const rows = mails.getByRole('listitem');
    assert.equal(await rows.count(), 2);
    const text = await rows.filter({ hasText: 'Noa' }).textContent();
    assert.match(text ?? '', /Wednesday,? 4 March, 10:00/);
    for (const said of [
      `Confirmation to ${name}`,
      one.reference,
      'The mail server refused it (550).',
      'no-one@example.com',
      '+49 170 1234567',
    ]) {
      assert.ok(text?.includes(said), said);
    }
    await page.evaluate(AXE);
    const violations = await page.evaluate(async () => {
      const axe = (window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe;
      return (await axe.run()).violations.map(({ id }) => id);
    });
    assert.deepEqual(violations, []);

    await page.getByRole('button', { name: `Send again: Confirmation to ${name}` }).press('Enter');
    await rows.filter({ hasText: 'Noa' }).waitFor({ state: 'detached' });
    assert.equal(await page.locator('#status').textContent(), 'The mail is being sent again.');
    await spa.quiet();
    const given = await server.store.read.mails.givenUp();
    assert.equal(given.length, 2, 'It was tried, and refused again.');
    await page.reload();
    await rows.nth(1).waitFor();
    smtp.refusals.recipient = () => undefined;
    await page.getByRole('button', { name: `Send again: Confirmation to ${name}` }).click();
    await smtp.until(3);
    assert.deepEqual(smtp.arrived[2]?.to, ['no-one@example.com']);
    await page.getByRole('button', { name: 'Put aside: Confirmation to Norman' }).press('Enter');
    await mails.waitFor({ state: 'hidden' });
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'list');
    assert.deepEqual(await server.store.read.mails.givenUp(), []);
    assert.equal(await page.getByText('No mails are sent').isVisible(), false);
    assert.deepEqual(opened.complaints, []);
  });

  it('says that mails are only written to a folder', async () => {
    using folder = temporaryFolder();
    await using spa = await mailingSpa({ transport: outboxTransport(folder.path) });
    await using opened = await signedIn(spa.server);
    await opened.page.getByText('No mails are sent: no mail server is set up').waitFor();
    assert.deepEqual(opened.complaints, []);
  });

  it('goes from day to day by keyboard, and says where it is', async () => {
    await using server = await testServer();
    await booked(server, { start: '2026-03-06T10:00:00+01:00' });
    await using opened = await signedIn(server);
    const { page } = opened;
    await page.getByText('Nothing is booked on this day.').waitFor();
    await page.getByRole('button', { name: 'Day after' }).focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { name: 'Thursday, 5 March' })
      .or(page.getByRole('heading', { name: 'Thursday 5 March' }))
      .waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.card').waitFor();
    assert.match((await page.locator('#status').textContent()) ?? '', /6 March: 1 appointment/);
    assert.match(page.url(), /day=2026-03-06$/);
    await page.getByRole('button', { name: 'Today', exact: true }).press('Enter');
    await page.getByRole('button', { name: /^Next: .*6 March/ }).press('Enter');
    await page.locator('.card').waitFor();
  });

  it('shows one therapist’s day, and all that is to come', async () => {
    await using server = await testServer();
    await booked(server, { staffId: 'mira' });
    await booked(server, { staffId: 'jonas' });
    await booked(server, { staffId: 'jonas', start: '2026-03-12T10:00:00+01:00' });
    await using opened = await signedIn(server);
    const { page } = opened;
    await page.locator('.card').nth(1).waitFor();
    await page.getByRole('button', { name: 'Jonas', exact: true }).click();
    assert.deepEqual(
      (await opened.cards()).map((card) => /Mira|Jonas/.exec(card)?.[0]),
      ['Jonas'],
    );
    await page.getByRole('button', { name: 'Upcoming' }).click();
    await page.locator('.day').nth(1).waitFor();
    assert.equal((await opened.cards()).length, 2);
    assert.equal(await page.getByRole('button', { name: 'Upcoming' }).getAttribute('aria-pressed'), 'true');
    await page.getByRole('button', { name: 'Everyone' }).click();
    assert.equal((await opened.cards()).length, 3);
  });

  it('takes time out of the calendar, says who is in it, and gives it back', async () => {
    await using server = await testServer();
    const { reference } = await booked(server, { staffId: 'mira' });
    await using opened = await signedIn(server);
    const { page } = opened;
    await page.locator('.card').waitFor();
    await page.getByRole('button', { name: 'Time off' }).click();
    await page.getByLabel('Who or which room').selectOption('Mira');
    await page.getByLabel('Reason').fill('Ill');
    await page.getByRole('button', { name: 'Block this time' }).click();
    await page.getByText(`One appointment in it still stands: Ana Example (${reference}).`).waitFor();
    assert.match((await opened.cards())[0]!, /09:00[\s\S]*until 18:00[\s\S]*Ill[\s\S]*Mira/);
    await assert.rejects(
      booked(server, { staffId: 'mira', start: '2026-03-04T14:00:00+01:00' }),
      /slot-taken/,
    );
    await page.getByRole('button', { name: 'Remove time off of Mira' }).click();
    await page.locator('.card.off').waitFor({ state: 'detached' });
    await booked(server, { staffId: 'mira', start: '2026-03-04T14:00:00+01:00' });
  });

  it('says so when the server cannot be reached, and tries again', async () => {
    await using server = await testServer();
    await booked(server);
    await using opened = await signedIn(server);
    const { page } = opened;
    await page.locator('.card').waitFor();
    await page.route('**/v1/**', (route) => route.abort());
    await page.getByRole('button', { name: 'Day before' }).click();
    await page.getByText('The server cannot be reached.').waitFor();
    await page.unroute('**/v1/**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: /^Next:/ }).click();
    await page.locator('.card').waitFor();
    assert.equal(await page.locator('#failed').isVisible(), false);
  });

  for (const [name, options] of Object.entries({
    light: { colorScheme: 'light', viewport: { width: 1000, height: 900 } },
    dark: { colorScheme: 'dark', viewport: { width: 1000, height: 900 } },
    'a small phone': { viewport: { width: 320, height: 640 } },
  } satisfies Record<string, BrowserContextOptions>)) {
    it(`gives axe nothing to find, and nothing to scroll sideways: ${name}`, async () => {
      await using server = await testServer();
      server.now += 51 * HOUR; // during the first appointment
      await booked(server, {
        start: '2026-03-04T13:00:00+01:00',
        addOnIds: ['stones'],
        notes: 'Left shoulder',
        card: { pressure: 'firm', avoid: ['neck:left', 'hips:right'], allergies: 'Almond oil' },
      });
      const { manageToken } = await booked(server, { start: '2026-03-06T16:00:00+01:00' });
      await server.ask('POST', '/booking/cancel', { body: {}, bearer: manageToken });
      server.now += 2 * HOUR + HOUR / 2;
      await using opened = await signedIn(server, '', options);
      const { page } = opened;
      const check = async () => {
        assert.deepEqual(await axe(page), []);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      };
      await page.locator('.card.now').waitFor();
      await page.getByText('Show this agenda in a calendar app').click();
      await check();
      await page.getByRole('button', { name: 'Upcoming' }).click();
      await page.locator('.card.cancelled').waitFor();
      await check();
      await page.getByRole('button', { name: 'Time off' }).click();
      await check();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await check();
    });
  }
});

/** What axe finds, asked past the page's content policy, which lets no script in. */
async function axe(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const expression = `${AXE}; axe.run().then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' '))))`;
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
  });
  assert.equal(exceptionDetails, undefined);
  return JSON.parse(result.value);
}
