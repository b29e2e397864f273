import type { DatabaseSync } from 'node:sqlite';
import { migration001 } from './migrations/001-bookings.ts';
import { migration002 } from './migrations/002-screenings.ts';
import { migration003 } from './migrations/003-courses.ts';
import { migration004 } from './migrations/004-payments.ts';
import { migration005 } from './migrations/005-mails.ts';
import { migration006 } from './migrations/006-codes.ts';
import { migration007 } from './migrations/007-calendars.ts';
import { migration008 } from './migrations/008-waitlist.ts';
import { migration009 } from './migrations/009-forgotten-guests.ts';
import { StoreOpenError } from './store.ts';

/** In order, never edited once released: a file's `user_version` says how many of them it has. */
const MIGRATIONS: readonly string[] = [
  migration001,
  migration002,
  migration003,
  migration004,
  migration005,
  migration006,
  migration007,
  migration008,
  migration009,
];

/**
 * Brings a database up to date, each migration in a transaction of its own.
 * @throws StoreOpenError for a file that a newer version of the server has changed.
 */
export function migrate(db: DatabaseSync, migrations: readonly string[] = MIGRATIONS): void {
  for (;;) {
    if (version(db) === migrations.length) return;
    db.exec('BEGIN IMMEDIATE');
    try {
      // Read again: another process that started with this one may have done it meanwhile.
      const at = version(db);
      if (at > migrations.length) {
        throw new StoreOpenError(
          `The database has schema version ${at}; this server knows ${migrations.length}. Start the newer server that made it.`,
        );
      }
      const next = migrations[at];
      if (next !== undefined) db.exec(`${next};\nPRAGMA user_version = ${at + 1}`);
      db.exec('COMMIT');
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }
}

function version(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version);
}
