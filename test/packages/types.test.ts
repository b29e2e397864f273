import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { copyExample, installExample } from '../../scripts/examples/npm-example.ts';
import { runCommand } from '../wordpress/support/processes.ts';
import { type TemporaryFolder, temporaryFolder } from '../wordpress/support/temporary-folder.ts';

interface TypeProblem {
  readonly kind: string;
  readonly entrypoint: string;
  readonly resolutionKind: string;
}

/** What Are The Types Wrong is asked for here; it is installed with the programs. */
interface TypeCheck {
  createPackageFromTarballData(tarball: Uint8Array): unknown;
  checkPackage(packed: unknown): Promise<{ types: unknown; problems?: readonly TypeProblem[] }>;
}

describe('the types of the packed packages, as programs outside the workspace meet them', () => {
  let temporary: TemporaryFolder;
  let folder: string;

  before(async () => {
    temporary = await temporaryFolder('types');
    folder = join(temporary.path, 'consumer');
    await copyExample('test/packages/consumer', folder);
    await installExample(folder);
  });
  after(() => temporary?.remove());

  /** Runs a program of the consumer's own dependencies there. */
  const check = (program: string, ...args: string[]) =>
    runCommand(process.execPath, [join('node_modules', program), ...args], { cwd: folder });

  /** What a check that must fail has to say. */
  const complaints = (program: string, ...args: string[]): Promise<string> =>
    check(program, ...args).then(
      () => assert.fail('It found nothing wrong.'),
      (error: Error) => error.message,
    );

  // In these, every line that must not compile is marked, and a mark without an error is an error.
  for (const [compiler, version] of [
    ['typescript', '6'],
    ['typescript-7', '7'],
  ]) {
    for (const [project, what] of [
      ['plain', 'a page without a framework, as Node resolves its imports'],
      ['plain/tsconfig.bundler.json', 'a page without a framework, as a bundler resolves them'],
      ['react', 'JSX of React, the component and the tag'],
      ['preact', 'JSX of Preact'],
      ['solid', 'JSX of Solid'],
    ] as const) {
      it(`fit ${what} (TypeScript ${version})`, async () => {
        await check(`${compiler}/bin/tsc`, '-p', project);
      });
    }
  }

  it('fit a page without a framework under the oldest compiler that can read them (TypeScript 5.4)', async () => {
    await check('typescript-5/bin/tsc', '-p', 'plain');
  });

  it('fit templates of Vue', async () => {
    await check('vue-tsc/bin/vue-tsc.js', '-p', 'vue');
  });

  it('fit templates of Svelte, and show each mistake in them', async () => {
    const said = await complaints(
      'svelte-check/bin/svelte-check',
      ...['--workspace', 'svelte', '--tsconfig', './tsconfig.json', '--output', 'machine'],
    );
    const places = [...said.matchAll(/ERROR "(.+?)" (\d+):/g)].map(([, file, line]) => `${file}:${line}`);
    assert.deepEqual(places, ['wrong.svelte:5', 'wrong.svelte:6', 'wrong.svelte:7'], said);
  });

  it('fit templates of Angular', async () => {
    await check('@angular/compiler-cli/bundles/src/bin/ngc.js', '-p', 'angular');
  });

  it('show each mistake in templates of Angular: a wrong handler, a wrong detail, a wrong method', async () => {
    const said = await complaints(
      '@angular/compiler-cli/bundles/src/bin/ngc.js',
      ...['-p', 'angular/tsconfig.wrong.json'],
    );
    assert.deepEqual([...new Set(said.match(/TS\d+/g))], ['TS2379', 'TS2339', 'TS2551'], said);
  });

  it('are found at every entry by whoever imports ES modules', async () => {
    const attw: TypeCheck = await import(
      pathToFileURL(join(folder, 'node_modules/@arethetypeswrong/core/dist/index.js')).href
    );
    const tarballs = (await readdir(folder)).filter((file) => file.endsWith('.tgz'));
    assert.equal(tarballs.length, 2);
    for (const file of tarballs) {
      const packed = attw.createPackageFromTarballData(new Uint8Array(await readFile(join(folder, file))));
      const { problems = [], types } = await attw.checkPackage(packed);
      assert.ok(types, file);
      const ours = problems
        // The packages have ES modules alone, and a script tag's script and JSON have no types.
        .filter(({ resolutionKind }) => !['node10', 'node16-cjs'].includes(resolutionKind))
        .filter(({ entrypoint }) => !/\.(js|json)$/.test(entrypoint))
        .map(({ kind, entrypoint, resolutionKind }) => `${kind} ${entrypoint} ${resolutionKind}`);
      assert.deepEqual(ours, [], file);
    }
  });
});
