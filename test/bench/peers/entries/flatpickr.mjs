import flatpickr from 'flatpickr';
import 'flatpickr/dist/flatpickr.min.css';

flatpickr('#calendar', { inline: true, defaultDate: '2026-03-10' });
