/** The Python that has the system's packages. */
export const python: string;
/** libical, icalendar, vobject, sabre/vobject and khal: those that are here, or from the system's packages. */
export function setUpCalendars(): void;
