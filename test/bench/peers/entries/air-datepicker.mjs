import AirDatepicker from 'air-datepicker';
import 'air-datepicker/air-datepicker.css';
import en from 'air-datepicker/locale/en';

new AirDatepicker('#calendar', { inline: true, locale: en, selectedDates: [new Date(2026, 2, 10)] });
