import type { DefineComponent, EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type {
  UnknotBooking,
  UnknotBookingAttributes,
  UnknotBookingProperties,
  UnknotEventMap,
} from '../dist/index.js';

type BookingElement = UnknotBookingAttributes & UnknotBookingProperties;

type Emits = { [Name in keyof UnknotEventMap]: (event: UnknotEventMap[Name]) => void };

/** `<unknot-booking>` in templates: attributes, properties, and `@unknot-booked` and the like. */
type BookingComponent = new () => {
  $props: Omit<HTMLAttributes, keyof BookingElement> & BookingElement & PublicProps;
  $emit: EmitFn<Emits>;
  $slots: DefineComponent['$slots'];
  $el: UnknotBooking;
};

declare module 'vue' {
  interface GlobalComponents {
    'unknot-booking': BookingComponent;
  }
}
