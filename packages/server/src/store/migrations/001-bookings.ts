/**
 * The first schema. Instants are epoch milliseconds.
 *
 * `claims` is the one table that says what is taken, by whatever takes it, and the triggers on it are the
 * last word: no writer can put two bookings in one place, not by insert, not by moving one, not by reviving
 * a cancelled one.
 * - A claim of a cancelled booking is kept but not `live`, so that reviving it is checked like a new one.
 * - A block is not checked when it is made: a therapist who falls ill has bookings. Everything after it is.
 * - SQLite does not know the app's clock, so a hold counts until it is deleted; every write deletes first
 *   those that have run out.
 */
export const migration001 = `
CREATE TABLE catalogs (
  version INTEGER PRIMARY KEY AUTOINCREMENT,
  stored_at INTEGER NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE TABLE bookings (
  id TEXT PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL CHECK (status IN ('requested', 'confirmed', 'cancelled')),
  sequence INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL CHECK ("end" > start),
  manage_hash TEXT NOT NULL UNIQUE,
  calendar_hash TEXT NOT NULL UNIQUE,
  details TEXT NOT NULL
) STRICT;
CREATE INDEX bookings_by_time ON bookings ("end", start);

CREATE TABLE holds (
  id TEXT PRIMARY KEY,
  client TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  start INTEGER NOT NULL
) STRICT;
CREATE INDEX holds_by_expiry ON holds (expires_at);
CREATE INDEX holds_by_client ON holds (client, expires_at);

CREATE TABLE blocks (
  id TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL CHECK ("end" > start),
  name TEXT
) STRICT;
CREATE INDEX blocks_by_time ON blocks ("end", start);

CREATE TABLE claims (
  id INTEGER PRIMARY KEY,
  resource TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL CHECK ("end" > start),
  live INTEGER NOT NULL DEFAULT 1 CHECK (live IN (0, 1)),
  booking_id TEXT REFERENCES bookings (id) ON DELETE CASCADE,
  hold_id TEXT REFERENCES holds (id) ON DELETE CASCADE,
  block_id TEXT REFERENCES blocks (id) ON DELETE CASCADE,
  CHECK ((booking_id IS NOT NULL) + (hold_id IS NOT NULL) + (block_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX claims_live ON claims (resource, "end", start) WHERE live = 1;
CREATE INDEX claims_by_time ON claims ("end", start) WHERE live = 1;
CREATE INDEX claims_of_booking ON claims (booking_id);
CREATE INDEX claims_of_hold ON claims (hold_id);
CREATE INDEX claims_of_block ON claims (block_id);

CREATE TRIGGER claims_insert BEFORE INSERT ON claims
BEGIN
  SELECT RAISE(ABORT, 'unknot:overlap')
  WHERE NEW.live = 1 AND NEW.block_id IS NULL AND EXISTS (
    SELECT 1 FROM claims
    WHERE resource = NEW.resource AND live = 1 AND start < NEW."end" AND "end" > NEW.start
  );
  SELECT RAISE(ABORT, 'unknot:dead claim')
  WHERE NEW.live = 0 AND NOT EXISTS (
    SELECT 1 FROM bookings WHERE id = NEW.booking_id AND status = 'cancelled'
  );
END;

CREATE TRIGGER claims_update BEFORE UPDATE ON claims
BEGIN
  SELECT RAISE(ABORT, 'unknot:overlap')
  WHERE NEW.live = 1 AND NEW.block_id IS NULL AND EXISTS (
    SELECT 1 FROM claims
    WHERE resource = NEW.resource AND live = 1 AND start < NEW."end" AND "end" > NEW.start AND id <> OLD.id
  );
  SELECT RAISE(ABORT, 'unknot:dead claim')
  WHERE NEW.live = 0 AND NOT EXISTS (
    SELECT 1 FROM bookings WHERE id = NEW.booking_id AND status = 'cancelled'
  );
END;

CREATE TRIGGER bookings_status AFTER UPDATE OF status ON bookings
WHEN (NEW.status = 'cancelled') <> (OLD.status = 'cancelled')
BEGIN
  UPDATE claims SET live = (NEW.status <> 'cancelled') WHERE booking_id = NEW.id;
END;

CREATE TRIGGER bookings_move AFTER UPDATE OF start, "end" ON bookings
WHEN NEW.start <> OLD.start OR NEW."end" <> OLD."end"
BEGIN
  UPDATE claims SET start = start + NEW.start - OLD.start, "end" = "end" + NEW."end" - OLD."end"
  WHERE booking_id = NEW.id;
END;

CREATE TABLE idempotency (
  key_hash TEXT PRIMARY KEY,
  request_hash TEXT NOT NULL,
  booking_id TEXT NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  answer TEXT NOT NULL
) STRICT;
CREATE INDEX idempotency_by_age ON idempotency (created_at);

CREATE TABLE wishes (
  id TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL,
  wish TEXT NOT NULL
) STRICT;
`;
