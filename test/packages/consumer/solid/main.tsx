import type {} from '@unknot/widget/types/solid';

export const tag = (
  <unknot-booking
    backend="demo"
    request-to="https://forms.example/abc"
    prop:catalog={{ version: 1 }}
    class="wide"
    on:unknot-booked={({ detail }) => detail.reference.trim()}
  >
    Call us
  </unknot-booking>
);

export const wrong = [
  // @ts-expect-error An address is a text.
  <unknot-booking backend={5} />,
  // @ts-expect-error It carries nothing of what a visitor wrote.
  <unknot-booking on:unknot-booked={({ detail }) => detail.email} />,
];
