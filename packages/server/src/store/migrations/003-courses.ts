/** Finds the sessions of a course: which course a booking belongs to stands in its details. */
export const migration003 = `
CREATE INDEX bookings_by_course ON bookings (details ->> '$.course.id')
WHERE details ->> '$.course.id' IS NOT NULL;
`;
