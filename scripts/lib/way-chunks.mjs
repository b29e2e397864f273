import { join } from 'node:path';

const packages = join(import.meta.dirname, '../../packages');

/**
 * The usual way, in three files: what a page loads, what comes right after the first question, up to the times, and what takes it from there to
 * “confirmed”. Rollup by itself makes a file of each module that two steps share; they would be compressed one by one, and
 * each is a request. Of the widget, a file has the modules named here with all that they import; of core, which is
 * imported by its index, just those that are named.
 */
const FILES = {
  define: { widget: ['define'], core: ['ask-catalog', 'backend', 'http-call'] },
  session: {
    widget: ['booking/session', 'service-list/service-list', 'slot-picker/slot-picker'],
    core: [
      'busy',
      'check-card', // this and what follows: a backend in the page needs it before the form does
      'check-customer',
      'discount',
      'fault',
      'http-backend',
      'questions-that-matter',
      'quote',
      'random-id',
      'read-catalog-answer',
      'recommend',
      'session-card',
      'suggest-minutes',
      'texts',
      'time-texts',
      'visit-parts',
      'web-link',
      'wire-offsets',
    ],
  },
  form: {
    widget: ['details-form/details-form', 'review/review', 'booking/sending', 'confirmation/confirmation'],
    core: ['calendar-event', 'calendar-links', 'reminders', 'rhythm', 'well-formed'],
  },
  // By itself, as its size is promised: see test/size.mjs.
  'find-slots': {
    widget: [],
    core: [
      'availability',
      'bit-names',
      'catalog',
      'days',
      'find-slots',
      'find-starts',
      'found',
      'interval',
      'local-times',
      'offsets',
      'start-bits',
      'visit',
    ],
  },
};

/**
 * Rollup's `manualChunks`: the file that a module of the usual way goes to.
 * @returns {(id: string, about: { getModuleInfo: (id: string) => import('rollup').ModuleInfo | null }) => string | undefined}
 */
export function wayChunks() {
  /** @type {Map<string, string> | undefined} */
  let files;
  return (id, { getModuleInfo }) => {
    files ??= assign((module) => getModuleInfo(module)?.importedIds ?? []);
    return files.get(id);
  };
}

/** @param {(module: string) => readonly string[]} importsOf */
function assign(importsOf) {
  /** @type {Map<string, string>} */
  const files = new Map();
  const widget = join(packages, 'widget/src');
  /** @param {string} root @param {Set<string>} found */
  const withImports = (root, found) => {
    if (found.has(root) || root.startsWith(join(packages, 'core'))) return;
    found.add(root);
    for (const imported of importsOf(root)) withImports(imported, found);
  };
  for (const [file, modules] of Object.entries(FILES)) {
    /** @type {Set<string>} */
    const all = new Set(modules.core.map((name) => join(packages, `core/src/${name}.ts`)));
    for (const name of modules.widget) withImports(join(widget, `${name}.ts`), all);
    for (const module of all) if (!files.has(module)) files.set(module, file);
  }
  return files;
}
