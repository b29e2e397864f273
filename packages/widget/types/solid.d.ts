import type { JSX } from 'solid-js';
import type {
  UnknotBooking,
  UnknotBookingAttributes,
  UnknotBookingProperties,
  UnknotEventMap,
} from '../dist/index.js';

/** `<unknot-booking>` in JSX, with `on:unknot-booked` and the like, and `prop:catalog` for objects. */
type BookingElement = UnknotBookingAttributes &
  UnknotBookingProperties & {
    [Name in keyof UnknotBookingProperties as `prop:${Name}`]?: UnknotBookingProperties[Name];
  } & {
    [Name in keyof UnknotEventMap as `on:${Name}`]?: ((event: UnknotEventMap[Name]) => void) | undefined;
  };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'unknot-booking': Omit<JSX.HTMLAttributes<UnknotBooking>, keyof BookingElement> & BookingElement;
    }
  }
}
