import { DuetDatePicker } from '@duetds/date-picker/custom-element';
import '@duetds/date-picker/dist/duet/themes/default.css';

customElements.define('duet-date-picker', DuetDatePicker);
