import { words as first } from './en/first.ts';
import { words as more } from './en/more.ts';
import { words as way } from './en/way.ts';
import { together } from './together.ts';

/** What is loaded at once in any other language: English has the words of its first step in the first load. */
export type Way = typeof first & typeof way;
/** What is loaded when the first of these words is needed. */
export type More = typeof more;

/** English defines which words there are: in another language a word that is missing, or one too many, does not compile. */
export type Dictionary = Way & More;

/** Some words in place of others. A plain text may stand where the dictionary has a function. */
export type PartialWords<Words = Dictionary> = {
  readonly [Key in keyof Words]?: Words[Key] extends (...known: never[]) => string
    ? Words[Key] | string
    : Words[Key] extends string
      ? string
      : PartialWords<Words[Key]>;
};

/** English as a whole. The widget loads its parts, and never this. */
export const en = together([first, way, more]) as unknown as Dictionary;
