import type { UnknotBooking as Element } from '@unknot/widget';
import { UnknotBooking, type UnknotBookingProps } from '@unknot/widget/react';
import type {} from '@unknot/widget/types/react';
import { createRef } from 'react';

const element = createRef<Element>();
const props: UnknotBookingProps = { backend: '/', className: 'wide', prefill: { name: 'Ada' } };

export const component = (
  <UnknotBooking
    {...props}
    ref={element}
    requestTo="mailto:hello@spa.example"
    catalog={{ version: 1 }}
    onBooked={({ detail }) => detail.reference.trim()}
    onStepChanged={({ detail }) => detail.step === 'times'}
    onClick={() => element.current?.reset()}
  >
    Call us
  </UnknotBooking>
);

export const tag = (
  <unknot-booking
    backend="demo"
    request-to="https://forms.example/abc"
    catalog="/catalog.json"
    className="wide"
    prefill={{ name: 'Ada' }}
    ref={element}
    onunknot-booked={({ detail }) => detail.reference.trim()}
  >
    Call us
  </unknot-booking>
);

export const wrong = [
  // @ts-expect-error There is no such theme.
  <UnknotBooking key="1" theme="blue" />,
  // @ts-expect-error There is no such event.
  <UnknotBooking key="2" onEaten={() => undefined} />,
  // @ts-expect-error It carries nothing of what a visitor wrote.
  <UnknotBooking key="3" onBooked={({ detail }) => detail.email} />,
  // @ts-expect-error An address is a text.
  <unknot-booking key="4" backend={5} />,
  // @ts-expect-error It carries nothing of what a visitor wrote.
  <unknot-booking key="5" onunknot-booked={({ detail }) => detail.email} />,
];
