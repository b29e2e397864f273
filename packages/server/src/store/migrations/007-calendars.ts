/**
 * Therapists' own calendars, and when they are busy by them. Instants are epoch milliseconds.
 * - `url` is a secret: whoever has it can read that calendar.
 * - `reach` and `read_for` say until when, and for which spa, the claims were made: an unchanged calendar is read anew
 *   when these no longer fit.
 * - A claim (`claimed_by`) says who is fetching it, and until when that is believed.
 * - `fault` is why it could not be read the last time, `warnings` what is to be said of the time when it could.
 *
 * `claims` gets a fourth owner. Like a block, what a calendar claims may lie over bookings, and nothing can be booked into it.
 */
export const migration007 = `
CREATE TABLE calendars (
  staff_id TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  set_at INTEGER NOT NULL,
  try_at INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  claimed_by TEXT,
  claimed_until INTEGER,
  etag TEXT,
  last_modified TEXT,
  reach INTEGER,
  read_for TEXT,
  tried_at INTEGER,
  good_at INTEGER,
  fault TEXT,
  warnings TEXT NOT NULL DEFAULT '[]'
) STRICT;

DROP TRIGGER bookings_status;
DROP TRIGGER bookings_move;
CREATE TABLE new_claims (
  id INTEGER PRIMARY KEY,
  resource TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL CHECK ("end" > start),
  live INTEGER NOT NULL DEFAULT 1 CHECK (live IN (0, 1)),
  booking_id TEXT REFERENCES bookings (id) ON DELETE CASCADE,
  hold_id TEXT REFERENCES holds (id) ON DELETE CASCADE,
  block_id TEXT REFERENCES blocks (id) ON DELETE CASCADE,
  calendar_id TEXT REFERENCES calendars (staff_id) ON DELETE CASCADE,
  CHECK ((booking_id IS NOT NULL) + (hold_id IS NOT NULL) + (block_id IS NOT NULL) + (calendar_id IS NOT NULL) = 1)
) STRICT;
INSERT INTO new_claims (id, resource, start, "end", live, booking_id, hold_id, block_id)
SELECT id, resource, start, "end", live, booking_id, hold_id, block_id FROM claims;
DROP TABLE claims;
ALTER TABLE new_claims RENAME TO claims;
CREATE INDEX claims_live ON claims (resource, "end", start) WHERE live = 1;
CREATE INDEX claims_by_time ON claims ("end", start) WHERE live = 1;
CREATE INDEX claims_of_booking ON claims (booking_id);
CREATE INDEX claims_of_hold ON claims (hold_id);
CREATE INDEX claims_of_block ON claims (block_id);
CREATE INDEX claims_of_calendar ON claims (calendar_id, start) WHERE calendar_id IS NOT NULL;

CREATE TRIGGER claims_insert BEFORE INSERT ON claims
BEGIN
  SELECT RAISE(ABORT, 'unknot:overlap')
  WHERE NEW.live = 1 AND NEW.block_id IS NULL AND NEW.calendar_id IS NULL AND EXISTS (
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
  WHERE NEW.live = 1 AND NEW.block_id IS NULL AND NEW.calendar_id IS NULL AND EXISTS (
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
`;
