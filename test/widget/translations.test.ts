import { expect } from 'chai';
import { type Dictionary, en } from '../../packages/widget/src/translations/en.ts';
import { languages, loadPart } from '../../packages/widget/src/translations/index.ts';
import { together } from '../../packages/widget/src/translations/together.ts';

const LANGUAGES = languages.trim().split(' ');
const COUNTS = [0, 1, 2, 3, 5, 11, 21, 100];

/** Words that are the same in English and another language: names, and words both have. */
const SAME =
  /^(Massage|Name|Code|E-mail|Technique|Total|Neutral|Session|Sessions|No|Via|Notes|Spa|Manual|Media|Options?|Note|VAT|Allergies|Or|Conversation|Date|Mobile)$/;
/** Is there more in it than what is given, such as in `{0}: {1}`, and units? */
const hasWords = (text: string) => /\p{L}{2}/u.test(text.replace(/A\d|\d+|\bmin\b/g, ''));

type Word = string | ((...known: never[]) => string);

/** Every word by the path to it. */
function wordsIn(section: object, path = ''): Map<string, Word> {
  return new Map(
    Object.entries(section).flatMap(([key, word]) =>
      typeof word === 'object' ? [...wordsIn(word, `${path}${key}.`)] : [[`${path}${key}`, word] as const],
    ),
  );
}

const english = wordsIn(en);

/** What a function is called with: whether it takes a number or a text is seen from what English makes of it. */
const NUMBERS = new Set(
  [
    'stepOf needs.marked services.minutes services.enough#1 services.reason#0 times.free details.faults review.hours minutes',
    'screening.missing course.every course.count course.planned course.each course.book course.all',
    'confirmed.travelFault confirmed.leave confirmed.rhythm confirmed.sameAgain',
  ]
    .join(' ')
    .split(' '),
);
const isNumber = (path: string, at: number) => NUMBERS.has(path) || NUMBERS.has(`${path}#${at}`);

function called(path: string, word: Word, count: number): string {
  if (typeof word === 'string') return word;
  const asked = english.get(path) as (...known: never[]) => string;
  const known = Array.from({ length: Math.max(asked.length, path === 'services.works' ? 3 : 0) }, (_, at) =>
    isNumber(path, at) ? (path === 'services.reason' ? 1 + (count % 3) : count) : `A${at}`,
  );
  return (word as (...known: unknown[]) => string)(...known);
}

describe('The words', () => {
  it('are there in fourteen languages', () => {
    expect(LANGUAGES).to.have.members('ar de en es fr he it ja nl pl pt tr uk zh'.split(' '));
  });

  for (const code of LANGUAGES.filter((one) => one !== 'en')) {
    describe(`in ${code}`, () => {
      let all: Map<string, Word>;
      before(async () => {
        const parts = await Promise.all(([0, 1] as const).map((part) => loadPart(code, part)));
        all = wordsIn(together(parts.map(({ words }) => words)) as unknown as Dictionary);
      });

      it('are the same as in English, text by text and function by function', () => {
        expect([...all.keys()]).to.have.members([...english.keys()]);
        for (const [path, word] of all) expect(typeof word, path).to.equal(typeof english.get(path));
      });

      it('say something for every number', () => {
        for (const [path, word] of all) {
          for (const count of COUNTS) {
            const text = called(path, word, count);
            expect(text, path).to.be.a('string');
            expect(text.trim(), `${path} for ${count}`).not.to.equal('');
            expect(text, path).not.to.match(/\b(undefined|NaN|null)\b|\[object|\$\{|\}/);
          }
        }
      });

      it('leave out nothing that they are given', () => {
        for (const [path, word] of all) {
          if (typeof word === 'string') continue;
          const given = called(path, english.get(path)!, 100);
          const text = called(path, word, 100).toLowerCase();
          for (const [value] of given.matchAll(/A\d/gi)) expect(text, path).to.include(value.toLowerCase());
          if (/100/.test(given)) expect(text, path).to.include('100');
        }
      });

      it('are not English', () => {
        for (const [path, word] of all) {
          const text = called(path, word, 5);
          const same = called(path, english.get(path)!, 5) === text;
          if (same && hasWords(text)) expect(text, path).to.match(SAME);
        }
      });

      it('have no space at an end, and none twice', () => {
        for (const [path, word] of all) {
          expect(called(path, word, 5), path).not.to.match(/^\s|\s$|\s\s/);
        }
      });
    });
  }
});
