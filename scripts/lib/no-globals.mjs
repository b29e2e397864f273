/** What Lit and zod write into the page's `window`, so that several copies of them find each other: ours are one. */
const GLOBALS = [
  {
    file: /@lit\/reactive-element\/reactive-element\.js$/,
    text: /\b\w+\.litPropertyMetadata\?\?=new WeakMap/,
    by: 'void 0',
    before: 'const litPropertyMetadata=new WeakMap;',
  },
  {
    file: /@lit\/reactive-element\/reactive-element\.js$/,
    text: /\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/,
    by: 'void 0',
  },
  // And what they ask `window` for, for browsers without shadow roots: those do not run us.
  {
    file: /@lit\/reactive-element\/reactive-element\.js$/,
    text: /\b\w+\.reactiveElementPolyfillSupport\b/,
    by: 'void 0',
  },
  {
    file: /\/lit-html\/lit-html\.js$/,
    text: /\b\w+\.litHtmlPolyfillSupport\b/,
    by: 'void 0',
  },
  {
    file: /\/lit-html\/lit-html\.js$/,
    text: /\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/,
    by: 'void 0',
  },
  {
    file: /\/lit-element\/lit-element\.js$/,
    text: /\w+\.litElementHydrateSupport\?\.\(\{LitElement:\w+\}\)/,
    by: 'void 0',
  },
  {
    file: /\/lit-element\/lit-element\.js$/,
    text: /\b\w+\.litElementPolyfillSupport\b/,
    by: 'void 0',
  },
  {
    file: /\/lit-element\/lit-element\.js$/,
    text: /\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/,
    by: 'void 0',
  },
  { file: /\/zod\/v4\/core\/core\.js$/, text: /\bglobalThis(?=[;).?])/g, by: 'own', before: 'const own={};' },
  {
    file: /\/zod\/v4\/core\/registries\.js$/,
    text: /\bglobalThis(?=[;).?])/g,
    by: 'own',
    before: 'const own={};',
  },
];

/** Keeps what the script tag loads from leaving globals behind. Another version of theirs that does so otherwise is found out. */
export function noGlobals() {
  return {
    name: 'no-globals',
    transform(code, id) {
      const path = id.replaceAll('\\', '/');
      const rules = GLOBALS.filter(({ file }) => file.test(path));
      if (!rules.length) return null;
      let text = code;
      for (const { text: search, by, before = '' } of rules) {
        const without = text.replace(search, by);
        if (without === text) throw new Error(`${id} has no ${search} any more.`);
        text = before + without;
      }
      return { code: text, map: null };
    },
  };
}
