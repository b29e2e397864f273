import type { BookingBackend, BusyWindow, Catalog, OffsetTable } from '@unknot/core';
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { FlowRequest } from './events.ts';
import type { Format } from './format.ts';
import type { FlowEvent, State } from './state.ts';
import type { Dictionary } from './translations/en.ts';

/** What every step is given to work with, besides the state. */
export interface StepContext {
  readonly catalog: Catalog;
  readonly offsets: OffsetTable;
  readonly words: Dictionary;
  /** Loads the words of the usual way, and with `more` those that few come to see. */
  readonly loadWords: (more?: boolean) => Promise<void>;
  readonly format: Format;
  readonly kind: BookingBackend['kind'];
  /** Is a deposit paid on a page of its own, before a booking counts? */
  readonly paysOnline: boolean;
  /** What knows of codes and gifts; undefined where there are none. */
  readonly codes: Pick<BookingBackend, 'checkCode' | 'gift'> | undefined;
  /** What tells who waits for a time to come free; undefined where nobody is told. */
  readonly waitlist: Pick<BookingBackend, 'wish' | 'withdrawWish'> | undefined;
  /** Busy times, once they are there; `failed` where they could not be had. */
  readonly busy: BusyWindow | 'loading' | 'failed';
  /** The backend's clock, epoch milliseconds. */
  readonly now: () => number;
  /** False until the first paint and the first use of `Intl`: nothing may touch it before. */
  readonly painted: boolean;
  /** Until when the chosen time is kept, epoch milliseconds. */
  readonly heldUntil: number | undefined;
}

/** What the first question is given: it is on view before all the rest is here. */
export type FirstContext = Pick<StepContext, 'catalog' | 'words' | 'loadWords' | 'painted'>;

/** A step of the way: it shows its part of the state and asks the root for what comes next. */
export abstract class StepElement<S extends State, C = StepContext> extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: false,
  };

  @property({ attribute: false }) context!: C;
  @property({ attribute: false }) flow!: S;

  /** Moves the focus to the step's heading, so that a screen reader reads on from there. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  protected send(event: FlowEvent): void {
    this.dispatchEvent(new FlowRequest(event));
  }
}
