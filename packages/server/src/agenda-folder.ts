/** The files of the staff's page. They lie beside `src` and `dist`, so that both find them here. */
export const AGENDA_FOLDER = new URL('../agenda/', import.meta.url);
