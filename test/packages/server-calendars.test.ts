import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';

const dist = new URL('../../packages/server/dist/', import.meta.url).href;

/** As it is installed: without the condition that leads to the sources. */
const PROGRAM = `
  const { readFeed } = await import('${dist}calendars/read-feed.js');
  const from = Date.UTC(2026, 2, 2);
  const spa = { timeZone: 'UTC', from: 0, until: 4e12, transitions: [{ from: 0, offset: 0 }] };
  const text = 'BEGIN:VCALENDAR\\r\\nBEGIN:VEVENT\\r\\nDTSTART:20260304T100000Z\\r\\nDURATION:PT1H\\r\\nEND:VEVENT\\r\\nEND:VCALENDAR';
  const { busy } = await readFeed({ text, spa, from, to: from + 9e9, tzFolders: [] });
  console.log(JSON.stringify(busy));
`;

it('@unknot/server reads calendars in a thread of its own also once it is built', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'unknot-'));
  const file = join(folder, 'read.mjs');
  writeFileSync(file, PROGRAM);
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  const [code] = await once(child, 'close');
  rmSync(folder, { recursive: true });
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(output), [{ start: Date.UTC(2026, 2, 4, 10), end: Date.UTC(2026, 2, 4, 11) }]);
});
