// The pages of the measurement and the spa's data behind them, at one address of this machine.
import { createServer } from 'node:http';
import { build } from 'esbuild';
import { toWireBusy, toWireOffsets } from '../../../packages/core/src/index.ts';
import { DAY, spa } from '../slots/spa.mjs';

const page = (script, body = '') =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><body>${body}<script type="module" src="/${script}.js"></script></body></html>`;

/** What the packages' own build makes of the sources, by esbuild alone: minified, the widget's steps in chunks. */
async function scripts() {
  const { outputFiles } = await build({
    entryPoints: ['slots-page', 'widget-page'].map(
      (name) => new URL(`./${name}.mjs`, import.meta.url).pathname,
    ),
    outdir: '/',
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['unknot-source'],
    logLevel: 'warning',
  });
  return Object.fromEntries(outputFiles.map(({ path, text }) => [`/${path.split(/[\\/]/).at(-1)}`, text]));
}

export async function openSite(size) {
  const { catalog, offsets, busy, now } = spa(size);
  const answers = {
    '/v1/catalog': JSON.stringify({ catalog, offsets: toWireOffsets(offsets) }),
    '/v1/busy': JSON.stringify(toWireBusy({ from: now, to: now + 400 * DAY, now, busy })),
    '/slots': page('slots-page'),
    '/widget': page('widget-page', '<unknot-booking backend="/" service="back"></unknot-booking>'),
    ...(await scripts()),
  };
  /** Who waits for the busy times: the widget gets them when it is at rest. */
  let held = [];
  let holding = false;
  const server = createServer(({ url }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const answer = answers[pathname];
    const type = pathname.endsWith('.js')
      ? 'text/javascript'
      : pathname.startsWith('/v1/')
        ? 'application/json'
        : 'text/html';
    response.writeHead(answer === undefined ? 404 : 200, {
      'Content-Type': type,
      'Cache-Control': 'no-store', // nor is any code kept compiled
      // Cross-origin isolated: only then the page's clock is finer than a tenth of a millisecond.
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    });
    const send = () => response.end(answer);
    if (holding && pathname === '/v1/busy') held.push(send);
    else send();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    now,
    hold: () => {
      holding = true;
    },
    release: () => {
      holding = false;
      for (const send of held) send();
      held = [];
    },
    close: () => server.close(),
  };
}
