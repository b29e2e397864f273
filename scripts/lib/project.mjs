import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

export const windows = process.platform === 'win32';

/** Node 26, as the project installs it for itself. */
export const projectNode = join(root, 'node_modules/node/bin', windows ? 'node.exe' : 'node');

/** What an outer npm says of itself and of its folders, and an inner tool would take for its own settings. */
const NPMS_OWN = /^npm_(?:package|lifecycle|command|execpath|node_execpath)|^INIT_CWD$/i;
/** Of npm's settings only those pass that a download may need: where from, through what, with which rights. */
const NPM_SETTING = /^npm_config_/i;
const FOR_DOWNLOADS =
  /^npm_config_(?:\/\/|@|registry$|userconfig$|cache$|proxy$|https?_proxy$|no_?proxy$|ca$|cafile$|strict_ssl$|offline$|prefer_offline$|fetch_)/i;

/** The environment for everything the scripts start: the project's own tools come first on its PATH. */
export function projectEnvironment(extra = {}) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !NPMS_OWN.test(name) && (!NPM_SETTING.test(name) || FOR_DOWNLOADS.test(name)),
  );
  const env = Object.fromEntries(kept);
  const path = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[path] = [join(root, 'node_modules/.bin'), env[path]].filter(Boolean).join(delimiter);
  return { ...env, PUPPETEER_SKIP_DOWNLOAD: '1', ...extra };
}

/** Has this path of the project a file or folder? */
export const exists = (path) => existsSync(join(root, path));
