import { BackendError, type BookingBackend, type CatalogAnswer, ParseError, type Slot } from '@unknot/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  UnknotFailedEvent,
  UnknotReadyEvent,
  UnknotServiceSelectedEvent,
  UnknotSlotSelectedEvent,
  UnknotStepChangedEvent,
} from '../events.ts';
import { depth, type FlowEvent, reduce, STEPS, type State, type StateOf, type Step } from '../flow.ts';
import { type Language, languageBy, languageOf, loadWords } from '../localize.ts';
import { UnknotNeedPicker } from '../need-picker/need-picker.ts';
import type { PageSide, PageWishes } from '../page/page-side.ts';
import { register } from '../register.ts';
import { asksFirst } from '../screening/asks-first.ts';
import type { PartialWords } from '../translations/en.ts';
import { BusyTimes } from './busy-times.ts';
import { type Connection, connect } from './connect.ts';
import { loadDraft, saveDraft } from './draft.ts';
import { firstStep, type Start } from './first-step.ts';
import { StepHistory } from './history.ts';
import { HoldKeeper } from './hold-keeper.ts';
import { forgetLink, LINK, takeLink } from './link.ts';
import type { SessionParts } from './sending.ts';
import { type Loadable, loadStep } from './steps.ts';

const DAY = 86_400_000;

/** The element around the session: its attributes say what to book where, and its events tell the page. */
export type SessionHost = HTMLElement &
  ReactiveControllerHost &
  Connection &
  Start &
  PageWishes & { readonly words?: PartialWords };

/**
 * One visitor's way to a booking: it owns the state, and does what follows from each change of it. The backend,
 * the browser's history and the draft are asked and told from here alone.
 */
export class BookingSession implements ReactiveController {
  #backend: BookingBackend | undefined;
  /** Counts up with each start, so that what an earlier one brings late is known as such. */
  #run = 0;
  readonly #host: SessionHost;
  /** Called with the step a visitor has come to. */
  readonly #arrived: (step: Step) => void;
  readonly #history: StepHistory;
  #flow: State = { step: 'loading' };
  #answer: CatalogAnswer | undefined;
  #key = '';
  /** What a link in a mail led here for. */
  #link: string | undefined;
  /** Counts up with each question for the language. */
  #asked = 0;

  readonly busy: BusyTimes;
  readonly hold: HoldKeeper;
  language: Language = languageBy();
  /** Does the answer take longer than usual? */
  slow = false;
  /** What is done for the page around the form. */
  page: Promise<PageSide | undefined> | undefined;
  /** The step whose code could not be loaded. */
  missing: Loadable | undefined;

  constructor(host: SessionHost, arrived: (step: Step) => void) {
    this.#host = host;
    this.#arrived = arrived;
    host.addController(this);
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

  hostConnected(): void {
    addEventListener('hashchange', this.#onHash);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#onHash);
    this.#run++;
  }

  /** A link in a mail may lead to the page that is open already. */
  #onHash = () => {
    if (LINK.test(location.hash)) void this.start();
  };

  get flow(): State {
    return this.#flow;
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
      arrived: this.#arrived,
    };
  }

  /** Starts over, with nothing chosen. */
  reset(): void {
    if (!this.#answer) return;
    if (this.#backend) void this.hold.release(this.#backend);
    this.busy.forget(); // what was just booked is taken now
    this.#storage?.removeItem(`${this.#key}:paying`);
    this.#show({ step: 'loading' });
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

  /** Does for the page around the form what it asks for. */
  serve(): void {
    this.page ??= import('../page/page-side.ts').then(
      ({ PageSide }) => new PageSide(this.#host, this),
      (error) => void console.error('[unknot]', error),
    );
  }

  /** Connects to what the page asks for, and begins where its attributes or a draft lead to. */
  async start(): Promise<void> {
    const run = ++this.#run;
    this.slow = false;
    this.#key = this.#keyOf(this.#host);
    this.#link = takeLink(this.#storage, this.#key) ?? this.#link;
    this.busy.forget(); // those of another backend, it may be
    this.#show({ step: 'loading' });
    const slow = setTimeout(() => {
      this.slow = run === this.#run;
      this.#host.requestUpdate();
    }, 6_000);
    void this.speak(); // while the catalog is on its way
    try {
      const connected = await connect(this.#host);
      const answer = await connected.catalog();
      (await this.page)?.prefill();
      await this.speak(answer.catalog.spa.locale);
      if (run !== this.#run) return;
      this.#backend = connected;
      this.#answer = answer;
      register('unknot-need-picker', UnknotNeedPicker);
      if (this.#link || this.#storage?.getItem(`${this.#key}:paying`)) {
        const { comeBack } = await import('./sending.ts');
        if (run !== this.#run) return;
        if (await comeBack(this.parts)) {
          this.#host.dispatchEvent(new UnknotReadyEvent());
          return;
        }
        if (run !== this.#run) return;
      }
      const draft = loadDraft(this.#storage, this.#key, answer.catalog, Date.now());
      if (draft?.holdId) this.hold.adopt(draft.holdId);
      const first = firstStep(answer.catalog, this.#host);
      if (this.#host.service && !('visit' in first)) {
        console.warn(`[unknot] The catalog has no service “${this.#host.service}”.`);
      }
      const known =
        draft && (first.step === 'needs' || depth(draft.state.step) > depth(first.step))
          ? draft.state
          : first;
      // A time that was held is free again where it has to be chosen once more.
      if (draft?.holdId && known.step === 'times') await this.hold.release(this.#backend);
      this.dispatch({ type: 'started', state: known });
      this.#host.dispatchEvent(new UnknotReadyEvent());
    } catch (error) {
      if (run === this.#run) void this.#fail(error);
    } finally {
      clearTimeout(slow);
    }
  }

  /** Takes on the language that is asked for now, with as many words as there were before. */
  async speak(spaLocale = this.#answer?.catalog.spa.locale): Promise<void> {
    const asked = ++this.#asked;
    const spoken = languageOf(this.#host, spaLocale);
    const { parts } = this.language;
    if (spoken.code !== 'en' || spoken.own || parts) {
      await loadWords(spoken, !!parts?.[1]).catch(() => Object.assign(spoken, languageBy()));
    }
    if (asked !== this.#asked) return;
    this.language = spoken;
    this.#host.requestUpdate();
  }

  async #fail(error: unknown): Promise<void> {
    console.error('[unknot]', error);
    const unreachable = error instanceof BackendError;
    this.#host.dispatchEvent(new UnknotFailedEvent(unreachable ? error.code : 'broken'));
    if (unreachable) {
      this.#show({ step: 'unreachable' });
      return;
    }
    const run = this.#run;
    await loadWords(this.language, true).catch(() => {}); // without them what is wrong is shown all the same
    if (run !== this.#run) return;
    const faults =
      error instanceof ParseError ? error.faults : [{ path: '', message: String((error as Error).message) }];
    this.#show({ step: 'broken', faults });
  }

  #show(state: State): void {
    this.#flow = Object.freeze(state);
    this.#host.requestUpdate();
  }

  /** Takes the state on by an event, with all that follows from it. */
  dispatch(event: FlowEvent): void {
    const before = this.flow;
    const after = reduce(before, event);
    if (after === before) return;
    this.#show(after);
    this.#effects(before, after, event);
    if ('needs' in after) {
      this.#link = undefined; // on the way to a booking: a reload leads to the draft of it
      forgetLink(this.#storage, this.#key);
    }
    saveDraft(this.#storage, this.#key, after, this.hold.id);
  }

  #effects(before: State, after: State, event: FlowEvent): void {
    if (before.step !== after.step) this.#stepped(before, after, event);
    if (event.type === 'service-chosen')
      this.#host.dispatchEvent(new UnknotServiceSelectedEvent(event.visit.serviceId));
    if (event.type === 'slot-chosen' && after.step === 'details') {
      const start = new Date(event.slot.start).toISOString();
      this.#host.dispatchEvent(new UnknotSlotSelectedEvent(after.visit.serviceId, start));
    }
    if (event.type === 'screened' || (event.type === 'visit-changed' && this.#asks(after))) {
      this.#arrived(after.step);
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
    this.#arrived(after.step);
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
