import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The strictest policy the widget is promised to work under. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html test";

/**
 * For @web/test-runner: what was built for the script tag at `/built/<folder>/`, and pages that have it.
 * `/built/changed-<name>/` has one file that somebody changed on its way: it says so as `window.changed`.
 * `/built/<folder>/page.html?html=…` is a page with a strict content policy; `&isolated` isolates it from other origins,
 * and `&map` gives it the import map that says what is to be in the files.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function builtSite() {
  /** @type {string} */
  let folder;
  return {
    name: 'unknot-built-site',
    serverStart({ config }) {
      folder = join(config.rootDir, 'packages/widget/dist/cdn');
    },
    serve({ path, URL: { searchParams } }) {
      const [, place, file] = /^\/built\/([\w-]+)\/([\w.-]+)$/.exec(path) ?? [];
      if (!place || !file) return undefined;
      if (file === 'page.html') return page(searchParams, place, folder);
      if (!existsSync(join(folder, file))) return undefined;
      const text = readFileSync(join(folder, file), 'utf8');
      const name = file.replace(/^unknot-|-[\w-]{8}\.js$/g, '');
      return {
        body: place === `changed-${name}` ? `${text};globalThis.changed=true` : text,
        type: 'js',
        headers: { 'Cross-Origin-Resource-Policy': 'same-origin' },
      };
    },
  };
}

/**
 * @param {URLSearchParams} asked
 * @param {string} place
 * @param {string} folder
 */
function page(asked, place, folder) {
  const map = asked.has('map')
    ? readFileSync(join(folder, 'import-map.json'), 'utf8').replaceAll('"./', `"/built/${place}/`)
    : '';
  const hash = createHash('sha256').update(map).digest('base64');
  return {
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>${map && `<script type="importmap">${map}</script>`}</head><body>${asked.get('html') ?? ''}</body></html>`,
    type: 'html',
    headers: {
      'Content-Security-Policy': map ? POLICY.replace("'self'", `'self' 'sha256-${hash}'`) : POLICY,
      ...(asked.has('isolated') && {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      }),
    },
  };
}
