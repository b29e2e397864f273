'use client'; // An event can only be heard in the browser.

import { UnknotBooking } from '@unknot/widget/react';
import { useState } from 'react';
import { catalog } from './catalog';

export function Book() {
  const [reference, setReference] = useState('');
  return (
    <>
      <p id="thanks" role="status">
        {reference && `Booked: ${reference}.`}
      </p>
      <UnknotBooking
        backend="demo"
        catalog={catalog}
        onBooked={({ detail }) => setReference(detail.reference)}
      >
        Call us: <a href="tel:+351210000000">+351 21 000 0000</a>
      </UnknotBooking>
    </>
  );
}
