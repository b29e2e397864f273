/**
 * What is to be sent, when, and what became of it. Instants are epoch milliseconds. Nothing of a visitor is in it: a
 * mail is written when it is sent, from the booking as it stands then.
 * - `id` is what the Message-ID is made from: the same mail, sent again, has the same one.
 * - `start` is the time that the mail speaks of: once the booking is at another, it is not sent.
 * - A claim says who is sending it, and until when that is believed.
 *
 * `mail_refusals` has who wants no aftercare and no “time for the next one”, as SHA-256 of the address.
 */
export const migration005 = `
CREATE TABLE mails (
  id TEXT PRIMARY KEY,
  booking_id TEXT NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
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
  CHECK ((state = 'waiting') = (settled_at IS NULL))
) STRICT;
CREATE INDEX mails_due ON mails (due_at) WHERE state = 'waiting';
CREATE INDEX mails_given_up ON mails (settled_at) WHERE state = 'given-up';
CREATE INDEX mails_by_end ON mails (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX mails_of_booking ON mails (booking_id);

CREATE TABLE mail_refusals (
  address_hash TEXT PRIMARY KEY,
  refused_at INTEGER NOT NULL
) STRICT;
`;
