import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

/**
 * @param {readonly string[]} variables of the environment that may name it; they come first
 * @param {readonly string[]} names it may have on the PATH
 * @param {readonly string[]} [places] where it is when it is on no PATH
 * @returns {string | undefined} the path of the first one found
 */
export function findProgram(variables, names, places = []) {
  for (const variable of variables) {
    const given = process.env[variable];
    if (!given) continue;
    if (!isProgram(given)) throw new Error(`${variable} names no program: ${given}`);
    return given;
  }
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...places].find(isProgram);
}
