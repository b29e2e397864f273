import type { HTMLAttributes } from 'preact';
import type {
  UnknotBooking,
  UnknotBookingAttributes,
  UnknotBookingProperties,
  UnknotEventMap,
} from '../dist/index.js';

/** `<unknot-booking>` in JSX, with `onunknot-booked` and the like. */
type BookingElement = UnknotBookingAttributes &
  UnknotBookingProperties & {
    [Name in keyof UnknotEventMap as `on${Name}`]?: ((event: UnknotEventMap[Name]) => void) | undefined;
  };

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'unknot-booking': Omit<HTMLAttributes<UnknotBooking>, keyof BookingElement> & BookingElement;
    }
  }
}
