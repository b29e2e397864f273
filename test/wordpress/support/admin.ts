import type { Page } from 'playwright-core';
import type { Site } from './site.ts';

/** wp-admin as the owner of a spa goes through it. */
export class Admin {
  readonly page: Page;
  readonly #site: Site;

  constructor(page: Page, site: Site) {
    this.page = page;
    this.#site = site;
  }

  async logIn(user = this.#site.user, password = this.#site.password): Promise<void> {
    await this.page.goto(`${this.#site.url}/wp-login.php`);
    await this.page.fill('#user_login', user);
    await this.page.fill('#user_pass', password);
    await Promise.all([this.page.waitForURL(/wp-admin/), this.page.click('#wp-submit')]);
  }

  /** Plugins → Add New → Upload Plugin → Install Now → Activate. */
  async installPlugin(zip: string): Promise<void> {
    await this.page.goto(`${this.#site.url}/wp-admin/plugin-install.php?tab=upload`);
    await this.page.setInputFiles('#pluginzip', zip);
    await this.page.click('#install-plugin-submit');
    await Promise.all([
      this.page.waitForURL(/plugins\.php/),
      this.page.getByRole('link', { name: 'Activate Plugin' }).click(),
    ]);
  }

  async openSettings(): Promise<void> {
    await this.page.goto(`${this.#site.url}/wp-admin/options-general.php?page=unknot-booking`);
  }

  async saveSettings(fields: { backend?: string; text?: string; phone?: string }): Promise<void> {
    await this.openSettings();
    if (fields.backend !== undefined) await this.page.getByLabel('Backend address').fill(fields.backend);
    if (fields.text !== undefined) await this.page.getByLabel('Text', { exact: true }).fill(fields.text);
    if (fields.phone !== undefined) await this.page.getByLabel('Phone number').fill(fields.phone);
    await this.#submit('Save Changes');
  }

  async checkConnection(): Promise<void> {
    await this.openSettings();
    await this.#submit('Check connection');
  }

  /** What the screen says after something was sent, one entry for each message. */
  async messages(): Promise<string[]> {
    return this.page
      .locator('.settings-error')
      .evaluateAll((found) => found.map((each) => each.firstElementChild?.textContent ?? ''));
  }

  savedBackend(): Promise<string> {
    return this.page.getByLabel('Backend address').inputValue();
  }

  async #submit(button: string): Promise<void> {
    await Promise.all([
      this.page.waitForURL(/settings-updated=true/),
      this.page.getByRole('button', { name: button }).click(),
    ]);
  }
}
