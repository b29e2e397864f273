import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { en } from '../../packages/widget/src/translations/en.ts';
import { type BookingServer, startBookingServer } from './support/booking-server.ts';
import { type InstalledPlugin, startWithPlugin } from './support/installed-plugin.ts';
import { Visitor } from './support/visitor.ts';

describe('a spa on WordPress', () => {
  let plugin: InstalledPlugin;
  let server: BookingServer;

  before(async () => {
    plugin = await startWithPlugin();
    server = await startBookingServer(plugin.site.url);
  });

  after(async () => {
    await plugin?.close();
    await server?.close();
  });

  it('sets its backend’s address, and hears that the backend answers and serves it', async () => {
    assert.notEqual(new URL(server.url).origin, plugin.site.url);
    await plugin.admin.saveSettings({ backend: server.url, phone: '+49 40 66969 120' });
    assert.deepEqual(await plugin.admin.messages(), ['Settings saved.']);
    await plugin.admin.checkConnection();
    assert.match((await plugin.admin.messages()).join(), /answers and serves this site/);
  });

  it('has the backend’s massages in its page', async () => {
    const page = await plugin.newVisitor();
    await page.goto(await plugin.publish('[unknot_booking]'));
    const visitor = new Visitor(page);
    await visitor.isAt(en.needs.title);
    await visitor.press(en.needs.all);
    await visitor.isAt(en.services.title);
    for (const service of server.services) {
      assert.equal(await visitor.widget.getByText(service, { exact: true }).count(), 1, service);
    }
    assert.equal(await page.getByRole('link', { name: '+49 40 66969 120' }).isVisible(), false);
    await page.context().close();
  });

  it('opens the form at the massage that its shortcode names', async () => {
    const page = await plugin.newVisitor();
    await page.goto(await plugin.publish('[unknot_booking service="lower-back-care"]'));
    const visitor = new Visitor(page);
    await visitor.isAt(en.times.title);
    await visitor.widget.getByText('Lower back care', { exact: true }).waitFor();
    await page.context().close();
  });

  it('lets a visitor book, with the booking in the backend’s store and nothing asked of anyone else', async () => {
    const page = await plugin.newVisitor();
    const asked = new Set<string>();
    const errors: string[] = [];
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(await plugin.publish('[unknot_booking]'));
    const [service = ''] = server.services;
    await new Visitor(page).book(service, { name: 'Ada Quill', email: 'ada@example.test' });

    const bookings = await server.bookings();
    assert.equal(bookings.length, 1);
    assert.equal(bookings[0]?.status, 'confirmed');
    assert.equal(bookings[0]?.details.serviceName, service);
    assert.equal(bookings[0]?.details.customer.email, 'ada@example.test');
    assert.deepEqual([...asked].sort(), [plugin.site.url, new URL(server.url).origin].sort());
    assert.deepEqual(errors, []);
    await page.context().close();
  });
});
