// The contestants' pages, all at one address of this machine, and the demo spa's data behind ours.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '../../../examples/script-tag/demo.ts';
import { root } from '../../../scripts/lib/project.mjs';

const DAY = 86_400_000;
const cdn = join(root, 'packages/widget/dist/cdn');

/** What the real server answers with at a time, the demo's bookings in it. */
async function answersAt(now) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'unknot-bench-'));
  const quiet = { host: '127.0.0.1', port: 0, log: () => undefined };
  const demo = await startDemo({ ...quiet, dataFolder, now: () => now });
  const get = async (path) => {
    const answer = await fetch(demo.url + path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.text();
  };
  const window = new URLSearchParams({
    from: new Date(now).toISOString(),
    to: new Date(now + 60 * DAY).toISOString(),
  });
  try {
    return { '/v1/catalog': await get('/v1/catalog'), '/v1/busy': await get(`/v1/busy?${window}`) };
  } finally {
    await demo.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

const page = ({ head = '', body }) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Bench</title>${head}<body>${body}</body></html>`;

/**
 * @param {{ name: string, head?: string, body: string, files?: Record<string, string>, build?: string }[]} contestants
 *   `files` by their names beside the page, `build` the folder of the widget where it is not the project's own
 * @param {number} now the visitor's clock and the spa's, epoch milliseconds
 */
export async function openSite(contestants, now) {
  const answers = await answersAt(now);
  contestants.forEach((contestant, i) => {
    answers[`/${i}/`] = page(contestant);
    for (const [file, text] of Object.entries(contestant.files ?? {})) answers[`/${i}/${file}`] = text;
  });
  /** Chunks of ours that are kept back as long as only the first step is to be there. */
  let held;
  let requests = 0;
  const server = createServer(({ url }, response) => {
    requests++;
    const { pathname } = new URL(url, 'http://localhost');
    const [, i, ours] = /^\/(\d+)\/unknot\/([\w-]+\.js)$/.exec(pathname) ?? [];
    const answer = ours ? readFileSync(join(contestants[i].build ?? cdn, ours)) : answers[pathname];
    response.writeHead(answer === undefined ? 404 : 200, {
      'Content-Type': typeOf(pathname),
      'Cache-Control': 'no-store', // nor is any code kept compiled
    });
    const send = () => response.end(answer);
    if (held && ours?.startsWith('unknot-'))
      held.push(send); // chunks beyond those of the first step
    else send();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${server.address().port}`;
  return {
    urlOf: ({ name }) => `${address}/${contestants.findIndex((one) => one.name === name)}/`,
    requests: () => requests,
    hold() {
      held = [];
    },
    release() {
      for (const send of held ?? []) send();
      held = undefined;
    },
    close: () => server.close(),
  };
}

function typeOf(path) {
  if (path.endsWith('.js')) return 'text/javascript';
  if (path.endsWith('.css')) return 'text/css';
  return path.startsWith('/v1/') ? 'application/json' : 'text/html';
}
