// What a visitor's browser loads: ours, and what does a part of it. Bytes of brotli at its best (quality 11).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { root } from '../../../scripts/lib/project.mjs';
import { bundle, peers, versionsOf } from '../peers/peers.mjs';
import { count } from '../slots/measure.mjs';

const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
const compressed = (texts) => texts.reduce((sum, text) => sum + brotliCompressSync(text, best).length, 0);

/** Ours by what is loaded when: the budgets, which `npm test` holds the build to. */
const budgets = JSON.parse(readFileSync(join(root, 'test/size/budgets.json'), 'utf8'));
const way = budgets['the way to a confirmed booking'];
const { version } = JSON.parse(readFileSync(join(root, 'packages/widget/package.json'), 'utf8'));
const ours = [
  ['the loader: what the script tag costs a page', budgets['unknot.js']],
  ['the first load: the first question on view', budgets['first load']],
  ['the whole way, to a confirmed booking', way],
  [
    'the same with a calendar file made in the page',
    budgets['the way, with a calendar file made in the page'],
  ],
].map(([does, bytes]) => ['**unknot**', does, bytes, '–', bytes, `@unknot/widget ${version}`]);

const theirs = [];
for (const peer of peers) {
  const { js, css } = await bundle(peer);
  const [script, styles] = [compressed(js), compressed(css)];
  theirs.push([peer.name, peer.does, script, styles || '–', script + styles, versionsOf(peer)]);
}

const heads = ['', 'does', 'script', 'styles', 'together', 'versions'];
const line = (cells) =>
  `| ${cells.map((cell) => (typeof cell === 'number' ? count(cell) : cell)).join(' | ')} |`;
console.log(
  `\nBytes of minified ES, brotli 11, ${new Date().toISOString().slice(0, 10)}\n\n${[
    line(heads),
    '|---|---|--:|--:|--:|---|',
    ...[...ours, ...theirs].map(line),
  ].join('\n')}`,
);
