import {
  type BookingBackend,
  type Catalog,
  type CatalogAnswer,
  httpBackend,
  ParseError,
  readCatalogAnswer,
  type Slot,
  type WireCatalogAnswer,
} from '@unknot/core';
import type { ReactiveControllerHost } from 'lit';
import { depth, STEPS } from '../depth.ts';
import {
  UnknotFailedEvent,
  UnknotReadyEvent,
  UnknotServiceSelectedEvent,
  UnknotSlotSelectedEvent,
  UnknotStepChangedEvent,
} from '../events.ts';
import { type FlowEvent, reduce, type State, type StateOf, type Step } from '../flow.ts';
import { Format } from '../format.ts';
import { type Language, loadWords } from '../localize.ts';
import type { PageSide, PageWishes } from '../page/page-side.ts';
import { asksFirst } from '../screening/asks-first.ts';
import type { StepElement } from '../step-element.ts';
import type { PartialWords } from '../translations/en.ts';
import { whenIdle } from '../when-idle.ts';
import { arrive } from './arrive.ts';
import { BusyTimes } from './busy-times.ts';
import type { Connection } from './connection.ts';
import { loadDraft, saveDraft } from './draft.ts';
import { firstStep, type Start } from './first-step.ts';
import { StepHistory } from './history.ts';
import { HoldKeeper } from './hold-keeper.ts';
import { forgetLink, takeLink } from './link.ts';
import type { AskedCatalog, Opening } from './opening.ts';
import type { SessionParts } from './sending.ts';
import { backButton, showStep } from './show-step.ts';
import { type Loadable, loadAllSteps, loadStep } from './steps.ts';
import { unknownValues } from './unknown-values.ts';

const DAY = 86_400_000;

/** The element around the session: its attributes say what to book where, and its events tell the page. */
export type SessionHost = HTMLElement &
  ReactiveControllerHost &
  Connection &
  Start &
  PageWishes & {
    readonly words?: PartialWords;
    readonly renderRoot: ParentNode;
    /** `dialog` where it is shown only once it is opened. */
    readonly mode?: string;
    readonly theme?: string;
    /** That dialog, once it was. */
    readonly dialog?: object;
    open(): Promise<void>;
  };

/**
 * One visitor's way to a booking, from where the opening has come: what follows from each change of the state. The
 * backend, the browser's history and the draft are asked and told from here alone.
 */
export class BookingSession {
  #backend: BookingBackend | undefined;
  readonly #host: SessionHost;
  readonly #opening: Opening;
  readonly #history: StepHistory;
  #answer: CatalogAnswer | undefined;
  #key = '';
  /** What a link in a mail led here for. */
  #link: string | undefined;

  readonly busy: BusyTimes;
  readonly hold: HoldKeeper;
  /** The step whose code could not be loaded. */
  missing: Loadable | undefined;
  /** What a screen reader is told of the step. */
  said = '';

  constructor(host: SessionHost, opening: Opening) {
    this.#host = host;
    this.#opening = opening;
    this.busy = new BusyTimes(host);
    this.hold = new HoldKeeper(
      host,
      (busy) => {
        if (busy) this.busy.merge(busy);
        this.dispatch({ type: 'slot-lost' });
      },
      this.busy.now,
    );
    this.#history = new StepHistory(
      host,
      () => this.#key,
      (to) => {
        // An entry may be of another form that was here: the way begins where this one began.
        this.dispatch({ type: 'went-back', to: STEPS[Math.max(to, this.first)] ?? 'needs' });
        // Forwards it leads only by the steps themselves.
        if (this.flow.step !== 'manage') this.#history.follow(depth(this.flow.step));
      },
    );
  }

  get flow(): State {
    return this.#opening.flow;
  }

  get language(): Language {
    return this.#opening.language;
  }

  /** What is done for the page around the form. */
  get page(): Promise<PageSide | undefined> | undefined {
    return this.#opening.page;
  }

  /** Undefined until the backend has answered. */
  get answer(): CatalogAnswer | undefined {
    return this.#answer;
  }

  /** How deep the first step lies. */
  get first(): number {
    return this.#answer ? depth(firstStep(this.#answer.catalog, this.#host).step) : 0;
  }

  /** What every step works with. Only to be asked for in a step of the way: there it is known. */
  get connected(): CatalogAnswer & Pick<BookingBackend, 'kind'> {
    return { ...this.#answer!, kind: this.#backend!.kind };
  }

  /** What its request is sent with. Only to be asked for in a step of the way. */
  get parts(): SessionParts {
    return {
      session: this,
      host: this.#host,
      backend: this.#backend!,
      answer: this.#answer!,
      storage: this.#storage,
      key: this.#key,
      link: this.#link,
      history: this.#history,
      renew: (answer) => {
        this.#answer = answer;
      },
      reload: () => this.#loadBusy(true),
      arrived: (step) => this.arrive(step),
    };
  }

  /** Starts over, with nothing chosen. */
  reset(): void {
    if (!this.#answer) return;
    if (this.#backend) void this.hold.release(this.#backend);
    this.busy.forget(); // what was just booked is taken now
    this.#storage?.removeItem(`${this.#key}:paying`);
    this.#opening.show({ step: 'loading' });
    this.dispatch({ type: 'started', state: firstStep(this.#answer.catalog, this.#host) });
    this.#history.follow(depth(this.flow.step));
  }

  /** What the draft and the entries of the history go by: another for each element on a page. */
  #keyOf({ backend, requestTo, id, localName, ownerDocument }: SessionHost): string {
    const which = id || [...ownerDocument.querySelectorAll(localName)].indexOf(this.#host);
    return `unknot:${backend ?? requestTo ?? ''}:${which}`;
  }

  get #storage(): Storage | undefined {
    try {
      return window.sessionStorage;
    } catch {
      return undefined; // refused, as in a sandboxed frame: then there are no drafts
    }
  }

  /** Goes on where it was, as the page has moved it: what it waited for is asked for once more, its time kept on. */
  resume(): void {
    const { flow } = this;
    if ('needs' in flow && this.busy.value === 'loading') this.#loadBusy(true);
    if ('slot' in flow && !('sending' in flow && flow.sending)) this.#keep(flow);
  }

  /** Keeps the chosen time on, for a visitor who was asked whether to. */
  keepOn(): void {
    const { flow } = this;
    if ('slot' in flow) this.#keep(flow);
    // What was pressed goes away.
    void this.#host.renderRoot.querySelector<StepElement<never>>('.frame > [exportparts]')?.focusHeading();
  }

  /** Connects to what the page asks for, anew. */
  start(): Promise<void> {
    return this.#opening.start();
  }

  /** Is this where a link in a mail leads to, or where a visitor comes back from a payment page? */
  isAwaited(): boolean {
    this.#key = this.#keyOf(this.#host);
    this.#link = takeLink(this.#storage, this.#key) ?? this.#link;
    return !!(this.#link || this.#storage?.getItem(`${this.#key}:paying`));
  }

  /**
   * Begins where the page's attributes or a draft lead to.
   * @param asked the catalog, where it is on its way from a backend
   */
  async begin(asked: AskedCatalog | undefined): Promise<void> {
    const opening = this.#opening;
    const { run } = opening;
    const awaited = this.isAwaited();
    this.busy.forget(); // those of another backend, it may be
    const [backend, answer] = asked ? [httpBackend(asked.url), await read(asked)] : await this.#inPage();
    await opening.speak(answer.catalog.spa.locale);
    if (run !== opening.run) return;
    this.#backend = backend;
    this.#answer = answer;
    if (awaited) {
      const { comeBack } = await import('./sending.ts');
      if (run !== opening.run) return;
      if (await comeBack(this.parts)) {
        this.#host.dispatchEvent(new UnknotReadyEvent());
        return;
      }
      if (run !== opening.run) return;
    }
    const draft = loadDraft(this.#storage, this.#key, answer.catalog, Date.now());
    if (draft?.holdId) this.hold.adopt(draft.holdId);
    const first = firstStep(answer.catalog, this.#host);
    this.#warn(answer.catalog);
    const known =
      draft && (first.step === 'needs' || depth(draft.state.step) > depth(first.step)) ? draft.state : first;
    // A time that was held is free again where it has to be chosen once more.
    if (draft?.holdId && known.step === 'times') await this.hold.release(backend);
    this.dispatch({ type: 'started', state: known });
    this.#host.dispatchEvent(new UnknotReadyEvent());
  }

  /** Tells the page's owner what of its attributes is left out. */
  #warn(catalog: Catalog): void {
    const unknown = unknownValues(this.#host, catalog);
    if (unknown.length) console.warn(`[unknot] Not known, and left out: ${unknown.join(', ')}`);
  }

  /** A backend inside the page, with what validates the catalog that the page gives. */
  async #inPage(): Promise<readonly [BookingBackend, CatalogAnswer]> {
    const { pageBackend } = await import('./page-backend.ts');
    const backend = await pageBackend(this.#host);
    return [backend, await backend.catalog()];
  }

  /**
   * Takes over from the first question, with what has been said to it.
   * @throws BackendError where the answer is not of the contract
   */
  takeOver({ url }: AskedCatalog, answer: WireCatalogAnswer): void {
    const { flow } = this;
    this.#key = this.#keyOf(this.#host);
    this.#answer = readCatalogAnswer(url, answer);
    this.#backend = httpBackend(url);
    this.#warn(this.#answer.catalog);
    const first = firstStep(this.#answer.catalog, this.#host);
    const needs = 'needs' in flow ? flow.needs : [];
    const state = { ...first, needs } as StateOf<'needs'>;
    this.#opening.show(state);
    if (needs.length) saveDraft(this.#storage, this.#key, state);
  }

  /** Shows what is wrong with the page, to its owner. */
  async fail(error: unknown): Promise<void> {
    const { run } = this.#opening;
    this.#host.dispatchEvent(new UnknotFailedEvent('broken'));
    await loadWords(this.language, true).catch(() => {}); // without them what is wrong is shown all the same
    if (run !== this.#opening.run) return;
    const faults =
      error instanceof ParseError ? error.faults : [{ path: '', message: String((error as Error).message) }];
    this.#opening.show({ step: 'broken', faults });
  }

  /** Uses `Intl` for the first time, so that no press and no paint has to wait for that. */
  readonly prepare = (): void => {
    if (Format.ready) return;
    Format.prepare(this.language.locale);
    this.#host.requestUpdate();
  };

  /** Takes the state on by an event, with all that follows from it. */
  dispatch(event: FlowEvent): void {
    whenIdle(this.prepare); // not before: who only passes by does not pay for it
    const before = this.flow;
    const after = reduce(before, event);
    if (after === before) return;
    this.#opening.show(after);
    this.#effects(before, after, event);
    if ('needs' in after) {
      this.#link = undefined; // on the way to a booking: a reload leads to the draft of it
      forgetLink(this.#storage, this.#key);
    }
    // The day looked at is not kept, and a press for it should cost little.
    if (event.type !== 'day-chosen') saveDraft(this.#storage, this.#key, after, this.hold.id);
  }

  #effects(before: State, after: State, event: FlowEvent): void {
    if (before.step !== after.step) this.#stepped(before, after, event);
    if (event.type === 'service-chosen')
      this.#host.dispatchEvent(new UnknotServiceSelectedEvent(event.visit.serviceId));
    if (event.type === 'slot-chosen' && after.step === 'details') {
      const start = new Date(event.slot.start).toISOString();
      this.#host.dispatchEvent(new UnknotSlotSelectedEvent(after.visit.serviceId, start));
    }
    if (
      event.type === 'screened' ||
      event.type === 'health-asked-again' ||
      (event.type === 'visit-changed' && this.#asks(after))
    ) {
      this.arrive(after.step);
    }
    if (event.type === 'visit-changed' && this.busy.value === 'failed') this.#loadBusy(true);
    if (event.type === 'submitted' && after.step === 'review') void this.#submit(after);
  }

  /** Does what was chosen bring questions about health? */
  #asks(state: State): boolean {
    return state.step === 'times' && asksFirst(this.#answer!.catalog, state, this.#backend!.kind);
  }

  #stepped(before: State, after: State, event: FlowEvent): void {
    const from = depth(before.step);
    const to = depth(after.step);
    void this.load(after.step);
    if (to >= depth('services'))
      this.#loadBusy(after.step === 'times' && before.step !== 'loading' && from > to);
    if ((after.step === 'details' || after.step === 'review') && from < depth('details')) {
      if (!('failure' in after)) this.#keep(after);
    }
    if (after.step === 'times' && from > to && this.#backend && event.type === 'went-back') {
      // The time is free again before the busy times are asked for, so that it is on offer once more.
      void this.hold.release(this.#backend).then(() => this.#loadBusy(true));
    }
    if (event.type === 'started') return;
    if (from >= 0 && to > from) {
      if (this.#history.depth === undefined) this.#history.mark(from);
      this.#history.push(to);
    } else {
      this.#history.follow(to);
    }
    this.#host.dispatchEvent(new UnknotStepChangedEvent(after.step));
    this.arrive(after.step);
  }

  /** Leads the visitor to the step that is on view now. */
  arrive(step: Step): void {
    void arrive(this, this.#host, step);
  }

  /** The step that is on view. */
  show(painted: boolean): ReturnType<typeof showStep> {
    return showStep(this, painted);
  }

  /** What leads back from it. */
  backButton(): ReturnType<typeof backButton> {
    return backButton(this);
  }

  /** Loads the code of all steps, in idle time. */
  loadAll(): void {
    if (this.#answer) loadAllSteps(this.language, this.#answer.catalog, this.#answer.paysOnline);
  }

  /** Loads the code of a step. */
  async load(step: Loadable): Promise<void> {
    this.missing = undefined;
    try {
      await loadStep(step, this.language);
    } catch (error) {
      console.error('[unknot]', error);
      this.missing = step;
    }
    this.#host.requestUpdate();
  }

  #loadBusy(force: boolean): void {
    if (!this.#backend || !this.#answer) return;
    const days = Math.min(this.#answer.catalog.policy.horizonDays + 1, 400);
    void this.busy.load(this.#backend, Date.now() + days * DAY, force);
  }

  #keep({ visit, slot }: { readonly visit: StateOf<'times'>['visit']; readonly slot: Slot }): void {
    if (!this.#backend) return;
    const request = { ...visit, start: new Date(slot.start).toISOString() };
    void this.hold
      .keep(this.#backend, request)
      .then(() => saveDraft(this.#storage, this.#key, this.flow, this.hold.id));
  }

  async #submit(review: StateOf<'review'>): Promise<void> {
    try {
      const { send } = await import('./sending.ts');
      await send(this.parts, review);
    } catch (error) {
      console.error('[unknot]', error); // its code is gone, and with it the connection, it seems
      this.dispatch({ type: 'submission-failed', code: 'unreachable' });
    }
  }

  /** One step back, through the browser's history where that leads there. */
  back(): void {
    const at = depth(this.flow.step);
    if (this.#history.depth === at) history.back();
    else this.dispatch({ type: 'went-back', to: STEPS[at - 1] ?? 'needs' });
  }
}

async function read({ url, answer }: AskedCatalog): Promise<CatalogAnswer> {
  return readCatalogAnswer(url, await answer);
}
