// What editors and catalogs of elements read, from the built widget: its attributes, properties, events, methods,
// parts and custom properties. Whatever lacks a description stops the build.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { customElements } from './lib/custom-elements.mjs';
import { cssData, htmlData } from './lib/vscode-data.mjs';

const dist = 'packages/widget/dist';
const read = (file) => readFileSync(`${dist}/${file}`, 'utf8');

const eventFiles = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /events\.d\.ts$/.test(file),
);
const { UnknotBooking } = await import('../packages/widget/dist/index.js');
const manifest = customElements({
  element: read('booking/booking.d.ts'),
  eventMap: read('event-map.d.ts'),
  events: eventFiles.map(read).join('\n'),
  properties: UnknotBooking.elementProperties,
});

for (const [file, content] of Object.entries({
  'custom-elements.json': manifest,
  'vscode.html-custom-data.json': htmlData(manifest),
  'vscode.css-custom-data.json': cssData(manifest),
})) {
  writeFileSync(`${dist}/${file}`, `${JSON.stringify(content, undefined, 2)}\n`);
}
