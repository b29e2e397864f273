/** One line of the log. What is in it is listed in the call; nothing that a visitor wrote ever is. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly [field: string]: string | number | boolean | undefined;
}

export type Log = (entry: LogEntry) => void;

/** Writes each entry as one line of JSON. */
export function jsonLog(write: (line: string) => void, now: () => number): Log {
  return (entry) => write(`${JSON.stringify({ time: new Date(now()).toISOString(), ...entry })}\n`);
}

/**
 * An error as the log may have it: what kind it is and where it was thrown. Its message stays out, as that may
 * quote the request (V8 puts a piece of the text into a JSON error).
 */
export function errorFields(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error ? { code: String(error.code) } : {};
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim().replace(/(?<=[\s(])(?:file:\/\/)?\/\S*\//, ''))
    .join(' < ');
  return { error: error.constructor.name, ...code, at };
}
