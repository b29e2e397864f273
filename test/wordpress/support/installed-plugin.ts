import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { browserArguments, findBrowser } from '../../../scripts/lib/find-browser.mjs';
import { Admin } from './admin.ts';
import { buildPluginZip } from './plugin-zip.ts';
import { type Site, startSite } from './site.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface InstalledPlugin {
  site: Site;
  /** Logged in to wp-admin. */
  admin: Admin;
  /** A page of somebody who has never been here. */
  newVisitor(options?: { javaScriptEnabled?: boolean }): Promise<Page>;
  /** Publishes a page or post and gives back its address. */
  publish(content: string, type?: 'page' | 'post'): Promise<string>;
  close(): Promise<void>;
}

/** A WordPress with the plugin in it: built, uploaded and activated as its owner would do it. */
export async function startWithPlugin(): Promise<InstalledPlugin> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium was found: install one, or name it in UNKNOT_CHROMIUM.');
  const folder = await temporaryFolder('zip');
  let site: Site | undefined;
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    await site?.close();
    await folder.remove();
  };
  try {
    const zip = join(folder.path, 'unknot-booking.zip');
    await buildPluginZip(zip);
    const started = await startSite();
    site = started;
    const chrome = await chromium.launch({ executablePath, args: browserArguments });
    browser = chrome;
    const newVisitor = async (options = {}) => {
      const context = await chrome.newContext(options);
      context.setDefaultTimeout(30_000);
      return context.newPage();
    };
    const admin = new Admin(await newVisitor(), started);
    await admin.logIn();
    await admin.installPlugin(zip);
    return {
      site: started,
      admin,
      newVisitor,
      publish: (content, type = 'page') =>
        started.php(
          `echo get_permalink( wp_insert_post( array(
            'post_type' => $arguments[0],
            'post_status' => 'publish',
            'post_title' => 'Book',
            'post_content' => wp_slash( $arguments[1] ),
          ) ) );`,
          type,
          content,
        ),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
