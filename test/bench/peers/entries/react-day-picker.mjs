import { createElement } from 'react';
import { DayPicker } from 'react-day-picker';
import { createRoot } from 'react-dom/client';
import 'react-day-picker/style.css';

const march = new Date(2026, 2, 10);
createRoot(document.querySelector('#calendar')).render(
  createElement(DayPicker, { mode: 'single', defaultMonth: march, selected: march }),
);
