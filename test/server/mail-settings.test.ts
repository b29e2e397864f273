import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import type { BookedBooking } from '../../packages/core/src/index.ts';
import { readMailSettings } from '../../packages/server/src/index.ts';
import { mailServer, REMINDERS } from './mail-server.ts';
import { dateIn, type Environment, output, runMain, serverFolder, startServer } from './server-process.ts';
import { spaCatalog } from './spa-catalog.ts';
import { ask, bookingRequest, newKey, temporaryFolder } from './test-server.ts';

function read(env: Environment) {
  const faults: string[] = [];
  const settings = readMailSettings((name) => env[name], faults);
  return { settings, faults };
}

const FROM = 'Your Spa <hello@spa.example>';
const smtpOf = (url: string) => read({ UNKNOT_SMTP_URL: url, UNKNOT_MAIL_FROM: FROM }).settings.smtp;

async function complaints(environment: Environment): Promise<string[]> {
  const { code, stdout, stderr } = await output(runMain(environment));
  assert.deepEqual([code, stdout], [1, '']);
  return stderr.trim().split('\n');
}

function book(url: string, changes: Readonly<Record<string, unknown>> = {}) {
  return ask<BookedBooking>(`${url}/v1/bookings`, 'POST', {
    body: bookingRequest({ start: `${dateIn(3)}T10:00:00Z`, ...changes }),
    key: newKey(),
  });
}

describe('the settings of mails', () => {
  it('say where mails are handed over, encrypted unless it is this machine or said otherwise', () => {
    assert.deepEqual(smtpOf('smtps://user%40spa.example:p%2Fss@mail.example'), {
      host: 'mail.example',
      port: 465,
      tls: 'from-the-start',
      user: 'user@spa.example',
      pass: 'p/ss',
    });
    const tls = (url: string) => smtpOf(url)?.tls;
    assert.deepEqual(smtpOf('smtp://mail.example'), { host: 'mail.example', port: 587, tls: 'starttls' });
    assert.equal(tls('smtp://mail.example:2525?tls=none'), 'none');
    assert.equal(tls('smtp://localhost:25'), 'none');
    assert.equal(tls('smtp://127.0.0.1'), 'none');
    assert.equal(tls('smtp://[::1]:25'), 'none');
    assert.equal(smtpOf('smtp://[::1]:25')?.host, '::1');
    assert.equal(tls('smtp://127.0.0.1.evil.example'), 'starttls');
    assert.equal(tls('smtps://localhost'), 'from-the-start');
  });

  for (const [url, said] of [
    ['mail.example', 'must be an address'],
    ['https://mail.example', 'must be an address'],
    ['smtp://', 'must be an address'],
    ['smtp://mail.example/path', 'must be an address'],
    ['smtps://topsecret@mail.example', 'a user without a password'],
    ['smtps://:topsecret@mail.example', 'a password without a user'],
    ['smtps://user:top%secret@mail.example', 'a %'],
    ['smtps://user:topsecret@mail.example?tls=none', 'both smtps and tls=none'],
    ['smtp://user:topsecret@mail.example?tls=maybe', 'tls=none'],
    ['smtp://user:topsecret@mail.example?pool=true', '“pool”'],
  ] as const) {
    it(`refuse UNKNOT_SMTP_URL=${url}, without showing its password`, () => {
      const { faults } = read({ UNKNOT_SMTP_URL: url, UNKNOT_MAIL_FROM: FROM });
      assert.ok(faults[0]?.startsWith('UNKNOT_SMTP_URL ') && faults[0].includes(said), String(faults[0]));
      assert.doesNotMatch(faults.join(), /topsecret|top%/);
    });
  }

  it('take one address to send from, with a name or without', () => {
    const from = (text: string) => {
      const { settings, faults } = read({ UNKNOT_SMTP_URL: 'smtp://localhost', UNKNOT_MAIL_FROM: text });
      return settings.mailFrom ?? faults[0]?.split(' ')[0];
    };
    assert.deepEqual(from(FROM), { name: 'Your Spa', address: 'hello@spa.example' });
    assert.deepEqual(from('hello@spa.example'), { address: 'hello@spa.example' });
    assert.deepEqual(from('<hello@spa.example>'), { address: 'hello@spa.example' });
    for (const wrong of [
      'hello',
      'a@b',
      'a@spa.example, b@spa.example',
      'Spa <a@spa.example',
      'Spa <a@spa.example>, b@c.example',
      'Spa a@spa.example',
      '"Spa" <a@spa.example>',
      'a@spa.example\nBcc: b@c.example',
    ]) {
      assert.equal(from(wrong), 'UNKNOT_MAIL_FROM', wrong);
    }
  });
});

describe('starting the server', () => {
  it('names every mail setting that is wrong or half made', async () => {
    using folder = serverFolder();
    const names = async (env: Environment) =>
      (await complaints({ ...folder.environment, ...env })).map((line) => line.split(' ')[0]).sort();
    assert.deepEqual(
      await names({
        UNKNOT_SMTP_URL: 'smtps://user@mail.example',
        UNKNOT_MAIL_FROM: 'nobody',
        UNKNOT_MAIL_TO_SPA: 'a@spa.example, b@spa.example',
        UNKNOT_SITE_URL: 'www.spa.example',
      }),
      ['UNKNOT_MAIL_FROM', 'UNKNOT_MAIL_TO_SPA', 'UNKNOT_SITE_URL', 'UNKNOT_SMTP_URL'],
    );
    assert.deepEqual(await names({ UNKNOT_MAIL_FROM: FROM }), ['UNKNOT_SMTP_URL']);
    assert.deepEqual(await names({ UNKNOT_SMTP_URL: 'smtp://localhost' }), ['UNKNOT_MAIL_FROM']);
  });

  it('names a broken template with its placeholder', async () => {
    using folder = serverFolder();
    using templates = temporaryFolder();
    mkdirSync(join(templates.path, 'en'));
    writeFileSync(join(templates.path, 'en', 'reminder.txt'), 'Hello {{name}},\nsee you on {{dat}}!\n');
    const [line, ...others] = await complaints({
      ...folder.environment,
      UNKNOT_MAIL_TEMPLATES: templates.path,
    });
    assert.match(line!, /en\/reminder\.txt, line 2: \{\{dat\}\} is no placeholder\. There are: .*date/);
    assert.deepEqual(others, []);
  });

  it('names a reminder that comes after the start, and an address that is none', async () => {
    const { spa } = spaCatalog();
    using folder = serverFolder({
      ...spaCatalog(),
      spa: { ...spa, email: 'hello@spa.example, eve@attacker.example' },
    });
    assert.match((await complaints(folder.environment))[0]!, /spa\.email must be one e-mail address/);
    using late = serverFolder({
      ...spaCatalog(),
      reminders: [{ beforeMinutes: -60, by: 'email', kind: 'reminder' }],
    });
    assert.match((await complaints(late.environment))[0]!, /reminders\[0\]\.beforeMinutes must be positive/);
  });

  it('asks for an address at which mails that can be spared are stopped, where the catalog asks for them', async () => {
    using folder = serverFolder(spaCatalog({ reminders: REMINDERS }));
    const env = { ...folder.environment, UNKNOT_SMTP_URL: 'smtp://localhost', UNKNOT_MAIL_FROM: FROM };
    assert.match((await complaints(env))[0]!, /^The catalog: reminders\[3\] .*UNKNOT_PUBLIC_URL/);
  });

  it('without a mail server says that mails go to a folder, where only its owner reads them', async () => {
    using folder = serverFolder(spaCatalog({ reminders: REMINDERS }));
    await using server = await startServer(folder.environment);
    const { json } = await book(server.url);
    const outbox = join(folder.environment.UNKNOT_DATA, 'outbox');
    const mails = () =>
      readdirSync(outbox)
        .filter((name) => name.endsWith('.eml'))
        .sort();
    for (let waited = 0; mails().length < 2; waited += 20) {
      assert.ok(waited < 10_000, 'The mails are written.');
      await sleep(20);
    }
    assert.deepEqual(mails(), [`${json.id}.0.confirmation.eml`, `${json.id}.0.confirmation.spa.eml`]);
    assert.equal(statSync(outbox).mode & 0o777, 0o700);
    const file = join(outbox, mails()[0]!);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const mail = await PostalMime.parse(readFileSync(file));
    assert.deepEqual(mail.to?.[0]?.address, 'ana@example.com');
    assert.match(mail.text ?? '', new RegExp(json.reference));
    const health = await ask<{ mail: object }>(`${server.url}/v1/health`, 'GET');
    assert.deepEqual(health.json.mail, { via: 'outbox', late: 0, givenUp: 0 });
    await server.stop();
    const said = server.log.map((line) => JSON.parse(line)).find(({ event }) => event === 'mail');
    assert.deepEqual([said.level, said.via, said.folder], ['warn', 'outbox', outbox]);
    const warned = server.log.map((line) => JSON.parse(line)).filter(({ event }) => event === 'mail-warning');
    assert.deepEqual(
      warned.map(({ code }) => code),
      ['no-site'],
      'The catalog of the tests names no page of the spa.',
    );
    const log = server.log.join('\n');
    for (const secret of ['Ana', 'ana@example.com', json.id, json.reference, json.manageToken!]) {
      assert.ok(!log.includes(secret), secret);
    }
  });

  it('with one sends, and finishes what is on its way when it is told to stop', async () => {
    await using smtp = await mailServer();
    smtp.refusals.slow = 300;
    using folder = serverFolder();
    await using server = await startServer({
      ...folder.environment,
      UNKNOT_SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      UNKNOT_MAIL_FROM: FROM,
      UNKNOT_MAIL_TO_SPA: 'team@spa.example',
    });
    const { json } = await book(server.url);
    await sleep(200);
    const { code } = await server.stop();
    assert.equal(code, 0);
    assert.deepEqual(smtp.arrived.map(({ from, to }) => [from, ...to]).sort(), [
      ['hello@spa.example', 'ana@example.com'],
      ['hello@spa.example', 'team@spa.example'],
    ]);
    await using again = await startServer({
      ...folder.environment,
      UNKNOT_SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      UNKNOT_MAIL_FROM: FROM,
    });
    await sleep(500);
    await again.stop();
    assert.equal(smtp.arrived.length, 2, 'Nothing is sent a second time.');
    const log = [...server.log, ...again.log].join('\n');
    for (const secret of ['Ana', 'ana@example.com', json.id, json.reference, json.manageToken!]) {
      assert.ok(!log.includes(secret), secret);
    }
  });
});
