import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import type { UnknotFailedEvent } from '@unknot/widget';

@Component({
  selector: 'app-book',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <unknot-booking #element (unknot-booked)="hear($event)" (unknot-step-changed)="step = $event.detail.email">
      <button type="button" (click)="element.resett()">Again</button>
    </unknot-booking>
  `,
})
export class Book {
  step: string = '';

  hear({ detail }: UnknotFailedEvent): string {
    return detail.code;
  }
}
