/** How many octets a line may have, its line end not counted (RFC 5545 §3.1). */
export const MAX_OCTETS = 75;

/** Lines of at most 75 octets. `ics` folds by characters where it folds, so its folds are taken out first. */
export function foldLines(file: string): string {
  return file
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map(folded)
    .join('\r\n');
}

function folded(line: string): string {
  // Most lines are short, and of characters that take one octet each.
  if (line.length <= MAX_OCTETS && /^[ -~]*$/.test(line)) return line;
  let done = '';
  let begin = 0;
  let used = 0;
  for (let i = 0; i < line.length; ) {
    const code = line.codePointAt(i)!;
    const octets = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (used + octets > MAX_OCTETS) {
      done += `${line.slice(begin, i)}\r\n `;
      begin = i;
      used = 1;
    }
    used += octets;
    i += code < 0x10000 ? 1 : 2;
  }
  return done + line.slice(begin);
}
