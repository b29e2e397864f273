import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

/** The strictest policy the widget is promised to work under. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html";

/** What a page has besides the form: a script that counts, before the form and after it. */
const OWN_SCRIPT = `
  document.querySelector('#count').addEventListener('click', ({ target }) => {
    target.textContent = String(Number(target.textContent) + 1);
  });
`;

/** The demo's catalog, to be changed at will. */
export interface DemoCatalog {
  spa: Record<string, unknown>;
  services: Record<string, unknown>[];
  staff: Record<string, unknown>[];
}

export function demoCatalog(): DemoCatalog {
  const file = fileURLToPath(new URL('../../../examples/script-tag/catalog.json', import.meta.url));
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** A page of somebody else’s at `/own.html`, with the widget by script tag and a catalog at `/own.json`. */
export async function ownPage(
  page: Page,
  element: string,
  catalog: unknown = demoCatalog(),
): Promise<string> {
  const files = {
    'own.html': {
      contentType: 'text/html; charset=utf-8',
      headers: { 'Content-Security-Policy': POLICY },
      body: `<!doctype html><html lang="en"><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1"><title>Own page</title>
        <script src="/unknot/unknot.js" defer></script>
        <body><h1>A page of its own</h1>${element}<button id="count">0</button>
        <script src="/own.js"></script></body></html>`,
    },
    'own.js': { contentType: 'text/javascript', body: OWN_SCRIPT },
    'own.json': { contentType: 'application/json', body: JSON.stringify(catalog) },
  };
  for (const [name, answer] of Object.entries(files)) {
    await page.route(
      ({ pathname }) => pathname === `/${name}`,
      (route) => route.fulfill(answer),
    );
  }
  return '/own.html';
}
