import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const widget = join(root, 'packages/widget');
const readJson = <T>(path: string): T => JSON.parse(readFileSync(join(widget, path), 'utf8'));

interface Item {
  readonly name: string;
  readonly description: string;
}

interface Declaration extends Item {
  readonly tagName: string;
  readonly members: readonly (Item & { readonly kind: string; readonly attribute?: string })[];
  readonly attributes: readonly (Item & { readonly fieldName: string })[];
  readonly events: readonly Item[];
  readonly cssParts: readonly Item[];
  readonly cssProperties: readonly Item[];
  readonly slots: readonly Item[];
}

interface Manifest {
  readonly schemaVersion: string;
  readonly modules: readonly {
    readonly path: string;
    readonly declarations: readonly Declaration[];
    readonly exports: readonly { readonly kind: string; readonly name: string }[];
  }[];
}

/** The widget's own sources, by path. */
const sources: readonly { readonly path: string; readonly text: string }[] = readdirSync(
  join(widget, 'src'),
  { recursive: true, encoding: 'utf8' },
)
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({
    path: path.replaceAll('\\', '/'),
    text: readFileSync(join(widget, 'src', path), 'utf8'),
  }));
const source = (path: string): string => sources.find((one) => one.path === path)?.text ?? '';
const found = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, name = '']) => name)),
];
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name).sort();

describe('what editors read of <unknot-booking>', () => {
  const { customElements } = readJson<{ customElements: string }>('package.json');
  const manifest = readJson<Manifest>(customElements);
  const [booking] = manifest.modules.flatMap(({ declarations }) => declarations);
  assert.ok(booking);

  it('is where package.json says, names files that are there, and defines the one element', () => {
    for (const { path } of manifest.modules) assert.ok(readFileSync(join(widget, path)).length, path);
    assert.equal(booking.tagName, 'unknot-booking');
    assert.deepEqual(
      manifest.modules
        .flatMap(({ exports }) => exports)
        .filter(({ kind }) => kind === 'custom-element-definition')
        .map(({ name }) => name),
      ['unknot-booking'],
    );
  });

  it('has every attribute that the class observes, and every property that can be set', async () => {
    const { UnknotBooking } = await import('../../packages/widget/dist/index.js');
    assert.deepEqual(names(booking.attributes), [...UnknotBooking.observedAttributes].sort());
    const decorated = found(source('booking/booking.ts'), /@property\([^)]*\)\s+(?:override )?(\w+)/g);
    const fields = booking.members.filter(({ kind }) => kind === 'field');
    assert.deepEqual(names(fields), decorated.sort());
    assert.deepEqual(fields.flatMap(({ attribute = [] }) => attribute).sort(), names(booking.attributes));
  });

  it('has every method that a page may call', () => {
    const listed = names(booking.members.filter(({ kind }) => kind === 'method'));
    const written = found(source('booking/booking.ts'), /^ {2}(?:async )?([a-z]\w*)\([^)]*\): [^{]+\{$/gm);
    assert.deepEqual(listed, written.filter((name) => !/^(?:constructor|render)$/.test(name)).sort());
  });

  it('has every event that is sent', () => {
    // The public ones have files of their own; what steps tell each other stays within the element.
    const files = sources.filter(({ path }) => /events\.ts$/.test(path));
    const sent = found(files.map(({ text }) => text).join('\n'), /super\('(unknot-[\w-]+)'/g);
    assert.ok(sent.length >= 8);
    assert.deepEqual(names(booking.events), sent.sort());
  });

  it('has every part that is passed on, and only parts that are there', () => {
    const text = sources.map((one) => one.text).join('\n');
    const states = ['best', 'selected', 'full', 'today'];
    const passedOn = found(source('booking/no-step.ts'), /const PARTS =\s+'([\w, -]+)'/g)
      .flatMap((list) => list.split(', '))
      .filter((part) => !states.includes(part));
    const ofTheFrame = [
      'booking/booking.ts',
      'booking/show-step.ts',
      'booking/no-step.ts',
      'dialog/dialog.ts',
    ].flatMap((path) => found(source(path), /\bpart="([\w-]+)"/g));
    assert.deepEqual(names(booking.cssParts), [...new Set([...passedOn, ...ofTheFrame])].sort());
    for (const part of names(booking.cssParts)) {
      assert.match(
        text,
        new RegExp(`part=(?:"${part}\\b|\\$\\{[^}]*['\`]${part}\\b)|const look = .*${part}`),
        part,
      );
    }
  });

  it('has every custom property that a page may set', () => {
    const read = found(sources.map((one) => one.text).join('\n'), /var\((--unknot-[\w-]+)/g);
    assert.deepEqual(names(booking.cssProperties), read.sort());
  });

  it('says of each what it is', () => {
    const { members, attributes, events, cssParts, cssProperties, slots } = booking;
    for (const item of [
      booking,
      ...members,
      ...attributes,
      ...events,
      ...cssParts,
      ...cssProperties,
      ...slots,
    ]) {
      assert.ok(item.description.length > 5, item.name);
    }
  });

  it('is in VS Code’s data too', () => {
    const html = readJson<{ tags: [{ name: string; attributes: Item[] }] }>(
      'dist/vscode.html-custom-data.json',
    );
    const css = readJson<{ properties: Item[]; pseudoElements: Item[] }>('dist/vscode.css-custom-data.json');
    assert.equal(html.tags.length, 1);
    assert.equal(html.tags[0].name, 'unknot-booking');
    assert.deepEqual(names(html.tags[0].attributes), names(booking.attributes));
    assert.deepEqual(names(css.properties), names(booking.cssProperties));
    assert.equal(css.pseudoElements.length, booking.cssParts.length);
  });

  it('is what the guide tells people', () => {
    const guide = readFileSync(join(root, 'docs/guide/embedding.md'), 'utf8');
    const { attributes, events, cssParts, cssProperties } = booking;
    for (const { name } of [...attributes, ...events, ...cssParts, ...cssProperties]) {
      assert.match(guide, new RegExp(`(?<![\\w-])${name}(?![\\w-])`), name);
    }
  });
});
