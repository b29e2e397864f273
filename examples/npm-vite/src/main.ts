import { parseCatalog, recommend } from '@unknot/core';
import type { UnknotBooking } from '@unknot/widget';
import '@unknot/widget/define';
import { catalog } from './catalog';

// What the widget works with is here for your own code, too.
const offer = document.querySelector('#offer');
const [best] = recommend(parseCatalog(catalog), { needs: ['sleep'] });
if (offer && best) offer.textContent = `Sleeping badly? Try our ${best.service.name.toLowerCase()}.`;

const booking = document.querySelector<UnknotBooking>('unknot-booking');
if (booking) {
  booking.catalog = catalog;
  booking.addEventListener('unknot-booked', ({ detail }) => {
    document.title = `Booked: ${detail.reference}`;
  });
}
