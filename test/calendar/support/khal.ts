import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadEvent } from './expected.ts';
import { readByIcalJs } from './read.ts';

/** A calendar of khal's: a folder with a file for each event, as vdirsyncer keeps it, and a database beside it. */
export class KhalCalendar {
  readonly #home = mkdtempSync(join(tmpdir(), 'unknot-khal-'));
  readonly #events = join(this.#home, 'calendar');

  constructor() {
    mkdirSync(this.#events);
    const time = '%Y-%m-%d %H:%M';
    writeFileSync(
      join(this.#home, 'config'),
      `[calendars]
[[spa]]
path = ${this.#events}
[sqlite]
path = ${join(this.#home, 'khal.db')}
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = ${time}
longdatetimeformat = ${time}
`,
    );
  }

  /** Imports a file, as somebody does who opens it. */
  import(file: string): void {
    const path = join(this.#home, 'appointment.ics');
    writeFileSync(path, file);
    this.#khal('import', '--batch', '-a', 'spa', path);
  }

  /** What is in the calendar from a day on, a line for each event: start, end, title and status. */
  list(from: string, days: number): string[] {
    const format = '{start} – {end} {title} {status}';
    return this.#khal('list', '--day-format', '', '--format', format, from, `${days}d`)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  }

  /** The events it keeps, as ical.js reads its files. */
  stored(): ReadEvent[] {
    return readdirSync(this.#events)
      .sort()
      .flatMap((name) => readByIcalJs(readFileSync(join(this.#events, name), 'utf8')).events);
  }

  [Symbol.dispose](): void {
    rmSync(this.#home, { recursive: true, force: true });
  }

  #khal(...args: readonly string[]): string {
    const env = { ...process.env, LC_ALL: 'C.UTF-8', HOME: this.#home, XDG_DATA_HOME: this.#home };
    return execFileSync('khal', ['-c', join(this.#home, 'config'), ...args], { env, encoding: 'utf8' });
  }
}
