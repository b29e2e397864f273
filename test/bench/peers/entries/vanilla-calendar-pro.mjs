import { Calendar } from 'vanilla-calendar-pro';
import 'vanilla-calendar-pro/styles/core.css';

new Calendar('#calendar', { selectedDates: ['2026-03-10'], selectedMonth: 2, selectedYear: 2026 }).init();
