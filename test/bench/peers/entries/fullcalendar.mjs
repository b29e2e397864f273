import { Calendar } from 'fullcalendar';
import dayGrid from 'fullcalendar/daygrid';
import interaction from 'fullcalendar/interaction';
import classicTheme from 'fullcalendar/themes/classic';
import 'fullcalendar/skeleton.css';
import 'fullcalendar/themes/classic/theme.css';
import 'fullcalendar/themes/classic/palette.css';

new Calendar(document.querySelector('#calendar'), {
  plugins: [dayGrid, interaction, classicTheme],
  initialView: 'dayGridMonth',
  initialDate: '2026-03-10',
  headerToolbar: { start: 'title', end: 'prev,next' },
  dateClick: ({ dateStr }) => {
    document.title = dateStr;
  },
}).render();
