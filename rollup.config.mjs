import { readFileSync, rmSync } from 'node:fs';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { languageFiles } from './scripts/lib/language-files.mjs';
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
    if (!id.startsWith(`${process.cwd()}/packages/widget/src`) || !code.includes('css`')) return null;
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

const cdn = (input, output) => ({
  input,
  // One file after another: else the chunks' imports depend on which was read first, and no two builds are the same.
  maxParallelFileOps: 1,
  // Nobody imports names from these files; keeping them would put a file and a round trip in between.
  preserveEntrySignatures: false,
  // As its package.json says, which TypeScript's plugin, resolving its imports, does not read. Whether Rollup itself finds
  // that a module does something depends on what it has read before: one more way to builds that differ.
  treeshake: { moduleSideEffects: (id) => !id.includes('/packages/core/') },
  plugins: [
    minifyStyles(),
    minifyMarkup(),
    ...(output.format === 'es' ? [languageFiles()] : []),
    slimIcs(),
    typescript(),
    nodeResolve({ browser: true, exportConditions: ['unknot-source'] }),
    commonjs(),
    terser({
      ecma: 2020,
      module: output.format === 'es',
      compress: { passes: 3, pure_getters: true },
      format: { comments: false },
    }),
  ],
  onwarn,
  output: { dir: 'packages/widget/dist/cdn', sourcemap: true, ...output },
});

export default (args) => {
  if (!args.watch) rmSync('packages/widget/dist/cdn', { recursive: true, force: true });
  return [
    npm('core', ['index', 'find-slots', 'pack-starts', 'plan-course']),
    calendarFiles(),
    npm('widget', ['index', 'define', 'react']),
    npm('server', ['index', 'main', 'calendars/feed-worker']),
    cdn(
      { define: 'packages/widget/src/define.ts' },
      {
        format: 'es',
        manualChunks: wayChunks(),
        onlyExplicitManualChunks: true,
        // Which imports of imports are named as well depends on the order in which files were read.
        hoistTransitiveImports: false,
        entryFileNames: '[name].js',
        chunkFileNames: ({ name }) => `unknot-${name.replace('.', '-')}-[hash].js`,
      },
    ),
    cdn({ unknot: 'packages/widget/src/loader/loader.ts' }, { format: 'iife', entryFileNames: '[name].js' }),
  ];
};
