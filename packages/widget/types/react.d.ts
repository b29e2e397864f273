import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type {
  UnknotBooking,
  UnknotBookingAttributes,
  UnknotBookingProperties,
  UnknotEventMap,
} from '../dist/index.js';

/** `<unknot-booking>` in JSX: `onunknot-booked` and the like, as React hears them from version 19 on. */
type BookingElement = UnknotBookingAttributes &
  UnknotBookingProperties & {
    [Name in keyof UnknotEventMap as `on${Name}`]?: ((event: UnknotEventMap[Name]) => void) | undefined;
  };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'unknot-booking': Omit<
        DetailedHTMLProps<HTMLAttributes<UnknotBooking>, UnknotBooking>,
        keyof BookingElement
      > &
        BookingElement;
    }
  }
}
