import { closeSync, existsSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { migrate } from './migrate.ts';
import { SqliteReader } from './sqlite-reader.ts';
import { SqliteWriter, storeError } from './sqlite-writer.ts';
import { type Store, StoreOpenError, type StoreReader, type StoreWriter } from './store.ts';

/**
 * Opens the store that is one SQLite file, and makes it where there is none. Several processes may have it
 * open at once.
 *
 * Reads and writes have a connection each: a read sees what is committed, never half of the write that is
 * under way.
 * @throws StoreOpenError
 */
export function openSqliteStore(file: string): Store {
  let writer: DatabaseSync;
  let reader: DatabaseSync;
  try {
    if (!existsSync(file)) makePrivate(file);
    writer = connect(file);
    migrate(writer);
    reader = connect(file);
    reader.exec('PRAGMA query_only = ON');
  } catch (cause) {
    if (cause instanceof StoreOpenError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StoreOpenError(`The database ${file} cannot be opened: ${why}.`, { cause });
  }
  return new SqliteStore(writer, reader);
}

/**
 * Names and numbers of visitors are in it: other users of the machine have no business there. SQLite makes its other
 * files like this one. Who may read one that is there already is left as it is.
 */
function makePrivate(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
}

function connect(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true });
  // FULL: a commit is on the disk before it is acknowledged, also in WAL mode.
  // What is deleted is overwritten: somebody's name is not to be found in the file afterwards.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
  return db;
}

class SqliteStore implements Store {
  readonly read: StoreReader;
  readonly #db: DatabaseSync;
  readonly #reader: DatabaseSync;
  readonly #writer: SqliteWriter;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(writer: DatabaseSync, reader: DatabaseSync) {
    this.#db = writer;
    this.#reader = reader;
    this.#writer = new SqliteWriter(writer);
    this.read = new SqliteReader(reader);
  }

  write<T>(now: number, work: (writer: StoreWriter) => Promise<T>): Promise<T> {
    // One after the other: within a process they share a connection, and so would share a transaction.
    const mine = this.#turn.then(() => this.#transaction(now, work));
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async close(): Promise<void> {
    await this.#turn;
    if (this.#reader.isOpen) this.#reader.close();
    if (this.#db.isOpen) this.#db.close();
  }

  async #transaction<T>(now: number, work: (writer: StoreWriter) => Promise<T>): Promise<T> {
    try {
      this.#db.exec('BEGIN IMMEDIATE');
      this.#writer.purge(now);
      const result = await work(this.#writer);
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw storeError(error);
    }
  }
}
