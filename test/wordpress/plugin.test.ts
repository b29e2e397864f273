import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Admin } from './support/admin.ts';
import { type InstalledPlugin, startWithPlugin } from './support/installed-plugin.ts';
import { until } from './support/processes.ts';
import type { Site } from './support/site.ts';
import { startStubBackend } from './support/stub-backend.ts';

const elsewhere = 'https://book.example.test';

let plugin: InstalledPlugin;
let site: Site;
let admin: Admin;

before(async () => {
  plugin = await startWithPlugin();
  ({ site, admin } = plugin);
});

after(() => plugin?.close());

/** Sets what the owner would have set on the settings screen. */
async function given(settings: {
  backend?: string;
  fallback_text?: string;
  fallback_phone?: string;
}): Promise<void> {
  await site.php(
    "update_option( 'unknot_booking_settings', json_decode( $arguments[0], true ) );",
    JSON.stringify({ backend: '', fallback_text: '', fallback_phone: '', ...settings }),
  );
}

/** What becomes of each address: what is kept, or the code of the fault. */
async function parseAddresses(inputs: readonly string[]): Promise<unknown> {
  const code = `foreach ( json_decode( $arguments[0] ) as $input ) {
    $result = unknot_parse_backend_address( $input );
    $all[ $input ] = is_wp_error( $result ) ? $result->get_error_code() : $result;
  }
  echo json_encode( $all );`;
  return JSON.parse(await site.php(code, JSON.stringify(inputs)));
}

const addressFaults = {
  'book.example.test': 'unknot_address_incomplete',
  'localhost:8787': 'unknot_address_incomplete',
  'javascript:alert(1)': 'unknot_address_incomplete',
  'https://': 'unknot_address_incomplete',
  'ftp://book.example.test': 'unknot_address_scheme',
  'http://book.example.test': 'unknot_address_http',
  'http://localhost.example.test': 'unknot_address_http',
  'http://192.168.0.2': 'unknot_address_http',
  'https://anna:secret@book.example.test': 'unknot_address_password',
  'https://book.example.test/?spa=1': 'unknot_address_query',
  'https://book.example.test/#spa': 'unknot_address_query',
  'https://böok.example.test': 'unknot_address_host',
  'https://book example.test': 'unknot_address_host',
  'https://book.example.test/"><script>': 'unknot_address_path',
  'https://book.example.test/my spa': 'unknot_address_path',
};

const addresses = {
  '': '',
  '  https://book.example.test/  ': 'https://book.example.test',
  'HTTPS://Book.Example.test': 'https://book.example.test',
  'https://book.example.test/v1/': 'https://book.example.test',
  'https://example.test/spa/v1': 'https://example.test/spa',
  'https://example.test/v10': 'https://example.test/v10',
  'https://example.test:8443/Booking': 'https://example.test:8443/Booking',
  'http://localhost:8787': 'http://localhost:8787',
  'http://spa.localhost': 'http://spa.localhost',
  'http://127.0.0.1:8787/': 'http://127.0.0.1:8787',
  'http://[::1]:8787/': 'http://[::1]:8787',
};

const htmlOf = async (url: string) => (await fetch(url)).text();
const elementsIn = (html: string) => html.match(/<unknot-booking[\s>][\s\S]*?<\/unknot-booking>/g) ?? [];
const loadersIn = (html: string) => html.match(/<script[^>]*unknot\.js[^>]*>/g) ?? [];

describe('the settings screen', () => {
  it('is found under Settings and beside the plugin’s name', async () => {
    await admin.page.goto(`${site.url}/wp-admin/plugins.php`);
    await admin.page
      .locator('tr[data-slug="unknot-booking"]')
      .getByRole('link', { name: 'Settings' })
      .click();
    await admin.page.getByRole('heading', { level: 1, name: 'Unknot Booking' }).waitFor();
    assert.equal(
      await admin.page.locator('#menu-settings').getByRole('link', { name: 'Unknot Booking' }).count(),
      1,
    );
  });

  it('tells which origin the backend must allow', async () => {
    await admin.openSettings();
    await admin.page.locator('.wrap code', { hasText: site.url }).waitFor();
  });

  it('refuses a backend address that cannot work, says why, and keeps the one before', async () => {
    await given({ backend: elsewhere });
    await admin.saveSettings({ backend: 'http://book.example.test' });
    const messages = await admin.messages();
    assert.equal(messages.length, 1);
    assert.match(messages[0] ?? '', /must begin with https:\/\/, because .* accepted for localhost only/);
    assert.equal(await admin.savedBackend(), elsewhere);
  });

  it('keeps a good one as the widget needs it, and takes it away again', async () => {
    await admin.saveSettings({ backend: '  https://Book.example.test/spa/v1/ ' });
    assert.deepEqual(await admin.messages(), ['Settings saved.']);
    assert.equal(await admin.savedBackend(), 'https://book.example.test/spa');
    await admin.saveSettings({ backend: '' });
    assert.deepEqual(await admin.messages(), ['Settings saved.']);
    assert.equal(await admin.savedBackend(), '');
  });

  it('has a reason of its own for each way an address can be wrong', async () => {
    assert.deepEqual(await parseAddresses(Object.keys(addressFaults)), addressFaults);
  });

  it('accepts what people copy from elsewhere', async () => {
    assert.deepEqual(await parseAddresses(Object.keys(addresses)), addresses);
  });

  it('refuses a phone number that is none, and keeps the other fields', async () => {
    await given({ fallback_phone: '+49 30 1234' });
    await admin.saveSettings({ phone: 'call <b>me</b>', text: 'Ring <i>us</i>' });
    assert.match((await admin.messages()).join(), /phone number may contain only digits/);
    assert.equal(await admin.page.getByLabel('Phone number').inputValue(), '+49 30 1234');
    assert.equal(await admin.page.getByLabel('Text', { exact: true }).inputValue(), 'Ring us');
  });

  it('is closed to people who may not change the site’s options', async () => {
    await site.php(
      "wp_insert_user( array( 'user_login' => 'editor', 'user_pass' => 'password', 'role' => 'editor' ) );",
    );
    const editor = new Admin(await plugin.newVisitor(), site);
    await editor.logIn('editor', 'password');
    const screen = await editor.page.goto(`${site.url}/wp-admin/options-general.php?page=unknot-booking`);
    assert.equal(screen?.status(), 403);
    const check = await editor.page.goto(
      `${site.url}/wp-admin/admin-post.php?action=unknot_check_connection`,
    );
    assert.equal(check?.status(), 403);
    // The refusal is for who they are, before the form's own protection is looked at.
    await editor.page.getByText('You may not do this.').waitFor();
    await editor.page.context().close();
  });

  it('does nothing for a form that another site has sent', async () => {
    await given({ backend: elsewhere });
    for (const form of [
      { action: 'unknot_check_connection' },
      {
        option_page: 'unknot_booking',
        action: 'update',
        'unknot_booking_settings[backend]': 'https://evil.example.test',
      },
    ]) {
      const screen = form.action === 'update' ? 'options.php' : 'admin-post.php';
      const answer = await admin.page.request.post(`${site.url}/wp-admin/${screen}`, { form });
      assert.equal(answer.status(), 403);
    }
    await admin.openSettings();
    assert.equal(await admin.savedBackend(), elsewhere);
  });
});

describe('the connection check', () => {
  const health = JSON.stringify({ status: 'ok', store: 'ok', tzVersion: '2026b' });
  const json = { 'Content-Type': 'application/json' };

  it('says what stands between this site and its backend', async () => {
    const backend = await startStubBackend();
    try {
      await given({ backend: backend.url });
      const results: string[] = [];
      for (const answer of [
        [200, { ...json, 'Access-Control-Allow-Origin': site.url }, health],
        [200, json, health],
        [200, { ...json, 'Access-Control-Allow-Origin': 'https://other.example.test' }, health],
        [503, { ...json, 'Access-Control-Allow-Origin': site.url }, health.replaceAll('ok', 'failing')],
        [404, {}, 'no such page'],
        [200, { 'Content-Type': 'text/html' }, '<h1>Hello, internal network</h1>'],
        [302, { Location: 'http://127.0.0.1:1/' }, ''],
      ] as const) {
        backend.answer = (_, response) => response.writeHead(answer[0], answer[1]).end(answer[2]);
        await admin.checkConnection();
        const messages = await admin.messages();
        assert.equal(messages.length, 1);
        results.push(messages[0] ?? '');
      }
      assert.match(results[0] ?? '', /answers and serves this site/);
      assert.match(results[1] ?? '', new RegExp(`does not serve this site: add ${site.url} to`));
      assert.match(results[2] ?? '', /does not serve this site/);
      assert.match(results[3] ?? '', /cannot store bookings/);
      assert.match(results[4] ?? '', /status 404 instead of 200/);
      assert.match(results[5] ?? '', /not as an Unknot backend does/);
      assert.match(results[6] ?? '', /status 302 instead of 200/);
      assert.ok(!results.some((text) => text.includes('internal network')));
      assert.deepEqual(new Set(backend.asked), new Set([`GET /v1/health from ${site.url}`]));
    } finally {
      await backend.close();
    }
    await admin.checkConnection();
    assert.match((await admin.messages()).join(), /cannot reach http:\/\/localhost/);
  });

  it('asks the machine it stands on only for whoever runs the whole installation', async () => {
    const backend = await startStubBackend();
    try {
      // No user is logged in here, as little as a single site's administrator runs a network of sites.
      const result = await site.php(
        `require WP_PLUGIN_DIR . '/unknot-booking/includes/connection.php';
        echo unknot_check_connection( $arguments[0] )->get_error_code();`,
        backend.url,
      );
      assert.equal(result, 'unknot_check_unreachable');
      assert.deepEqual(backend.asked, []);
    } finally {
      await backend.close();
    }
  });

  it('asks nobody while no address is saved', async () => {
    await given({});
    const before = await site.outgoing();
    await admin.checkConnection();
    assert.match((await admin.messages()).join(), /Save a backend address first/);
    assert.deepEqual(await site.outgoing(), before);
  });
});

describe('a page with the shortcode', () => {
  it('has the element with the backend’s address, the attributes and the owner’s words in it', async () => {
    await given({
      backend: elsewhere,
      fallback_text: 'Ring us & we help:',
      fallback_phone: '+49 (30) 12-34',
    });
    const page = await plugin.publish(
      '[unknot_booking service="deep-tissue" staff="anna" need="sleep" date="2026-12-31" lang="pt-BR" theme="dark" mode="inline"]',
    );
    assert.deepEqual(elementsIn(await htmlOf(page)), [
      `<unknot-booking backend="${elsewhere}" service="deep-tissue" staff="anna" need="sleep" date="2026-12-31" lang="pt-BR" theme="dark" mode="inline">` +
        '<p class="unknot-booking-fallback">Ring us &amp; we help: <a href="tel:+49301234">+49 (30) 12-34</a></p></unknot-booking>',
    ]);
  });

  it('loads one deferred script that optimisers are asked to leave alone, however many forms it has', async () => {
    await given({ backend: elsewhere });
    const html = await htmlOf(await plugin.publish('[unknot_booking]\n\n[unknot_booking service="thai"]'));
    assert.equal(elementsIn(html).length, 2);
    const loaders = loadersIn(html);
    assert.equal(loaders.length, 1);
    for (const part of [
      /\sdefer\b/,
      /\sdata-no-optimize[\s=]/,
      /\sdata-no-minify[\s=]/,
      /\sdata-cfasync="false"/,
    ]) {
      assert.match(loaders[0] ?? '', part);
    }
    assert.doesNotMatch(loaders[0] ?? '', /type=.module/);
    const source = /src=['"]([^'"]+)/.exec(loaders[0] ?? '')?.[1] ?? '';
    // The version is part of the path: the chunks beside the loader come from no older version's cache.
    assert.match(
      source,
      /^http:\/\/127\.0\.0\.1:\d+\/wp-content\/plugins\/unknot-booking\/assets\/\d+\.\d+\.\d+\/unknot\.js\?/,
    );
    assert.equal((await fetch(source)).status, 200);
  });

  it('is the only kind of page that loads it', async () => {
    await given({ backend: elsewhere });
    for (const url of [await plugin.publish('No form here.'), `${site.url}/`, `${site.url}/wp-login.php`]) {
      assert.deepEqual(loadersIn(await htmlOf(url)), []);
    }
  });

  it('cannot be broken out of by an attribute', async () => {
    await given({ backend: elsewhere });
    // Contributors may write shortcodes and no scripts.
    const page = await plugin.publish(
      `[unknot_booking service='"><img src=x onerror=alert(1)>' onclick="alert(1)" lang='"x' date="2026-02-30"]`,
    );
    const [element = ''] = elementsIn(await htmlOf(page));
    assert.match(element, /^<unknot-booking backend="[^"<>]+" service="[^"<>]*">/);
    const visitor = await plugin.newVisitor();
    await visitor.goto(page);
    assert.equal(await visitor.locator('img[src="x"], [onclick], [onerror]').count(), 0);
    await visitor.context().close();
  });

  it('leaves out what is wrong in the shortcode and tells editors, not visitors', async () => {
    await given({ backend: elsewhere });
    const page = await plugin.publish(
      '[unknot_booking servise="thai" theme="blue" date="31.12.2026" staff=“anna” lang="en"]',
    );
    const html = await htmlOf(page);
    assert.match(
      elementsIn(html)[0] ?? '',
      /^<unknot-booking backend="https:\/\/book\.example\.test" staff="anna" lang="en">/,
    );
    assert.ok(!html.includes('unknot-booking-notice'));
    await admin.page.goto(page);
    const faults = await admin.page.locator('.unknot-booking-notice li').allInnerTexts();
    assert.equal(faults.length, 3);
    assert.match(
      faults.join('\n'),
      /“servise” is not an attribute.*\n.*theme="blue" is not possible.*auto, light, dark.*\n.*date="31\.12\.2026" is not a date/,
    );
  });

  it('shows the owner’s words to a visitor without JavaScript', async () => {
    await given({ backend: elsewhere, fallback_text: 'Ring us:', fallback_phone: '030 1234' });
    const visitor = await plugin.newVisitor({ javaScriptEnabled: false });
    await visitor.goto(await plugin.publish('[unknot_booking]'));
    assert.ok(await visitor.getByText('Ring us:').isVisible());
    assert.equal(await visitor.getByRole('link', { name: '030 1234' }).getAttribute('href'), 'tel:0301234');
    await visitor.context().close();
  });

  it('shows them in the feed as well, without an element', async () => {
    await given({ backend: elsewhere, fallback_text: 'Ring us:' });
    await plugin.publish('Come and see. [unknot_booking]', 'post');
    const feed = await htmlOf(`${site.url}/feed/`);
    assert.match(feed, /Ring us:/);
    assert.doesNotMatch(feed, /<unknot-booking/);
  });

  it('without a backend address shows visitors the fallback, and administrators what to do', async () => {
    await given({ fallback_phone: '030 1234' });
    const page = await plugin.publish('[unknot_booking]');
    const html = await htmlOf(page);
    assert.deepEqual(elementsIn(html), []);
    assert.deepEqual(loadersIn(html), []);
    assert.match(html, /please call us: <a href="tel:0301234">/);
    assert.ok(!html.includes('unknot-booking-notice'));

    await admin.page.goto(page);
    await admin.page.getByText('Unknot Booking has no backend address yet.').waitFor();
    await admin.page.getByRole('link', { name: 'Set the address' }).click();
    await admin.page.getByLabel('Backend address').waitFor();
  });
});

describe('WordPress around the plugin', () => {
  it('has nothing to complain about', async () => {
    // WordPress 6.1 itself is older than PHP 8.2 and is told so in its own files.
    const lines = (await site.debugLog())
      .split('\n')
      .filter(
        (line) =>
          line !== '' && !/PHP Deprecated: .* in \S+\/wp-(?:includes|admin)\/\S+ on line \d+$/.test(line),
      );
    assert.deepEqual(lines, []);
  });

  it('was made to ask nobody but the backend', async () => {
    const hosts = (await site.outgoing())
      .map((url) => new URL(url))
      .filter((url) => url.hostname !== 'localhost');
    assert.deepEqual(hosts.map(String), []);
  });

  it('keeps nothing of it when it is deleted', async () => {
    await given({ backend: elsewhere });
    await admin.page.goto(`${site.url}/wp-admin/plugins.php`);
    const row = admin.page.locator('tr[data-slug="unknot-booking"]');
    await row.getByRole('link', { name: 'Deactivate' }).click();
    admin.page.once('dialog', (dialog) => dialog.accept());
    await row.getByRole('link', { name: 'Delete' }).click();
    await until(
      'The deletion',
      async () => !existsSync(join(site.directory, 'wp-content/plugins/unknot-booking')),
    );
    const left = await site.php(
      `global $wpdb; echo implode( ',', $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%unknot%'" ) );`,
    );
    assert.equal(left, '');
  });
});
