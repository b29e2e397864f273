/** British dates had a comma after the weekday once, and older browsers' data have it still: without it. */
export function british(text: string): string {
  return text.replace(/\b((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*), (?=\d)/g, '$1 ');
}
