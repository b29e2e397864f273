/** One thing that is wrong with a document, and where. */
export interface Fault {
  /** Where it is, such as `services[2].durations[0].price`; empty for the whole document. */
  readonly path: string;
  /** What is wrong, in a sentence. */
  readonly message: string;
}

/** Thrown by every parsing function; it carries all that is wrong, not only the first of it. */
export class ParseError extends Error {
  readonly faults: readonly Fault[];
  constructor(what: string, faults: readonly Fault[]) {
    super(
      `${what}: ${faults.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ')}`,
    );
    this.name = 'ParseError';
    this.faults = faults;
  }
}

/**
 * A path as a person writes it.
 * @example pathText(['services', 2, 'price']) //=> 'services[2].price'
 */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    '',
  );
}
