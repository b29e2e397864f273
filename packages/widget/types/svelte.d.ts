import type { HTMLAttributes } from 'svelte/elements';
import type {
  UnknotBooking,
  UnknotBookingAttributes,
  UnknotBookingProperties,
  UnknotEventMap,
} from '../dist/index.js';

/** `<unknot-booking>` in templates, with `onunknot-booked` and the like. */
type BookingElement = UnknotBookingAttributes &
  UnknotBookingProperties & {
    [Name in keyof UnknotEventMap as `on${Name}`]?: ((event: UnknotEventMap[Name]) => void) | undefined;
  };

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'unknot-booking': Omit<HTMLAttributes<UnknotBooking>, keyof BookingElement> & BookingElement;
  }
}
