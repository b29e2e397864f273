/**
 * The Custom Elements Manifest (schema 2.1.0) of `<unknot-booking>`: names from the class itself, types and
 * descriptions from its declarations, which TypeScript always writes in the same way.
 *
 * @param {object} built
 * @param {string} built.element the declarations of the element's file
 * @param {string} built.eventMap the declarations of the events' names
 * @param {string} built.events the declarations of the events' classes
 * @param {Map<string, { attribute?: string | boolean, reflect?: boolean, state?: boolean }>} built.properties what Lit
 *   knows of the class
 */
export function customElements({ element, eventMap, events, properties }) {
  const { doc, members } = readClass(element, 'UnknotBooking');
  const described = (name) => {
    const member = members.get(name);
    if (!member?.description) throw new Error(`${name} of <unknot-booking> has no description.`);
    return member;
  };
  const open = [...properties].filter(([, { state }]) => !state);
  const fields = open.map(([name, { attribute, reflect }]) => {
    const { type, description } = described(name);
    const written = attribute === true || attribute === undefined ? name.toLowerCase() : attribute;
    return {
      kind: 'field',
      name,
      type: { text: type },
      description,
      privacy: 'public',
      ...(written && { attribute: written }),
      ...(reflect && { reflects: true }),
    };
  });
  const methods = [...members]
    .filter(([name, { isMethod }]) => isMethod && !OF_LIT.has(name))
    .map(([name]) => {
      const { type, description } = described(name);
      return { kind: 'method', name, description, privacy: 'public', return: { type: { text: type } } };
    });
  const declaration = {
    kind: 'class',
    name: 'UnknotBooking',
    description: doc.text,
    customElement: true,
    tagName: 'unknot-booking',
    superclass: { name: 'LitElement', package: 'lit' },
    members: [...fields, ...methods],
    attributes: fields
      .filter(({ attribute }) => attribute)
      .map(({ attribute, name, description, type }) => ({
        name: attribute,
        fieldName: name,
        description,
        type: type.text === 'unknown' ? { text: 'string' } : type,
      })),
    events: readEvents(eventMap, events),
    slots: doc.tags('slot'),
    cssParts: doc.tags('csspart'),
    cssProperties: doc.tags('cssproperty'),
  };
  return {
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path: 'dist/index.js',
        declarations: [declaration],
        exports: [{ kind: 'js', name: 'UnknotBooking', declaration: { name: 'UnknotBooking' } }],
      },
      {
        kind: 'javascript-module',
        path: 'dist/define.js',
        declarations: [],
        exports: [
          {
            kind: 'custom-element-definition',
            name: 'unknot-booking',
            declaration: { name: 'UnknotBooking', module: 'dist/index.js' },
          },
        ],
      },
    ],
  };
}

/** What every element of Lit has, and a page does not call. */
const OF_LIT = new Set(['constructor', 'connectedCallback', 'disconnectedCallback', 'render']);

/** The public events, each described by its class. */
function readEvents(eventMap, declarations) {
  const map = /interface UnknotEventMap \{([^}]*)\}/.exec(eventMap)?.[1] ?? '';
  const events = [...map.matchAll(/'([\w-]+)': (\w+);/g)];
  if (!events.length) throw new Error('The declarations name no events.');
  return events.map(([, name, type]) => {
    const { doc } = readClass(declarations, type);
    if (!doc.text) throw new Error(`${type} has no description.`);
    return { name, type: { text: type }, description: doc.text };
  });
}

/** A class of a file of declarations: its doc, and its public members by name. */
function readClass(declarations, name) {
  const found = new RegExp(
    `(?:/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\n)?export declare class ${name} [^{]*\\{([\\s\\S]*?)\\n\\}`,
  ).exec(declarations);
  if (!found) throw new Error(`The declarations have no class ${name}.`);
  const [, doc = '', body] = found;
  const members = new Map();
  const pattern =
    /(?: {4}\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)? {4}((?:(?:private|protected|static|readonly|get|set) )*)(\w+)(\?)?(\([\s\S]*?\))?: ([\s\S]+?);\n(?= {4}[\w#/]|$)/g;
  for (const [, text = '', modifiers, member, , call, type] of `${body}\n`.matchAll(pattern)) {
    if (/private|protected|static/.test(modifiers)) continue;
    members.set(member, { description: readDoc(text).text, type, isMethod: call !== undefined });
  }
  return { doc: readDoc(doc), members };
}

/** A doc comment: its text, and its tags as `name - description`. */
function readDoc(comment) {
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\* ?/, '').trim());
  const [text = '', ...tags] = lines.join('\n').split(/^@/m);
  return {
    text: joined(text),
    tags: (wanted) =>
      tags.flatMap((tag) => {
        const [, kind, name, description] = /^(\w+)\s+([\w-]*?)\s*- ([\s\S]*)$/.exec(tag) ?? [];
        return kind === wanted ? [{ name, description: joined(description) }] : [];
      }),
  };
}

/** Paragraphs stay apart; the lines of one do not. */
function joined(text) {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split('\n').filter(Boolean).join(' ').trim())
    .filter(Boolean)
    .join('\n\n');
}
