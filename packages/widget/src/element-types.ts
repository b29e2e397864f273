import type { LitElement } from 'lit';
import type { UnknotBooking } from './booking/booking.ts';

/** `requestTo` → `request-to` */
type Hyphenated<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? Rest extends Uncapitalize<Rest>
    ? `${Lowercase<First>}${Hyphenated<Rest>}`
    : `${Lowercase<First>}-${Hyphenated<Rest>}`
  : Name;

/** What is our own and can be set, methods and what is for ourselves alone left out. */
type PropertyName = Exclude<
  {
    [Name in keyof UnknotBooking]-?: NonNullable<UnknotBooking[Name]> extends (...args: never) => unknown
      ? never
      : Name;
  }[keyof UnknotBooking],
  keyof LitElement | 'dialog'
>;

/** What of a value can be written in HTML; nothing of an object. */
type Written<Value> = unknown extends Value ? string : Extract<Value, string | boolean>;

/** The element's properties, all of them optional. */
export type UnknotBookingProperties = {
  [Name in PropertyName]?: UnknotBooking[Name] | undefined;
};

/** The element's attributes, by their names in HTML. */
export type UnknotBookingAttributes = {
  [Name in PropertyName as [Written<NonNullable<UnknotBooking[Name]>>] extends [never]
    ? never
    : Hyphenated<Name>]?: Written<NonNullable<UnknotBooking[Name]>> | undefined;
};
