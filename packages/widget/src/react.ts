import {
  createElement,
  forwardRef,
  type HTMLAttributes,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react';
import type { UnknotBooking as UnknotBookingElement } from './booking/booking.ts';
import type { UnknotBookingProperties } from './element-types.ts';
import type { UnknotEventMap } from './event-map.ts';

/** `unknot-step-changed` → `StepChanged` */
type Pascal<Name extends string> = Name extends `unknot-${infer Rest}`
  ? Pascal<Rest>
  : Name extends `${infer First}-${infer Rest}`
    ? `${Capitalize<First>}${Pascal<Rest>}`
    : Capitalize<Name>;

type Handlers = {
  [Name in keyof UnknotEventMap as `on${Pascal<Name>}`]?: ((event: UnknotEventMap[Name]) => void) | undefined;
};

/** The element's properties and events, and what every HTML element takes. */
export type UnknotBookingProps = UnknotBookingProperties &
  Handlers &
  Omit<HTMLAttributes<UnknotBookingElement>, keyof Handlers | keyof UnknotBookingProperties>;

/** An event without its handler here does not compile. */
const HANDLERS: { readonly [Name in keyof UnknotEventMap]: `on${Pascal<Name>}` } = {
  'unknot-ready': 'onReady',
  'unknot-step-changed': 'onStepChanged',
  'unknot-service-selected': 'onServiceSelected',
  'unknot-slot-selected': 'onSlotSelected',
  'unknot-booked': 'onBooked',
  'unknot-rescheduled': 'onRescheduled',
  'unknot-cancelled': 'onCancelled',
  'unknot-failed': 'onFailed',
  'unknot-closed': 'onClosed',
};

/** The attribute of each property, or nothing where there is none. */
const ATTRIBUTES: { readonly [Name in keyof Required<UnknotBookingProperties>]: string | undefined } = {
  backend: 'backend',
  catalog: 'catalog',
  requestTo: 'request-to',
  service: 'service',
  staff: 'staff',
  need: 'need',
  date: 'date',
  code: 'code',
  theme: 'theme',
  mode: 'mode',
  forwardParams: 'forward-params',
  prefillParams: 'prefill-params',
  analytics: 'analytics',
  prefill: undefined,
  words: undefined,
};

/** A server has no layout, and says so where an effect asks for one. */
const useBeforePaint = typeof window === 'undefined' ? useEffect : useLayoutEffect;

/**
 * `<unknot-booking>` as a React component, with types for its properties and events. On a server it writes the
 * element with its attributes and children, which are what a visitor sees until the form is there. The form
 * itself is loaded in the browser, once the element has its properties.
 *
 * An object for `catalog` or `prefill` should be the same one each time: with another catalog the form starts over.
 *
 * @example
 * <UnknotBooking backend="https://book.your-spa.example" onBooked={({ detail }) => thank(detail.reference)}>
 *   <a href="tel:+494066969120">Call us</a>
 * </UnknotBooking>
 */
export const UnknotBooking = forwardRef<UnknotBookingElement, UnknotBookingProps>(
  function UnknotBooking(props, forwarded) {
    const element = useRef<UnknotBookingElement>(null);
    useImperativeHandle(forwarded, () => element.current as UnknotBookingElement, []);

    const latest = useRef(props);
    const { attributes, properties } = sorted(props);
    useBeforePaint(() => {
      latest.current = props;
      Object.assign(element.current as UnknotBookingElement, properties);
    });

    useBeforePaint(() => {
      const listening = new AbortController();
      for (const [type, handler] of Object.entries(HANDLERS)) {
        const listener = (event: Event) => (latest.current[handler] as EventListener | undefined)?.(event);
        element.current?.addEventListener(type, listener, { signal: listening.signal });
      }
      return () => listening.abort();
    }, []);

    useEffect(() => {
      import('./define.ts').catch((error) => {
        console.error('[unknot] The booking form could not be loaded.', error);
      });
    }, []);

    return createElement('unknot-booking', { ...attributes, ref: element });
  },
);

/** What can be written in HTML is an attribute, so that a server's page has it; objects are properties. */
function sorted(props: UnknotBookingProps) {
  const attributes: Record<string, unknown> = {};
  const properties: Record<string, unknown> = {};
  const handlers = new Set<string>(Object.values(HANDLERS));
  for (const [name, value] of Object.entries(props)) {
    if (handlers.has(name)) continue;
    const isOurs = Object.hasOwn(ATTRIBUTES, name);
    const attribute = isOurs ? ATTRIBUTES[name as keyof UnknotBookingProperties] : name;
    if (attribute === undefined || (isOurs && /object|function/.test(typeof value))) properties[name] = value;
    else attributes[attribute] = value;
  }
  return { attributes, properties };
}
