import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ConfigError, loadTemplates } from '../../packages/server/src/index.ts';
import { PLACEHOLDERS } from '../../packages/server/src/mail/placeholders.ts';
import { escapeHtml, parseTemplate, type Values } from '../../packages/server/src/mail/template.ts';
import { chooseLanguage } from '../../packages/server/src/mail/templates.ts';
import { temporaryFolder } from './test-server.ts';

const OWN = fileURLToPath(new URL('../../packages/server/mail-templates/', import.meta.url));
const LANGUAGES = 'ar de en es fr he it ja nl pl pt tr uk zh'.split(' ');
const KNOWN = { name: true, title: true, lines: ['item', 'price'] } as const;

function render(source: string, values: Values, safe = (text: string) => text): string {
  const { template, faults } = parseTemplate(source, KNOWN, ['part']);
  assert.deepEqual(faults, []);
  return template.render(values, safe, { part: parseTemplate('<{{name}}>', KNOWN, []).template });
}

/** What is said of a folder of the spa's own with these files in it. */
function complaints(files: Readonly<Record<string, string>>): string[] {
  using folder = temporaryFolder();
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, file)), { recursive: true });
    writeFileSync(join(folder.path, file), text);
  }
  try {
    loadTemplates(folder.path);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.faults.map((fault) => fault.replace(folder.path, 'templates'));
  }
  return [];
}

describe('a template', () => {
  for (const [source, expected] of [
    ['Hello {{name}}!', 'Hello Ana!'],
    ['{{#name}}Hello {{name}}{{/name}}{{^name}}Hello{{/name}}', 'Hello Ana'],
    ['{{#title}}no{{/title}}{{^title}}yes{{/title}}', 'yes'],
    ['{{#lines}}{{item}} {{price}} {{name}}; {{/lines}}', 'oil 1 Ana; stones 2 Ana; '],
    ['{{^lines}}none{{/lines}}', ''],
    ['a\n{{#lines}}\n- {{item}}\n{{/lines}}\nb', 'a\n- oil\n- stones\nb'],
    ['{{> part }} {{ name }}', '<Ana> Ana'],
    ['} { {a} @media { b { c: d } }', '} { {a} @media { b { c: d } }'],
  ] as const) {
    it(`makes “${expected.replaceAll('\n', '⏎')}” of “${source.replaceAll('\n', '⏎')}”`, () => {
      const lines = [
        { item: 'oil', price: '1' },
        { item: 'stones', price: '2' },
      ];
      assert.equal(render(source, { name: 'Ana', title: '', lines }), expected);
    });
  }

  it('takes values as text: none becomes markup, an attribute’s end or a placeholder', () => {
    const name = `"><b onclick='x'>&{{title}}{{#lines}}`;
    assert.equal(
      render('<a title="{{name}}">', { name, title: 'T' }, escapeHtml),
      '<a title="&quot;&gt;&lt;b onclick=&#39;x&#39;&gt;&amp;{{title}}{{#lines}}">',
    );
  });

  for (const [source, line, said] of [
    ['Hello\n{{nmae}}', 2, '{{nmae}} is no placeholder. There are: lines, name, title.'],
    ['{{constructor}}', 1, '{{constructor}} is no placeholder. There are: lines, name, title.'],
    ['{{item}}', 1, '{{item}} is no placeholder. There are: lines, name, title.'],
    [
      '{{#lines}}{{name}}{{prise}}{{/lines}}',
      1,
      '{{prise}} is no placeholder. There are: item, price, lines, name, title.',
    ],
    ['\n\n{{#name}}Hello', 3, '{{#name}} is never closed.'],
    ['{{#name}}{{/title}}', 1, '{{/title}} closes {{#name}}.'],
    ['{{/name}}', 1, '{{/name}} closes nothing.'],
    ['{{>foot}}', 1, '{{>foot}} is no part. There are: part.'],
    ['{{lines}}', 1, '{{lines}} is a list: write {{#lines}}…{{/lines}}.'],
    ['{{name', 1, '“{{” belongs to no placeholder.'],
    ['a\nname}}', 2, '“}}” belongs to no placeholder.'],
    ['{{{name}}}', 1, '{{{name}} has a brace too many.'],
  ] as const) {
    it(`with “${source.replaceAll('\n', '⏎')}” is refused, by its line`, () => {
      const { faults } = parseTemplate(source, KNOWN, ['part']);
      assert.deepEqual(faults[0], { line, message: said });
    });
  }

  it('has no placeholder for what was written for the therapist', () => {
    assert.doesNotMatch(Object.keys(PLACEHOLDERS).join(), /note(?!$)s|answer|card|screen|health|allerg/i);
  });
});

describe('a spa’s own templates', () => {
  it('take the place of the ones of their name, and leave the others', () => {
    using folder = temporaryFolder();
    mkdirSync(join(folder.path, 'en'));
    writeFileSync(join(folder.path, 'en', 'reminder.subject.txt'), 'See you, {{name}}!\n');
    writeFileSync(join(folder.path, 'en', '_footer.txt'), 'Yours, {{spaName}}\n');
    const templates = loadTemplates(folder.path);
    const mail = templates.mail('en', 'reminder', 'visitor', { name: 'Ana', spaName: 'Stillwater' });
    assert.equal(mail.subject, 'See you, Ana!');
    assert.match(mail.text, /We see you soon, Ana[\s\S]*Yours, Stillwater\n$/);
    assert.match(mail.html, /<title>See you, Ana!<\/title>/);
  });

  it('may be of another language, with all of it', () => {
    using folder = temporaryFolder();
    cpSync(join(OWN, 'en'), join(folder.path, 'sv'), { recursive: true });
    assert.deepEqual(loadTemplates(folder.path).languages, [...LANGUAGES, 'sv'].sort());
  });

  it('may be some of another language: the others are in English', () => {
    using folder = temporaryFolder();
    mkdirSync(join(folder.path, 'sv'));
    writeFileSync(join(folder.path, 'sv', 'reminder.subject.txt'), 'Vi ses snart');
    const mail = loadTemplates(folder.path).mail('sv', 'reminder', 'visitor', { name: 'Ana' });
    assert.equal(mail.subject, 'Vi ses snart');
    assert.match(mail.text, /We see you soon, Ana/);
  });

  it('may be some of a country: the others are as in its language', () => {
    using folder = temporaryFolder();
    mkdirSync(join(folder.path, 'pt-BR'));
    writeFileSync(join(folder.path, 'pt-BR', 'reminder.subject.txt'), 'Lembrete');
    const mail = loadTemplates(folder.path).mail('pt-BR', 'reminder', 'visitor', { name: 'Ana' });
    assert.equal(mail.subject, 'Lembrete');
    assert.match(mail.text, /Até breve, Ana/);
  });

  it('are refused by the file, the line and the placeholder', () => {
    assert.deepEqual(
      complaints({
        'en/reminder.html': '<h1>Hello</h1>\n<p>{{healthAnswers}}</p>',
        'en/change.subject.txt': 'Moved\nBcc: eve@attacker.example',
        'en/rebook.subject.txt': ' \n',
        'en/remindr.txt': 'Hello',
        'layout.htm': '',
      }).map((fault) => fault.slice(0, 72)),
      [
        'templates/en/remindr.txt is no mail template. There are: layout.html, pa',
        'templates/layout.htm is no mail template. There are: layout.html, page.h',
        'templates/en/change.subject.txt: a subject is one line, and not empty.',
        'templates/en/reminder.html, line 2: {{healthAnswers}} is no placeholder.',
        'templates/en/rebook.subject.txt: a subject is one line, and not empty.',
      ].map((fault) => fault.slice(0, 72)),
    );
  });

  it('lie in a folder that is there, in folders that are languages', () => {
    assert.throws(
      () => loadTemplates('/nowhere/templates'),
      /^ConfigError: UNKNOT_MAIL_TEMPLATES is “\/nowhere\/templates”/,
    );
    assert.deepEqual(complaints({ 'deutsch_/reminder.txt': '' }), [
      'templates/deutsch_ is no language: its name must be a tag such as “de” or “pt-BR”.',
    ]);
  });
});

/** The values and parts in it, in order of the alphabet; which of them stand in a section of their own is free. */
const placeholders = (source: string) => [...source.matchAll(/\{\{[^}#^/]*\}\}/g)].map(([one]) => one).sort();
const read = (language: string, file: string) => readFileSync(join(OWN, language, file), 'utf8');

describe('our templates', () => {
  it('are there in fourteen languages', () => {
    assert.deepEqual(loadTemplates().languages, LANGUAGES);
  });

  for (const language of LANGUAGES.filter((one) => one !== 'en')) {
    it(`in ${language} are all there, and leave out nothing that they are given`, () => {
      assert.deepEqual(readdirSync(join(OWN, language)).sort(), readdirSync(join(OWN, 'en')).sort());
      for (const file of readdirSync(join(OWN, 'en'))) {
        assert.deepEqual(
          [...new Set(placeholders(read(language, file)))],
          [...new Set(placeholders(read('en', file)))],
          file,
        );
      }
    });

    it(`in ${language} have no sentence of the English ones`, () => {
      const sentences = (source: string) =>
        source
          .replace(/<[^>]*>|\{\{[^}]*\}\}/g, '\n')
          .split(/[\n.:]/)
          .map((one) => one.trim())
          .filter((one) => / /.test(one) && /\p{L}{3}/u.test(one));
      for (const file of readdirSync(join(OWN, 'en'))) {
        const english = new Set(sentences(read('en', file)));
        for (const sentence of sentences(read(language, file))) assert.ok(!english.has(sentence), sentence);
      }
    });
  }
});

describe('the language of a mail', () => {
  for (const [wish, home, language, tag] of [
    ['de-CH', 'en-GB', 'de', 'de-CH'],
    ['de', 'en-GB', 'de', 'de-GB'],
    ['pt-BR', 'de-DE', 'pt-BR', 'pt-BR'],
    ['pt-PT', 'de-DE', 'de', 'de-DE'],
    ['fr', 'de-DE', 'de', 'de-DE'],
    ['fr', 'ja-JP', 'en', 'en-JP'],
    [undefined, 'en', 'en', 'en'],
  ] as const) {
    it(`for a visitor with ${wish} at a spa with ${home} is ${tag}`, () => {
      assert.deepEqual(chooseLanguage(['de', 'en', 'pt-BR'], [wish], home), { language, tag });
    });
  }
});
