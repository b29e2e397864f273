/**
 * What the script tag loads of a visitor's way from the first question to “confirmed”, at a backend, in English: as
 * `test/end-to-end/first-load.test.ts` sees it in a browser.
 */
export const WAY = [
  'unknot.js',
  'define.js',
  'unknot-files.js',
  'unknot-session.js',
  'unknot-find-slots.js',
  'unknot-form.js',
  'unknot-back-map.js',
  'unknot-en.js',
  'unknot-fill-words.js',
];
