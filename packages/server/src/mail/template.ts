/**
 * Templates as a spa writes them: text with placeholders in it.
 *
 * - `{{name}}`: the value; in HTML with its special characters made harmless.
 * - `{{#name}}…{{/name}}`: only where there is a value; for a list, once for each of its entries, whose own values
 *   are named inside.
 * - `{{^name}}…{{/name}}`: only where there is none.
 * - `{{>name}}`: another template.
 *
 * A line with nothing but the begin or the end of a section is none in the mail.
 */
export interface Template {
  render(values: Values, safe: (text: string) => string, parts: Parts): string;
}

export type Value = string | readonly Readonly<Record<string, string>>[];
export type Values = Readonly<Record<string, Value | undefined>>;
export type Parts = Readonly<Record<string, Template>>;

/** Which placeholders there are: for a list, the names of what each entry has. */
export type Known = Readonly<Record<string, true | readonly string[]>>;

/** What is wrong in a template, and in which line. */
export interface TemplateFault {
  readonly line: number;
  readonly message: string;
}

interface Section {
  readonly kind: 'with' | 'without';
  readonly name: string;
  readonly line: number;
  readonly inside: Node[];
}

type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'part'; readonly name: string }
  | Section;

const TAG = /\{\{\s*([#^/>]?)\s*([^{}]*?)\s*\}\}/g;

/**
 * Reads a template, and says of everything in it that is no placeholder what it is.
 * @param parts the names of templates that can stand in it
 */
export function parseTemplate(
  source: string,
  known: Known,
  parts: readonly string[],
): { readonly template: Template; readonly faults: readonly TemplateFault[] } {
  const faults: TemplateFault[] = [];
  const root: Node[] = [];
  const open: Section[] = [];
  const here = () => open.at(-1)?.inside ?? root;
  const lineAt = (index: number) => source.slice(0, index).split('\n').length;
  let end = 0;
  const text = (until: number) => {
    const piece = source.slice(end, until);
    const stray = /\{\{|\}\}/.exec(piece);
    if (stray) {
      faults.push({ line: lineAt(end + stray.index), message: `“${stray[0]}” belongs to no placeholder.` });
    }
    if (piece) here().push({ kind: 'text', text: piece });
  };
  for (const match of source.matchAll(TAG)) {
    const [tag, sign = '', name = ''] = match;
    text(match.index);
    end = match.index + tag.length;
    const alone = /[#^/]/.test(sign) && /(?:^|\n)$/.test(source.slice(0, match.index));
    if (alone && source[end] === '\n') end++;
    const line = lineAt(match.index);
    const fault = (message: string) => faults.push({ line, message });
    if (source[match.index - 1] === '{') fault(`{${tag} has a brace too many.`);
    if (sign === '/') {
      const last = open.pop();
      if (last?.name !== name) {
        fault(last ? `${tag} closes {{#${last.name}}}.` : `${tag} closes nothing.`);
      }
    } else if (sign === '>') {
      if (!parts.includes(name)) fault(`${tag} is no part. There are: ${parts.join(', ')}.`);
      here().push({ kind: 'part', name });
    } else {
      const complaint = strange(name, known, open);
      if (complaint) fault(`${tag} ${complaint}`);
      if (sign === '') here().push({ kind: 'value', name });
      else {
        const section: Section = {
          kind: sign === '#' ? 'with' : 'without',
          name,
          line,
          inside: [],
        };
        here().push(section);
        open.push(section);
        continue;
      }
      if (!complaint && known[name] !== true && !inList(name, known, open)) {
        fault(`${tag} is a list: write {{#${name}}}…{{/${name}}}.`);
      }
    }
  }
  text(source.length);
  for (const { name, line } of open) faults.push({ line, message: `{{#${name}}} is never closed.` });
  return { template: { render: (...how) => rendered(root, ...how) }, faults };
}

/** Why a name is no placeholder here; undefined where it is one. */
function strange(name: string, known: Known, open: readonly { readonly name: string }[]): string | undefined {
  if (Object.hasOwn(known, name) || inList(name, known, open)) return undefined;
  const inner = open.flatMap(({ name: list }) => {
    const fields = known[list];
    return Array.isArray(fields) ? fields : [];
  });
  return `is no placeholder. There are: ${[...inner, ...Object.keys(known).sort()].join(', ')}.`;
}

function inList(name: string, known: Known, open: readonly { readonly name: string }[]): boolean {
  return open.some(({ name: list }) => {
    const fields = Object.hasOwn(known, list) ? known[list] : undefined;
    return Array.isArray(fields) && fields.includes(name);
  });
}

function rendered(
  nodes: readonly Node[],
  values: Values,
  safe: (text: string) => string,
  parts: Parts,
): string {
  return nodes
    .map((node): string => {
      if (node.kind === 'text') return node.text;
      if (node.kind === 'part') return parts[node.name]!.render(values, safe, parts);
      const value = values[node.name];
      if (node.kind === 'value') return safe(typeof value === 'string' ? value : '');
      const filled = value !== undefined && value.length > 0;
      if (node.kind === 'without') return filled ? '' : rendered(node.inside, values, safe, parts);
      if (!filled) return '';
      const entries = typeof value === 'string' ? [{}] : value;
      return entries.map((entry) => rendered(node.inside, { ...values, ...entry }, safe, parts)).join('');
    })
    .join('');
}

/** @example escapeHtml('<b title="x">') //=> '&lt;b title=&quot;x&quot;&gt;' */
export function escapeHtml(text: string): string {
  const names: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' };
  return text.replace(/[&<>"']/g, (character) => `&${names[character]};`);
}
