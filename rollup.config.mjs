import { readFileSync, rmSync } from 'node:fs';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { integrity } from './scripts/lib/integrity.mjs';
import { languageFiles } from './scripts/lib/language-files.mjs';
import { noGlobals } from './scripts/lib/no-globals.mjs';
import { slimIcs } from './scripts/lib/slim-ics.mjs';
import { wayChunks } from './scripts/lib/way-chunks.mjs';

/**
 * Two kinds of build. For npm: each source file becomes one module and dependencies stay imports, so that a
 * developer's bundler sees all of it. For the script tag: everything in a few minified chunks.
 * Types come from `tsc -b`, into the same `dist` folders.
 */

/** TypeScript to the JavaScript of browsers from 2022 on. Decorators are TypeScript's own, as Lit wants them. */
const typescript = () =>
  esbuild({
    target: 'es2022',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  });

/** zod's annotations and its cycles are harmless and its own affair. */
const onwarn = (warning, warn) => {
  if (warning.code === 'INVALID_ANNOTATION' || /node_modules/.test(warning.message ?? '')) return;
  warn(warning);
};

const npm = (folder, entries) => {
  const { dependencies, peerDependencies } = JSON.parse(
    readFileSync(`packages/${folder}/package.json`, 'utf8'),
  );
  const names = Object.keys({ ...dependencies, ...peerDependencies });
  return {
    input: entries.map((entry) => `packages/${folder}/src/${entry}.ts`),
    external: (id) =>
      id.startsWith('node:') || names.some((name) => id === name || id.startsWith(`${name}/`)),
    plugins: [typescript()],
    onwarn,
    output: {
      dir: `packages/${folder}/dist`,
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: `packages/${folder}/src`,
      // React's server components take it for what runs in the browser too.
      banner: ({ name }) => (name === 'react' ? `'use client';` : ''),
      sourcemap: true,
    },
  };
};

/** Calendar files, with `ics` in them: who installs core gets it without what ours does not need of it. */
const calendarFiles = () => ({
  input: 'packages/core/src/ics.ts',
  plugins: [slimIcs(), typescript(), nodeResolve({ exportConditions: ['unknot-source'] }), commonjs()],
  onwarn,
  output: { file: 'packages/core/dist/ics.js', format: 'es', sourcemap: true },
});

/** CSS in template literals: the same rules in fewer bytes. */
const minifyStyles = () => ({
  name: 'minify-styles',
  transform(code, id) {
    if (!id.startsWith(`${process.cwd()}/packages/widget/src`) || !/css`/.test(code)) return null;
    return {
      code: code.replace(
        /css`([^`$]*)`/g,
        (_, css) =>
          `css\`${css
            .replace(/\/\*[\s\S]*?\*\//g, '')
            .replace(/\s+/g, ' ')
            .replace(/\s*([{};,>])\s*/g, '$1')
            .replace(/:\s+/g, ':')
            .replace(/;}/g, '}')
            .replace(/(?<=[\s:,(-])0(?=\.\d)/g, '')
            .replace(/ > /g, '>')
            .trim()}\``,
      ),
      map: null,
    };
  },
});

/** Markup in template literals: line ends and indents between tags carry nothing. */
const minifyMarkup = () => ({
  name: 'minify-markup',
  transform(code, id) {
    if (!id.startsWith(`${process.cwd()}/packages/widget/src`) || !code.includes('html`')) return null;
    return { code: code.replace(/\n\s*/g, (space, at) => (code[at - 1] === '\\' ? space : '\n')), map: null };
  },
});

/** Nothing is assigned to a constant twice, as TypeScript saw to it; so it may go by the shorter word, which is there anyway. */
const letForConst = () => ({
  name: 'let-for-const',
  renderChunk: (code) => ({ code: code.replace(/\bconst (?=[\w$]+=|[{[])/g, 'let '), map: null }),
});

const cdn = (input, output, ...plugins) => ({
  input,
  // One file after another: else the chunks' imports depend on which was read first, and no two builds are the same.
  maxParallelFileOps: 1,
  // Nobody imports names from the form; keeping them would put a file and a round trip in between.
  preserveEntrySignatures: 'allow-extension',
  // As its package.json says, which TypeScript's plugin, resolving its imports, does not read. Whether Rollup itself finds
  // that a module does something depends on what it has read before: one more way to builds that differ.
  treeshake: { moduleSideEffects: (id) => !id.includes('/packages/core/') },
  plugins: [
    minifyStyles(),
    minifyMarkup(),
    ...(output.format === 'es' ? [languageFiles()] : []),
    slimIcs(),
    noGlobals(),
    typescript(),
    nodeResolve({ browser: true, exportConditions: ['unknot-source'] }),
    commonjs(),
    ...plugins,
    terser({
      ecma: 2022,
      module: output.format === 'es',
      compress: {
        passes: 3,
        pure_getters: true,
        keep_fargs: false,
        unsafe_arrows: output.format === 'iife',
      },
      format: { comments: false },
    }),
    letForConst(),
  ],
  onwarn,
  // Maps lie beside the files and are not named in them: whoever leaves the maps out leaves the files as they are.
  output: { dir: 'packages/widget/dist/cdn', sourcemap: 'hidden', ...output },
});

export default (args) => {
  if (!args.watch) rmSync('packages/widget/dist/cdn', { recursive: true, force: true });
  const { modules, loader } = integrity();
  return [
    npm('core', ['index', 'find-slots', 'pack-starts', 'plan-course']),
    calendarFiles(),
    npm('widget', ['index', 'define', 'react']),
    npm('server', ['index', 'main', 'calendars/feed-worker']),
    cdn(
      {
        define: 'packages/widget/src/define.ts',
        'unknot-commands': 'packages/widget/src/loader/commands.ts',
      },
      {
        format: 'es',
        manualChunks: wayChunks(),
        onlyExplicitManualChunks: true,
        // Which imports of imports are named as well depends on the order in which files were read.
        hoistTransitiveImports: false,
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: ({ name }) => `unknot-${name.replace('.', '-')}-[hash].js`,
      },
      modules(),
    ),
    // The one name without a hash: all others may be kept for good.
    cdn(
      { unknot: 'packages/widget/src/loader/loader.ts' },
      { format: 'iife', strict: false, entryFileNames: '[name].js' },
      loader(),
    ),
  ];
};
