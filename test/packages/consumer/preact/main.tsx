import type {} from '@unknot/widget/types/preact';

export const tag = (
  <unknot-booking
    backend="demo"
    request-to="https://forms.example/abc"
    catalog={{ version: 1 }}
    class="wide"
    onunknot-booked={({ detail }) => detail.reference.trim()}
  >
    Call us
  </unknot-booking>
);

export const wrong = [
  // @ts-expect-error An address is a text.
  <unknot-booking backend={5} />,
  // @ts-expect-error It carries nothing of what a visitor wrote.
  <unknot-booking onunknot-booked={({ detail }) => detail.email} />,
];
