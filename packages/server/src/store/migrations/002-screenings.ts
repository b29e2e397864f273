/**
 * What visitors said about their health, sealed: the key is not in the database. `delete_after` is in epoch
 * milliseconds.
 */
export const migration002 = `
CREATE TABLE screenings (
  booking_id TEXT PRIMARY KEY REFERENCES bookings (id) ON DELETE CASCADE,
  delete_after INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
CREATE INDEX screenings_by_end ON screenings (delete_after);
`;
