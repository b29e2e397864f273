/**
 * Deposits that are paid on a provider's page, and what is given back of them. Instants are epoch milliseconds, amounts
 * are in the currency's minor unit. A payment is for a booking and, where that begins a course, for all of its sessions.
 */
export const migration004 = `
CREATE TABLE payments (
  id TEXT PRIMARY KEY,
  booking_id TEXT NOT NULL UNIQUE REFERENCES bookings (id) ON DELETE CASCADE,
  amount INTEGER NOT NULL CHECK (amount > 0),
  currency TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('due', 'paid', 'expired')),
  created_at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  provider_id TEXT UNIQUE,
  url TEXT
) STRICT;
CREATE INDEX payments_due ON payments (until) WHERE status = 'due';

CREATE TABLE refunds (
  id TEXT PRIMARY KEY,
  payment_id TEXT NOT NULL REFERENCES payments (id),
  amount INTEGER NOT NULL CHECK (amount > 0),
  created_at INTEGER NOT NULL,
  done_at INTEGER
) STRICT;
CREATE INDEX refunds_due ON refunds (created_at) WHERE done_at IS NULL;
`;
