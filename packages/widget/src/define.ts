import { UnknotBooking } from './booking/booking.ts';
import { register } from './register.ts';

export type { UnknotEventMap } from './event-map.ts';
export { UnknotBooking };

/** Importing this registers `<unknot-booking>`. Its steps register themselves as they are loaded. */
register('unknot-booking', UnknotBooking);
