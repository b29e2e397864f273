import type { Page, Request } from 'playwright-core';

export const BOOKINGS = '**/v1/bookings';
export const BUSY = '**/v1/busy?*';
export const CATALOG = '**/v1/catalog';
export const HOLDS = '**/v1/holds';

/** Every POST to an address, as the page sends it. */
export function posts(page: Page, path: string): Request[] {
  const sent: Request[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith(path)) sent.push(request);
  });
  return sent;
}

/** Requests arrive and are done, but their answers never come back: the connection breaks. */
export async function loseAnswers(page: Page, path: string, times?: number): Promise<void> {
  await page.route(
    path,
    async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    },
    times === undefined ? {} : { times },
  );
}

/** Requests get nowhere. */
export async function cutOff(page: Page, path: string): Promise<void> {
  await page.route(path, (route) => route.abort('connectionrefused'));
}
