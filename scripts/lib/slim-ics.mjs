import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Of `ics` our builds take what writes, and leave out what validates, folds and makes up ids: that is core's, see
 * docs/decisions/core-ics.md.
 */
const asked = /^(?:ics|runes2|ics\/dist\/.+)$/;
const standIn = (name) => fileURLToPath(new URL(`./slim-ics/${name}.mjs`, import.meta.url));
const entry = standIn('ics');

/** `ics` exports its entry alone, so its parts are found beside that. */
const folder = () => {
  const core = createRequire(new URL('../../packages/core/package.json', import.meta.url));
  return dirname(dirname(core.resolve('ics')));
};

/** The file that an import leads to, or null for one that is none of ours. */
const resolved = (id) => {
  if (!asked.test(id)) return null;
  return id.startsWith('ics/') ? join(folder(), id.slice('ics/'.length)) : id === 'ics' ? entry : standIn(id);
};

/** For rollup; before commonjs, which is asked about what is found. */
export const slimIcs = () => ({
  name: 'slim-ics',
  resolveId: {
    order: 'pre',
    handler(id, importer, options) {
      const path = resolved(id);
      return path && this.resolve(path, importer, { ...options, skipSelf: true });
    },
  },
});

/** For esbuild. @returns {import('esbuild').Plugin} */
export const slimIcsForEsbuild = () => ({
  name: 'slim-ics',
  setup(build) {
    build.onResolve({ filter: asked }, ({ path }) => ({ path: resolved(path) }));
  },
});
