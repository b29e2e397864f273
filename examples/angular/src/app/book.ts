import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { UnknotBookedEvent } from '@unknot/widget';
import '@unknot/widget/define';
import { catalog } from './catalog';

@Component({
  selector: 'app-book',
  // Not a component of Angular: it is left to the browser.
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Book a massage</h1>
    <p id="thanks" role="status">{{ thanks() }}</p>
    <unknot-booking backend="demo" [catalog]="catalog" (unknot-booked)="thank($event)">
      Call us: <a href="tel:+351210000000">+351 21 000 0000</a>
    </unknot-booking>
  `,
})
export class Book {
  readonly catalog = catalog;
  readonly thanks = signal('');

  thank({ detail }: UnknotBookedEvent) {
    this.thanks.set(`Booked: ${detail.reference}.`);
  }
}
