import { createEvent } from 'ics';

const { value } = createEvent({ title: 'Massage', start: [2026, 3, 10, 12, 0], duration: { hours: 1 } });
document.querySelector('#calendar').textContent = value;
