import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { slimIcsForEsbuild } from './slim-ics.mjs';

/**
 * Serves each test file of @web/test-runner bundled by esbuild: TypeScript and Lit's decorators as the nearest
 * tsconfig.json says, the packages' sources rather than what was built of them, CommonJS and JSON.
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function bundleTests() {
  /** @type {string} */
  let root;
  /** @type {import('chokidar').FSWatcher | undefined} */
  let watcher;
  /** A test file that runs in several browsers is bundled once. @type {Map<string, Promise<string>>} */
  const bundles = new Map();

  const bundle = async (/** @type {string} */ file) => {
    const { metafile, outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: [file],
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      conditions: ['unknot-source'],
      plugins: [slimIcsForEsbuild()],
      sourcemap: 'inline',
      define: { 'process.env.NODE_ENV': '"development"' },
      logLevel: 'silent',
    });
    watcher?.add(Object.keys(metafile.inputs).map((input) => resolve(root, input)));
    return outputFiles[0].text;
  };

  return {
    name: 'unknot-bundle-tests',
    serverStart({ config, fileWatcher }) {
      root = config.rootDir;
      watcher = fileWatcher;
      fileWatcher.on('change', () => bundles.clear());
    },
    async serve({ path }) {
      if (!path.endsWith('.test.ts')) return undefined;
      let text = bundles.get(path);
      if (!text) {
        text = bundle(join(root, path));
        bundles.set(path, text);
      }
      try {
        return { body: await text, type: 'js' };
      } catch (error) {
        // Thrown in the page, so that the report names the file and the line.
        bundles.delete(path);
        return { body: `throw new Error(${JSON.stringify(String(error))});`, type: 'js' };
      }
    },
  };
}
