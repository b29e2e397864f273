import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const folder = join(import.meta.dirname, '../../packages/widget/src/translations');
/** The files a language has, and what follows its code in the name of what is built of each. */
const PARTS = { 'way.ts': '', 'more.ts': '-more' };

/**
 * The widget's words for the script tag: a file for each part of each language. Their names have one hash for all, so
 * that the first load finds any of them by its language, and need not list them.
 */
export function languageFiles() {
  const codes = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const files = codes.flatMap((code) =>
    Object.entries(PARTS)
      .filter(([part]) => existsSync(join(folder, code, part)))
      .flatMap(([part, suffix]) => build(join(folder, code, part), `unknot-${code}${suffix}`)),
  );
  const hash = createHash('sha256');
  for (const { text } of files) hash.update(text);
  const version = hash.digest('base64url').slice(0, 8);
  return {
    name: 'language-files',
    load(id) {
      if (id !== join(folder, 'index.ts')) return null;
      return `export const languages = ' ${codes.join(' ')} ';
        export const loadPart = (code, part) => import(\`./unknot-\${code + (part ? '-more' : '')}-${version}.js\`);`;
    },
    generateBundle() {
      for (const { name, text, map } of files) {
        const fileName = `${name}-${version}.js`;
        this.emitFile({ type: 'asset', fileName, source: text });
        this.emitFile({ type: 'asset', fileName: `${fileName}.map`, source: map });
      }
    },
  };
}

/** One file of words, with all that it needs in it: an import of its own would be a round trip more. */
function build(file, name) {
  const { outputFiles } = buildSync({
    entryPoints: [file],
    outfile: `${name}.js`,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    sourcemap: 'external',
    write: false,
  });
  const [map, code] = outputFiles;
  return { name, text: code.text, map: map.text };
}
