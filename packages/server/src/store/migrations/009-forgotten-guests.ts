/** Finds the bookings that still say whose they are: who came is forgotten some time after. */
export const migration009 = `
CREATE INDEX bookings_with_guests ON bookings ("end") WHERE details ->> '$.forgotten' IS NULL;
`;
