import { createHash } from 'node:crypto';
import { join } from 'node:path';

const facts = join(import.meta.dirname, '../../packages/widget/src/loader/built.ts');

/**
 * Subresource integrity for all that the script tag loads. No `import()` can say what it expects, so the loader asks for
 * each file by a `modulepreload` that can, and imports it when that has come. It knows the hashes of two files; those of
 * all others are in the second of these, to which they lead: no file can have the hash of one that has its own.
 *
 * `modules` goes into the build of the modules, `loader` into that of the loader, which comes after it.
 */
export function integrity() {
  /** @type {Record<string, readonly [file: string, hash: string]>} */
  const built = {};
  return {
    modules: () => ({
      name: 'integrity-of-modules',
      renderDynamicImport: () => ({ left: 'Unknot.load(', right: ')' }),
      // They are asked for by their names alone: the first load would be longer for each hash in it, and another whenever
      // something later is.
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
          const files = Object.values(bundle).filter(({ fileName }) => fileName.endsWith('.js'));
          const define = files.find(({ name }) => name === 'define');
          const commands = files.find(({ name }) => name === 'commands');
          for (const { fileName, imports } of [define, commands]) {
            // The loader says of one file what it expects.
            if (imports.length)
              throw new Error(`${fileName} imports ${imports.join(', ')}: it is to stand alone.`);
          }
          const list = Object.fromEntries(
            files
              .filter((file) => file !== define && file !== commands)
              .map((file) => {
                const imports = [...importsOf(bundle, file.fileName)].filter(
                  (name) => name !== define.fileName,
                );
                return [nameOf(file.fileName), [file.fileName, hashOf(file), ...imports.map(nameOf)]];
              }),
          );
          commands.code += `const files=${JSON.stringify(list)};export const filesOf=name=>[name,...files[name].slice(2)].map(one=>files[one]);`;
          // Its name was made before the list.
          const map = bundle[`${commands.fileName}.map`];
          const fileName = `unknot-commands-${hashOf(commands).replace(/\W/g, '').slice(0, 8)}.js`;
          this.emitFile({ type: 'asset', fileName, source: commands.code });
          this.emitFile({ type: 'asset', fileName: `${fileName}.map`, source: map.source });
          delete bundle[commands.fileName];
          delete bundle[map.fileName];
          // For Safari, which heeds it in a page's own import map alone.
          const all = {
            ...list,
            define: [define.fileName, hashOf(define)],
            commands: [fileName, hashOf(commands)],
          };
          this.emitFile({
            type: 'asset',
            fileName: 'import-map.json',
            source: `${JSON.stringify(
              {
                integrity: Object.fromEntries(
                  Object.values(all)
                    .sort()
                    .map(([file, hash]) => [`./${file}`, `sha256-${hash}`]),
                ),
              },
              null,
              2,
            )}\n`,
          });
          built.define = [define.fileName, hashOf(define)];
          built.commands = [fileName, hashOf(commands)];
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

/** A file's name without its hash. */
function nameOf(fileName) {
  return fileName.replace(/^unknot-|-[\w-]{8}\.js$/g, '');
}

/** All that a file imports, and what that imports. */
function importsOf(bundle, fileName, found = new Set()) {
  for (const name of bundle[fileName].imports ?? []) {
    if (found.has(name)) continue;
    found.add(name);
    importsOf(bundle, name, found);
  }
  return found;
}

/** As the attribute `integrity` has it, after `sha256-`. */
function hashOf({ code, source }) {
  return createHash('sha256')
    .update(code ?? source)
    .digest('base64');
}
