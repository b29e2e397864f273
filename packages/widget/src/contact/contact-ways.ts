import { partsOf, type Slot } from '@unknot/core';
import { html, nothing } from 'lit';
import type { Details, Visit } from '../flow.ts';
import type { StepContext } from '../step-element.ts';
import { visitName } from '../visit-name.ts';

/** What is known of the visitor's wish. */
export interface KnownWish {
  readonly visit: Visit;
  readonly slot?: Slot;
  readonly details?: Details;
}

/** The visitor's request in their own words, ready to be sent to the spa by hand. */
export function requestText(
  { catalog, words, format }: StepContext,
  { visit, slot, details }: KnownWish,
): string {
  const therapist = catalog.staff.find(({ id }) => id === visit.staffId);
  const extras = (catalog.addOns ?? [])
    .filter(({ id }) => partsOf(visit).some(({ addOnIds }) => addOnIds?.includes(id)))
    .map(({ name }) => name);
  return [
    words.contact.hello,
    words.contact.wish(
      [visitName(catalog, visit), ...extras].join(' + '),
      partsOf(visit)
        .map(({ minutes }) => format.minutes(minutes))
        .join(' + '),
    ),
    slot ? words.contact.at(format.dayAndTime(slot.localStart)) : words.contact.anyTime,
    therapist ? words.contact.with(therapist.name) : '',
    details?.name ? words.contact.me([details.name, details.phone].filter(Boolean).join(', ')) : '',
  ]
    .filter(Boolean)
    .join('\n');
}

/** The ways to reach the spa without us, with the request written out. Nothing where the catalog names none. */
export function contactWays(context: StepContext, wish: KnownWish) {
  const { catalog, words } = context;
  const { phone, email, whatsapp } = catalog.spa;
  if (!phone && !email && !whatsapp) return nothing;
  const text = encodeURIComponent(requestText(context, wish));
  const subject = encodeURIComponent(words.contact.subject(visitName(catalog, wish.visit)));
  return html`<section class="block" aria-labelledby="contact-title">
    <h3 id="contact-title">${words.contact.title}</h3>
    <div class="chips">
      ${phone ? html`<a class="chip button" href=${`tel:${phone.replace(/[^+\d]/g, '')}`}>${words.contact.call(phone)}</a>` : nothing}
      ${email ? html`<a class="chip button" href=${`mailto:${email}?subject=${subject}&body=${text.replace(/%0A/g, '%0D%0A')}`}>${words.contact.mail}</a>` : nothing}
      ${
        whatsapp
          ? html`<a
              class="chip button"
              href=${`https://wa.me/${whatsapp.replace(/\D/g, '')}?text=${text}`}
              target="_blank"
              rel="noopener"
              >${words.contact.whatsapp}</a
            >`
          : nothing
      }
    </div>
  </section>`;
}
