import { ApiError, postBlock } from './api.js';
import { byId, h } from './dom.js';

const off = {
  dialog: byId('off', HTMLDialogElement),
  form: byId('off-form', HTMLFormElement),
  who: byId('off-who', HTMLSelectElement),
  from: byId('off-from', HTMLInputElement),
  to: byId('off-to', HTMLInputElement),
  name: byId('off-name', HTMLInputElement),
  error: byId('off-error', HTMLElement),
  cancel: byId('off-cancel', HTMLButtonElement),
};

/**
 * Opens the form that takes time out of the calendar.
 * @param {import('./api.js').Agenda} agenda
 * @param {string} date the day to begin with
 * @param {string | null} staffId whom to begin with
 */
export function openTimeOff(agenda, date, staffId) {
  const option = (/** @type {{ id: string, name: string }} */ { id, name }) =>
    h('option', { value: id, selected: id === staffId }, name);
  off.who.replaceChildren(
    h('optgroup', { label: 'Therapists' }, ...agenda.staff.map(option)),
    ...(agenda.rooms.length ? [h('optgroup', { label: 'Rooms' }, ...agenda.rooms.map(option))] : []),
  );
  off.from.value = `${date}T09:00`;
  off.to.value = `${date}T18:00`;
  off.name.value = '';
  off.error.textContent = '';
  off.dialog.showModal();
}

/**
 * Makes the form work.
 * @param {(made: import('./api.js').Blocked) => void} onMade
 * @returns {() => boolean} is it open?
 */
export function wireTimeOff(onMade) {
  off.cancel.addEventListener('click', () => off.dialog.close());
  off.form.addEventListener('submit', async (event) => {
    event.preventDefault();
    off.error.textContent = '';
    const name = off.name.value.trim();
    try {
      const made = await postBlock({
        resourceIds: [off.who.value],
        from: off.from.value,
        to: off.to.value,
        ...(name ? { name } : {}),
      });
      off.dialog.close();
      onMade(made);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      off.error.textContent = error.message;
    }
  });
  return () => off.dialog.open;
}
