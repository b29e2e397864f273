import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @typedef {{ name: string, version: string, directory: string, licence: string }} Library */

const readJson = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8'));

/**
 * Finds an installed package as Node would: in each node_modules from a folder upwards.
 *
 * @param {string} from
 * @param {string} name
 */
function findPackage(from, name) {
  for (let folder = from; ; folder = dirname(folder)) {
    try {
      return realpathSync(join(folder, 'node_modules', name));
    } catch (error) {
      if (folder === dirname(folder))
        throw new Error(`${name} is not installed: run the project's install first`, { cause: error });
    }
  }
}

/**
 * What is in our own builds without being installed with them, and without what it depends on itself: see
 * slim-ics.mjs.
 */
const BUNDLED = { '@unknot/core': ['ics'] };

/**
 * Every library that the given packages bring along, without our own, by name.
 *
 * @param {string[]} directories
 * @returns {Library[]}
 */
function libraries(directories) {
  /** @type {Map<string, Library>} */
  const found = new Map();
  const add = (/** @type {string} */ directory, /** @type {string} */ name) => {
    const folder = findPackage(directory, name);
    const { version, license } = readJson(join(folder, 'package.json'));
    const isNew = !found.has(folder);
    found.set(folder, { name, version, directory: folder, licence: license });
    return isNew ? folder : undefined;
  };
  const visit = (/** @type {string} */ directory) => {
    const { name: own, dependencies = {} } = readJson(join(directory, 'package.json'));
    for (const name of Object.keys(dependencies)) {
      const folder = add(directory, name);
      if (folder) visit(folder);
    }
    for (const name of BUNDLED[own] ?? []) add(directory, name);
  };
  for (const directory of directories) visit(realpathSync(directory));
  return [...found.values()]
    .filter(({ name }) => !name.startsWith('@unknot/') && !name.startsWith('@types/'))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

/**
 * The licence texts of what a package has in its own build, to be passed on with it.
 *
 * @param {string} directory
 */
export function bundledLicences(directory) {
  const { name: own } = readJson(join(directory, 'package.json'));
  return texts(
    BUNDLED[own].map((name) => {
      const folder = findPackage(realpathSync(directory), name);
      const { version, license } = readJson(join(folder, 'package.json'));
      return { name, version, directory: folder, licence: license };
    }),
  );
}

/**
 * The licence texts of all libraries in the bundles, which their licences ask to be passed on.
 *
 * @param {string[]} directories
 */
export function licenceTexts(directories) {
  return texts(libraries(directories));
}

/** @param {Library[]} list */
function texts(list) {
  const each = list.map(({ name, version, directory, licence }) => {
    const file = readdirSync(directory).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
    const text = file
      ? readFileSync(join(directory, file), 'utf8').trim()
      : 'The package contains no licence text.';
    return `${name} ${version} (${licence})\n\n${text}\n`;
  });
  return `The scripts contain these libraries.\n\n${each.join(`\n${'-'.repeat(72)}\n\n`)}`;
}
