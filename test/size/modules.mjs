const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * How many characters of a minified file come from which module, the largest first: what its source map says.
 * @param {string} code
 * @param {{ sources: string[], mappings: string }} map
 * @returns {{ module: string, characters: number }[]}
 */
export function modulesOf(code, { sources, mappings }) {
  const lines = code.split('\n');
  const sizes = new Map();
  let source = 0;
  mappings.split(';').forEach((line, row) => {
    const segments = [];
    let column = 0;
    for (const segment of line.split(',').filter(Boolean)) {
      const [columns, toSource] = numbers(segment);
      column += columns;
      if (toSource !== undefined) source += toSource;
      segments.push({ column, from: toSource === undefined ? undefined : sources[source] });
    }
    segments.forEach(({ column: start, from }, at) => {
      const end = segments[at + 1]?.column ?? lines[row].length;
      const module = from === undefined ? 'made by the build' : moduleName(from);
      sizes.set(module, (sizes.get(module) ?? 0) + end - start);
    });
  });
  return [...sizes]
    .map(([module, characters]) => ({ module, characters }))
    .sort((one, other) => other.characters - one.characters);
}

/** The numbers in a segment of a source map (ECMA-426, base64 VLQ). */
function numbers(segment) {
  const found = [];
  let value = 0;
  let shift = 0;
  for (const character of segment) {
    const digit = DIGITS.indexOf(character);
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    found.push(value & 1 ? -(value >>> 1) : value >>> 1);
    value = 0;
    shift = 0;
  }
  return found;
}

/** `widget/booking/session.ts` of ours, `lit-html/lit-html.js` of others. */
function moduleName(source) {
  const [, folder, file] = /(?:^|\/)(?:(\w+)\/)?src\/(?!.*node_modules)(.+\.ts)$/.exec(source) ?? [];
  if (file) return `${folder ?? 'widget'}/${file}`;
  return source.split('node_modules/').at(-1);
}
