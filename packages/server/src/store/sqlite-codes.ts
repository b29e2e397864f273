import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import {
  type CodeReader,
  CodeSpentError,
  type CodeUse,
  type CodeUses,
  type CodeWriter,
  DuplicateCodeError,
  type StoredCode,
  UNPAID_MEMORY,
} from './codes.ts';

type Row = Record<string, SQLOutputValue>;

/** Reads codes through one connection. */
export class SqliteCodeReader implements CodeReader {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = {
      code: db.prepare('SELECT * FROM codes WHERE id = ?'),
      codeByHash: db.prepare('SELECT * FROM codes WHERE hash = ?'),
      codeByKey: db.prepare('SELECT * FROM codes WHERE key_hash = ?'),
      codes: db.prepare(`
        SELECT *, (SELECT count(*) FROM live_code_uses WHERE code_id = codes.id) AS count,
          (SELECT coalesce(sum(amount), 0) FROM live_code_uses WHERE code_id = codes.id) AS amount
        FROM codes ORDER BY created_at DESC, id LIMIT ?`),
      hasCodes: db.prepare("SELECT EXISTS (SELECT 1 FROM codes WHERE state <> 'void') AS has"),
      uses: db.prepare(`
        SELECT count(*) AS count, coalesce(sum(amount), 0) AS amount
        FROM live_code_uses WHERE code_id = :codeId AND (:email IS NULL OR email = lower(:email))`),
    };
  }

  async code(id: string): Promise<StoredCode | undefined> {
    return codeOf(this.#statements.code.get(id));
  }

  async codeByHash(hash: string): Promise<StoredCode | undefined> {
    return codeOf(this.#statements.codeByHash.get(hash));
  }

  async codeByKey(keyHash: string): Promise<StoredCode | undefined> {
    return codeOf(this.#statements.codeByKey.get(keyHash));
  }

  async hasCodes(): Promise<boolean> {
    return this.#statements.hasCodes.get()?.has === 1;
  }

  async codes(limit: number): Promise<(StoredCode & { readonly uses: CodeUses })[]> {
    return this.#statements.codes.all(limit).map((row) => ({ ...codeOf(row)!, uses: usesOf(row) }));
  }

  async uses(codeId: string, email?: string): Promise<CodeUses> {
    return usesOf(this.#statements.uses.get({ codeId, email: email ?? null })!);
  }
}

/** Writes codes within the transaction that its caller has begun. */
export class SqliteCodeWriter extends SqliteCodeReader implements CodeWriter {
  readonly #statements;

  constructor(db: DatabaseSync) {
    super(db);
    this.#statements = {
      insertCode: db.prepare(`
        INSERT INTO codes (id, hash, created_at, state, max_uses, per_email, worth, details, key_hash, request_hash)
        VALUES (:id, :hash, :createdAt, :state, :maxUses, :perEmail, :worth, :details, :keyHash, :requestHash)`),
      setCodeState: db.prepare('UPDATE codes SET state = ? WHERE id = ?'),
      useCode: db.prepare(
        'INSERT INTO code_uses (booking_id, code_id, amount, used_at) VALUES (:bookingId, :codeId, :amount, :usedAt)',
      ),
      purgeUnpaid: db.prepare("DELETE FROM codes WHERE state = 'unpaid' AND created_at < ?"),
    };
  }

  /** Deletes gifts that nobody has paid for in time. */
  purge(now: number): void {
    this.#statements.purgeUnpaid.run(now - UNPAID_MEMORY);
  }

  async insertCode({ id, hash, createdAt, state, details, request, ...limits }: StoredCode): Promise<void> {
    const { maxUses = null, perEmail = null, worth = null } = limits;
    const { keyHash = null, requestHash = null } = request ?? {};
    translated(() =>
      this.#statements.insertCode.run({
        id,
        hash,
        createdAt,
        state,
        maxUses,
        perEmail,
        worth,
        details: JSON.stringify(details),
        keyHash,
        requestHash,
      }),
    );
  }

  async setCodeState(id: string, state: StoredCode['state']): Promise<void> {
    this.#statements.setCodeState.run(state, id);
  }

  async useCode({ bookingId, codeId, amount, usedAt }: CodeUse): Promise<void> {
    translated(() => this.#statements.useCode.run({ bookingId, codeId, amount, usedAt }));
  }
}

function codeOf(row: Row | undefined): StoredCode | undefined {
  return (
    row && {
      id: String(row.id),
      hash: String(row.hash),
      createdAt: Number(row.created_at),
      state: String(row.state) as StoredCode['state'],
      ...(row.max_uses === null ? {} : { maxUses: Number(row.max_uses) }),
      ...(row.per_email === null ? {} : { perEmail: Number(row.per_email) }),
      ...(row.worth === null ? {} : { worth: Number(row.worth) }),
      // A document that this server wrote itself.
      details: JSON.parse(String(row.details)) as StoredCode['details'],
      ...(row.key_hash === null
        ? {}
        : { request: { keyHash: String(row.key_hash), requestHash: String(row.request_hash) } }),
    }
  );
}

function usesOf({ count, amount }: Row): CodeUses {
  return { count: Number(count), amount: Number(amount) };
}

/** What SQLite said of codes, as an error of the store's own; undefined where it said nothing of them. */
export function codeError(error: unknown): Error | undefined {
  const { message } = error as Error;
  if (message === 'unknot:code') return new CodeSpentError('The code is not good for that.');
  if (message.includes('codes.hash')) return new DuplicateCodeError('There is a code like this one.');
  return undefined;
}

function translated(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw codeError(error) ?? error;
  }
}
