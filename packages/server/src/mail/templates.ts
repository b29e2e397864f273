import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError } from '../config.ts';
import { MAIL_KINDS, type MailKind, type MailRecipient } from '../store/mails.ts';
import { PLACEHOLDERS } from './placeholders.ts';
import { escapeHtml, type Parts, parseTemplate, type Template, type Values } from './template.ts';

/** The templates that come with the server. They lie beside `src` and `dist`. */
const OWN_FOLDER = fileURLToPath(new URL('../../mail-templates/', import.meta.url));

const TO_SPA = ['confirmation', 'change', 'cancellation', 'contact'] as const;
/** What a mail is made from: `reminder`, or for the spa `spa-change`. */
type MailName = MailKind | `spa-${(typeof TO_SPA)[number]}`;

const MAILS: readonly MailName[] = [...MAIL_KINDS, ...TO_SPA.map((kind) => `spa-${kind}` as const)];
const PAGES = ['no-more', 'no-more-done'] as const;
type PageName = (typeof PAGES)[number];
/** What several templates have in common. */
const PARTS = ['visit', 'course', 'ways', 'spa-visit', 'footer'] as const;

/** The files of one language. */
const FILES: readonly string[] = [
  ...MAILS.flatMap((name) => [`${name}.subject.txt`, `${name}.html`, `${name}.txt`]),
  ...PARTS.flatMap((name) => [`_${name}.html`, `_${name}.txt`]),
  ...PAGES.map((name) => `${name}.html`),
];
/** Around the HTML of every mail, whatever its language; and around every page. */
const LAYOUTS = ['layout.html', 'page.html'] as const;

/** A mail or a page as it was written. */
export interface Written {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface Templates {
  /** Languages there are templates in, such as `en`. */
  readonly languages: readonly string[];
  mail(language: string, kind: MailKind, to: MailRecipient, values: Values): Written;
  /** An HTML page. */
  page(language: string, name: PageName, values: Values): string;
}

/**
 * Reads all templates, and checks them, so that a fault shows at the start and not when a mail is to be sent.
 * @param folder a spa's own: each file in it takes the place of the one of that name; of a language that is new with it,
 *   what is not there is in English, and of `pt-BR` what is not there is as in `pt`
 * @throws ConfigError that names each file and what is wrong in it
 */
export function loadTemplates(folder?: string): Templates {
  const own = folderFiles(OWN_FOLDER);
  const theirs = folder === undefined ? new Map<string, string>() : spaFiles(folder);
  const files = new Map([...own, ...theirs]);
  const faults: string[] = [];
  const languages = [
    ...new Set([...files.keys()].filter((file) => file.includes('/')).map(languageOf)),
  ].sort();

  for (const file of theirs.keys()) {
    const name = file.slice(file.indexOf('/') + 1);
    if (!(file.includes('/') ? FILES : (LAYOUTS as readonly string[])).includes(name)) {
      faults.push(
        `${shown(folder, file)} is no mail template. There are: ${[...LAYOUTS, ...FILES].join(', ')}.`,
      );
    }
  }
  const compile = (file: string, parts: readonly string[]): Template => {
    const path = alike(file).flatMap((one) => theirs.get(one) ?? own.get(one) ?? [])[0]!;
    const source = readText(path, faults);
    if (source === undefined) return { render: () => '' };
    if (file.endsWith('.subject.txt') && !/^[^\r\n]*\S[^\r\n]*\s*$/.test(source)) {
      faults.push(`${path}: a subject is one line, and not empty.`);
    }
    const { template, faults: found } = parseTemplate(source, PLACEHOLDERS, parts);
    for (const { line, message } of found) faults.push(`${path}, line ${line}: ${message}`);
    return template;
  };

  const layouts = Object.fromEntries(LAYOUTS.map((file) => [file, compile(file, ['content', 'footer'])]));
  const compiled = new Map<string, Template>();
  for (const language of languages) {
    for (const file of FILES) {
      // Parts stand in mails, not in one another: so none can stand in itself.
      const parts = file.startsWith('_') || file.endsWith('.subject.txt') ? [] : PARTS;
      compiled.set(`${language}/${file}`, compile(`${language}/${file}`, parts));
    }
  }
  if (faults.length) throw new ConfigError(faults);

  const get = (language: string, file: string) => compiled.get(`${language}/${file}`)!;
  const partsOf = (language: string, form: 'html' | 'txt'): Parts =>
    Object.fromEntries(PARTS.map((name) => [name, get(language, `_${name}.${form}`)]));
  const asIs = (text: string) => text;
  return {
    languages,
    mail(language, kind, to, given) {
      const name = to === 'spa' ? `spa-${kind}` : kind;
      const subject = get(language, `${name}.subject.txt`)
        .render(given, asIs, {})
        .replace(/\s+/g, ' ')
        .trim();
      const values = { ...given, title: subject };
      const content = get(language, `${name}.html`);
      const text = get(language, `${name}.txt`).render(values, asIs, partsOf(language, 'txt'));
      return {
        subject,
        html: layouts['layout.html']!.render(values, escapeHtml, { ...partsOf(language, 'html'), content }),
        // Where a section was left out, its empty lines are too many.
        text: `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`,
      };
    },
    page(language, name, values) {
      const parts = { ...partsOf(language, 'html'), content: get(language, `${name}.html`) };
      return layouts['page.html']!.render(values, escapeHtml, parts);
    },
  };
}

/**
 * The tag to write in, and the language of the templates for it: of the first tag whose language there is. A tag
 * without a region gets that of the last, so that dates take the form that is used there.
 * @example chooseLanguage(['de', 'en'], ['fr', 'en-GB']) //=> { language: 'en', tag: 'en-GB' }
 */
export function chooseLanguage(
  languages: readonly string[],
  wishes: readonly (string | undefined)[],
  home: string,
): { readonly language: string; readonly tag: string } {
  for (const wish of [...wishes, home, 'en']) {
    if (wish === undefined) continue;
    const { language: base, region, baseName } = new Intl.Locale(wish);
    const language = languages.find((one) => one === baseName) ?? languages.find((one) => one === base);
    if (language === undefined) continue;
    const at = region ?? new Intl.Locale(home).region;
    return {
      language,
      tag: at === undefined ? baseName : new Intl.Locale(baseName, { region: at }).toString(),
    };
  }
  throw new Error('There are always templates in English.');
}

/** A file, and those that stand in for it: that of the language without its region, and the English one. */
function alike(file: string): string[] {
  const [language = '', name] = file.split('/');
  if (name === undefined) return [file];
  return [language, new Intl.Locale(language).language, 'en'].map((one) => `${one}/${name}`);
}

function languageOf(file: string): string {
  return file.slice(0, file.indexOf('/'));
}

function shown(folder: string | undefined, file: string): string {
  return join(folder ?? OWN_FOLDER, file);
}

/** Every file in a folder and in the folders of languages in it, by its path there. */
function folderFiles(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) files.set(entry.name, path);
    else {
      for (const name of readdirSync(path)) {
        if (!name.startsWith('.')) files.set(`${entry.name}/${name}`, join(path, name));
      }
    }
  }
  return files;
}

function spaFiles(folder: string): Map<string, string> {
  let files: Map<string, string>;
  try {
    files = folderFiles(folder);
  } catch {
    throw new ConfigError([`UNKNOT_MAIL_TEMPLATES is “${folder}”, and that is no folder that can be read.`]);
  }
  const strange = [...new Set([...files.keys()].filter((file) => file.includes('/')).map(languageOf))].filter(
    (language) => !isTag(language),
  );
  if (strange.length) {
    throw new ConfigError(
      strange.map(
        (name) => `${join(folder, name)} is no language: its name must be a tag such as “de” or “pt-BR”.`,
      ),
    );
  }
  return files;
}

function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text)[0] === text;
  } catch {
    return false;
  }
}

function readText(path: string, faults: string[]): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/\r\n?/g, '\n').trimEnd();
  } catch {
    faults.push(`${path} cannot be read.`);
    return undefined;
  }
}
