import type { HTMLAttributes, PublicProps } from 'vue';
import type { UnknotBooking, UnknotBookingProperties, UnknotEventMap } from '../dist/index.js';

/** `unknot-step-changed` → `UnknotStepChanged` */
type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Name>;

/** `@unknot-booked` is to Vue a property of the name `onUnknotBooked`. */
type Handlers = {
  [Name in keyof UnknotEventMap as `on${Pascal<Name>}`]?: ((event: UnknotEventMap[Name]) => void) | undefined;
};

/** `<unknot-booking>` in templates: properties, which Vue finds for `request-to` too, and `@unknot-booked` and the like. */
type BookingComponent = new () => {
  $props: Omit<HTMLAttributes, keyof UnknotBookingProperties> &
    UnknotBookingProperties &
    Handlers &
    PublicProps;
  $slots: { default?(): unknown };
  $el: UnknotBooking;
};

declare module 'vue' {
  interface GlobalComponents {
    'unknot-booking': BookingComponent;
  }
}
