import { Component, CUSTOM_ELEMENTS_SCHEMA, type ElementRef, viewChild } from '@angular/core';
import type { UnknotBookedEvent, UnknotBooking } from '@unknot/widget';

@Component({
  selector: 'app-book',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <unknot-booking
      #element
      backend="demo"
      request-to="https://forms.example/abc"
      [catalog]="catalog"
      (unknot-booked)="hear($event)"
      (unknot-step-changed)="step = $event.detail.step"
    >
      <button type="button" (click)="element.reset()">Again</button>
    </unknot-booking>
  `,
})
export class Book {
  readonly catalog = { version: 1 };
  step: string = '';
  readonly element = viewChild<ElementRef<UnknotBooking>>('element');

  hear({ detail }: UnknotBookedEvent): string {
    return detail.reference;
  }
}
