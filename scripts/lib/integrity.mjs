import { createHash } from 'node:crypto';
import { join } from 'node:path';

const facts = join(import.meta.dirname, '../../packages/widget/src/loader/built.ts');

/**
 * What the first of two lists has: the usual way to a booking, and what is waited for before anything is shown (the words
 * of a language, what a page asks for by a command). The other list has the rest.
 */
const EARLY =
  /^(session|form|find-slots|back-map|fill-words|commands|dialog|floating-button|page-backend|[a-z]{2})$/;

/**
 * Subresource integrity for all that the script tag loads. No `import()` can say what it expects, so the loader asks for
 * each file by a `modulepreload` that can, and imports it when that has come. The loader knows the hashes of the form and
 * of a list of others, which ends with that of another list. So the first load has no hash in it but these two.
 *
 * No file names another by an `import()`, only the lists do; so no file can come to have its own hash in it. And each is
 * called after its hash, so that the lists need not say how.
 *
 * `modules` goes into the build of the modules, `loader` into that of the loader, which comes after it.
 */
export function integrity() {
  /** @type {Record<string, unknown>} */
  const built = {};
  return {
    modules: () => ({
      name: 'integrity-of-modules',
      renderDynamicImport: () => ({ left: 'Unknot.load(', right: ')' }),
      renderChunk: (code) => ({
        code: code.replace(
          /(\bUnknot\.load\((['"`]))\.\/unknot-(.+?)-(?:!~\{\w+\}~|[\w-]{8})\.js(?=\2\))/g,
          '$1$3',
        ),
        map: null,
      }),
      generateBundle: {
        order: /** @type {const} */ ('post'),
        /** @this {import('rollup').PluginContext} */
        handler(_options, bundle) {
          const files = calledAfterTheirHashes(bundle);
          for (const file of files.values()) {
            this.emitFile({ type: 'asset', fileName: file.fileName, source: file.code });
            this.emitFile({ type: 'asset', fileName: `${file.fileName}.map`, source: file.map });
          }
          const early = new Set(
            [...files.keys()]
              .filter((name) => EARLY.test(name))
              .flatMap((name) => [name, ...files.get(name).imports]),
          );
          const define = files.get('define');
          const known = ['define', ...define.imports];
          const entries = (wanted) =>
            Object.fromEntries(
              [...files]
                .filter(([name]) => !known.includes(name) && wanted(name))
                .map(([name, { hash, imports }]) => [
                  name,
                  [hash, ...imports.filter((one) => !known.includes(one))],
                ]),
            );
          const late = `export const files=${JSON.stringify(entries((name) => !early.has(name)))}`;
          const lateList = called('unknot-files-late', late);
          const list = `let files=${JSON.stringify(entries((name) => early.has(name)))};export let filesOf=async(name,get)=>{files[name]||Object.assign(files,(await get(["unknot-files-late","${lateList.hash}"])).files);return[name,...files[name].slice(1)].map(one=>["unknot-"+one,files[one][0]])}`;
          const firstList = called('unknot-files', list);
          for (const { fileName, code } of [lateList, firstList]) {
            this.emitFile({ type: 'asset', fileName, source: code });
          }
          // For Safari, which heeds it in a page's own import map alone.
          const integrity = Object.fromEntries(
            [...files.values(), lateList, firstList]
              .map(({ fileName, hash }) => [`./${fileName}`, `sha256-${hash}`])
              .sort(([one], [other]) => (one < other ? -1 : 1)),
          );
          this.emitFile({
            type: 'asset',
            fileName: 'import-map.json',
            source: `${JSON.stringify({ integrity }, null, 2)}\n`,
          });
          built.define = known.map((name) => [files.get(name).prefixed, files.get(name).hash]);
          built.list = ['unknot-files', firstList.hash];
        },
      },
    }),
    loader: () => ({
      name: 'integrity-in-loader',
      load(id) {
        if (id !== facts) return null;
        return Object.entries(built)
          .map(([name, file]) => `export const ${name} = ${JSON.stringify(file)};`)
          .join('\n');
      },
    }),
  };
}

/**
 * Takes the files out of the bundle and gives them names that say what is in them: rollup's go by the names of all that a
 * file asks for, and would be others whenever one of these is.
 * @returns {Map<string, { fileName: string, prefixed: string, code: string, hash: string, map: string, imports: string[] }>} by
 *   their names without `unknot-` and a hash; what they import by such names, too
 */
function calledAfterTheirHashes(bundle) {
  const files = new Map();
  /** Files whose imports are looked at. */
  const under = new Set();
  const add = (old) => {
    const prefixed = old.replace(/-[\w-]{8}\.js$/, '');
    const name = nameOf(old);
    if (files.has(name)) return files.get(name);
    const { code = '', source, imports = [] } = bundle[old];
    let text = source === undefined ? code : String(source);
    const all = new Set();
    under.add(old);
    for (const imported of imports) {
      if (under.has(imported))
        throw new Error(
          `${old} and ${imported} import each other: neither can be called after what is in it.`,
        );
      const file = add(imported);
      text = text.replaceAll(`"./${imported}"`, `"./${file.fileName}"`);
      for (const one of [nameOf(imported), ...file.imports]) all.add(one);
    }
    under.delete(old);
    const file = called(prefixed, text);
    const map = { ...JSON.parse(String(bundle[`${old}.map`].source)), file: file.fileName };
    files.set(name, { ...file, prefixed, map: JSON.stringify(map), imports: [...all] });
    delete bundle[old];
    delete bundle[`${old}.map`];
    return files.get(name);
  };
  for (const fileName of Object.keys(bundle).sort())
    if (bundle[fileName] && fileName.endsWith('.js')) add(fileName);
  return files;
}

/** The loader finds a file by the same rule. */
function called(prefixed, code) {
  const hash = createHash('sha256').update(code).digest('base64');
  return { fileName: `${prefixed}-${hash.slice(0, 8).replace(/\W/g, '_')}.js`, code, hash };
}

/** A file's name without its hash. */
function nameOf(fileName) {
  return fileName.replace(/^unknot-|-[\w-]{8}\.js$/g, '');
}
