/**
 * Promotional codes, vouchers and gifts, and what they were used for. Instants are epoch milliseconds, amounts are in the
 * currency's minor unit.
 *
 * A code stands here as its SHA-256 only: a copy of the database books nothing. The triggers are the last word on what a
 * code is good for: it is never spent twice, not by booking, and not by reviving a cancelled booking. What a booking used
 * is free again while it is cancelled.
 */
export const migration006 = `
CREATE TABLE codes (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('unpaid', 'active', 'void')),
  max_uses INTEGER CHECK (max_uses > 0),
  per_email INTEGER CHECK (per_email > 0),
  worth INTEGER CHECK (worth > 0),
  details TEXT NOT NULL,
  key_hash TEXT UNIQUE,
  request_hash TEXT
) STRICT;
CREATE INDEX codes_unpaid ON codes (created_at) WHERE state = 'unpaid';

CREATE TABLE code_uses (
  booking_id TEXT PRIMARY KEY REFERENCES bookings (id) ON DELETE CASCADE,
  code_id TEXT NOT NULL REFERENCES codes (id),
  amount INTEGER NOT NULL CHECK (amount > 0),
  used_at INTEGER NOT NULL
) STRICT;
CREATE INDEX uses_of_code ON code_uses (code_id);

CREATE VIEW live_code_uses AS
SELECT code_id, booking_id, amount, lower(details ->> '$.customer.email') AS email
FROM code_uses JOIN bookings ON bookings.id = booking_id
WHERE status <> 'cancelled';

CREATE VIEW overspent_codes AS
SELECT id FROM codes
WHERE max_uses < (SELECT count(*) FROM live_code_uses WHERE code_id = codes.id)
  OR worth < (SELECT sum(amount) FROM live_code_uses WHERE code_id = codes.id)
  OR per_email < (
    SELECT max(count) FROM (SELECT count(*) AS count FROM live_code_uses WHERE code_id = codes.id GROUP BY email)
  );

CREATE TRIGGER code_uses_insert AFTER INSERT ON code_uses
BEGIN
  SELECT RAISE(ABORT, 'unknot:code')
  WHERE EXISTS (SELECT 1 FROM codes WHERE id = NEW.code_id AND state <> 'active')
    OR EXISTS (SELECT 1 FROM overspent_codes WHERE id = NEW.code_id);
END;

CREATE TRIGGER code_uses_update BEFORE UPDATE ON code_uses
BEGIN
  SELECT RAISE(ABORT, 'unknot:code');
END;

CREATE TRIGGER code_uses_revive AFTER UPDATE OF status ON bookings
WHEN OLD.status = 'cancelled' AND NEW.status <> 'cancelled'
BEGIN
  SELECT RAISE(ABORT, 'unknot:code')
  WHERE EXISTS (
    SELECT 1 FROM code_uses JOIN overspent_codes ON overspent_codes.id = code_id WHERE booking_id = NEW.id
  );
END;
`;
