/**
 * The waiting list. Instants are epoch milliseconds.
 * - `turn` is the order in which wishes were made: who waits longest is offered a time first.
 * - `until` is the end of a wish's last possible day; `mark` is what makes two wishes the same one.
 * - A wish has one open offer at most, and its time is kept by a hold: so the claims decide who is offered what.
 * - A booking that is undone, as its page to pay on could not be had, leaves who waited on the list.
 *
 * `mails` gets a second thing that a mail can be about.
 */
export const migration008 = `
ALTER TABLE wishes RENAME TO old_wishes;
CREATE TABLE wishes (
  turn INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  client TEXT NOT NULL,
  mark TEXT NOT NULL,
  email TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'booked', 'withdrawn', 'removed', 'over')),
  closed_at INTEGER,
  wish TEXT NOT NULL,
  CHECK ((state = 'open') = (closed_at IS NULL))
) STRICT;
INSERT INTO wishes (id, created_at, until, client, mark, email, wish)
SELECT id, created_at,
  coalesce((SELECT max(unixepoch(value)) * 1000 + 86400000 FROM json_each(wish, '$.dates')), created_at + 5184000000),
  '', id, lower(coalesce(wish ->> '$.customer.email', '')),
  json_set(json_remove(wish, '$.serviceIds'), '$.services', json((
    SELECT json_group_array(json_object('serviceId', value)) FROM json_each(wish, '$.serviceIds')
  )))
FROM old_wishes ORDER BY created_at, old_wishes.rowid;
DROP TABLE old_wishes;
CREATE UNIQUE INDEX wishes_once ON wishes (mark) WHERE state = 'open';
CREATE INDEX wishes_open ON wishes (until) WHERE state = 'open';
CREATE INDEX wishes_by_email ON wishes (email);
CREATE INDEX wishes_by_client ON wishes (client) WHERE state = 'open';
CREATE INDEX wishes_closed ON wishes (closed_at) WHERE closed_at IS NOT NULL;

CREATE TABLE offers (
  id TEXT PRIMARY KEY,
  wish_id TEXT NOT NULL REFERENCES wishes (id) ON DELETE CASCADE,
  hold_id TEXT NOT NULL,
  booking_id TEXT REFERENCES bookings (id) ON DELETE SET NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL CHECK ("end" > start),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'claimed', 'declined', 'over')),
  details TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX offers_one_at_a_time ON offers (wish_id) WHERE state = 'open';
CREATE INDEX offers_open ON offers (expires_at) WHERE state = 'open';
CREATE INDEX offers_by_hold ON offers (hold_id) WHERE state = 'open';
CREATE INDEX offers_of_wish ON offers (wish_id);
CREATE INDEX offers_of_booking ON offers (booking_id);
CREATE TRIGGER bookings_undone BEFORE DELETE ON bookings
BEGIN
  UPDATE OR IGNORE wishes SET state = 'open', closed_at = NULL
  WHERE state = 'booked' AND id IN (SELECT wish_id FROM offers WHERE booking_id = OLD.id);
  UPDATE offers SET state = 'declined' WHERE booking_id = OLD.id;
END;

CREATE TABLE new_mails (
  id TEXT PRIMARY KEY,
  booking_id TEXT REFERENCES bookings (id) ON DELETE CASCADE,
  offer_id TEXT REFERENCES offers (id) ON DELETE CASCADE,
  sequence INTEGER NOT NULL,
  kind TEXT NOT NULL,
  recipient TEXT NOT NULL CHECK (recipient IN ('visitor', 'spa')),
  start INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  useful_until INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'dropped', 'given-up')),
  tries INTEGER NOT NULL DEFAULT 0,
  try_at INTEGER NOT NULL,
  claimed_by TEXT,
  claimed_until INTEGER,
  settled_at INTEGER,
  why TEXT,
  CHECK ((state = 'waiting') = (settled_at IS NULL)),
  CHECK ((booking_id IS NULL) <> (offer_id IS NULL))
) STRICT;
INSERT INTO new_mails (id, booking_id, sequence, kind, recipient, start, due_at, useful_until, state, tries, try_at,
  claimed_by, claimed_until, settled_at, why)
SELECT id, booking_id, sequence, kind, recipient, start, due_at, useful_until, state, tries, try_at,
  claimed_by, claimed_until, settled_at, why FROM mails;
DROP TABLE mails;
ALTER TABLE new_mails RENAME TO mails;
CREATE INDEX mails_due ON mails (due_at) WHERE state = 'waiting';
CREATE INDEX mails_given_up ON mails (settled_at) WHERE state = 'given-up';
CREATE INDEX mails_by_end ON mails (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX mails_of_booking ON mails (booking_id);
CREATE INDEX mails_of_offer ON mails (offer_id);
`;
