import { askCatalog, BackendError, type WireCatalogAnswer } from '@unknot/core';
import type { ReactiveController } from 'lit';
import { UnknotFailedEvent, UnknotReadyEvent } from '../events.ts';
import { type Language, languageBy, languageOf, loadWords } from '../localize.ts';
import { needsOf, toggled } from '../needs.ts';
import type { PageSide } from '../page/page-side.ts';
import type { FlowEvent, State } from '../state.ts';
import { firstQuestion, LINK, mayBeginElsewhere } from './first-question.ts';
import type { BookingSession, SessionHost } from './session.ts';

/** A catalog that is on its way, and where it comes from. */
export interface AskedCatalog {
  readonly url: string;
  readonly answer: Promise<WireCatalogAnswer>;
}

/**
 * What a page that opens needs: it asks for the catalog and the words, and shows the first question. All else is the
 * session's, whose code comes once the question is on view, or before where the way begins elsewhere.
 */
export class Opening implements ReactiveController {
  flow: State = { step: 'loading' };
  language: Language = languageBy();
  /** Does the answer take longer than usual? */
  slow = false;
  /** What to do once more, where the code of all else could not be loaded. */
  lost: (() => void) | undefined;
  /** Does something that was pressed wait for that code? */
  pending = false;
  session: BookingSession | undefined;
  /** What is done for the page around the form, where it asks for that. */
  page: Promise<PageSide | undefined> | undefined;
  readonly #host: SessionHost;
  #asked: AskedCatalog | undefined;
  /** What the backend answered, with the first question on view. */
  answer: WireCatalogAnswer | undefined;
  /** Counts up with each start, so that what an earlier one brings late is known as such. */
  run = 0;
  /** Counts up with each question for the language. */
  #spoken = 0;

  constructor(host: SessionHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#onHash);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#onHash);
    this.run++;
  }

  /** A link in a mail may lead to the page that is open already. */
  #onHash = () => {
    if (LINK.test(location.hash)) void this.start();
  };

  show(state: State): void {
    this.flow = Object.freeze(state);
    this.#host.requestUpdate();
  }

  /** Does for the page around the form what it asks for. */
  serve(): void {
    this.page ??= import('../page/page-side.ts').then(
      ({ PageSide }) => new PageSide(this.#host, this),
      (error) => void console.error('[unknot]', error),
    );
  }

  /** The page has moved the form, and it goes on where it was. */
  resume(): void {
    const { step } = this.flow;
    if (step === 'loading' || step === 'unreachable') void this.start();
    else this.session?.resume();
  }

  /** Connects to what the page asks for, and begins where its attributes or a draft lead to. */
  async start(): Promise<void> {
    const run = ++this.run;
    const { mode, dialog } = this.#host;
    if (mode === 'dialog' && !dialog) {
      return import('../dialog/dialog.ts')
        .then(({ comeBack }) => comeBack(this.#host, this))
        .catch(console.error);
    }
    this.slow = this.pending = false;
    this.lost = this.answer = undefined;
    this.show({ step: 'loading' });
    const slow = setTimeout(() => {
      this.slow = run === this.run;
      this.#host.requestUpdate();
    }, 6_000);
    void this.speak(); // while the catalog is on its way
    try {
      const { backend } = this.#host;
      const asked = backend && backend !== 'demo' ? ask(new URL(backend, document.baseURI).href) : undefined;
      this.#asked = asked;
      (await this.page)?.prefill();
      if (asked && !this.session && !mayBeginElsewhere(this.#host)) {
        const answer = await asked.answer;
        await this.speak(answer.catalog.spa.locale);
        if (run !== this.run) return;
        if (needsOf(answer.catalog).length) {
          this.answer = answer;
          this.show(firstQuestion);
          this.#host.dispatchEvent(new UnknotReadyEvent());
          return;
        }
      }
      const session = await this.load();
      if (run === this.run) await session.begin(asked);
    } catch (error) {
      if (run === this.run) await this.fail(error);
    } finally {
      clearTimeout(slow);
    }
  }

  /** Takes on the language that is asked for now, with as many words as there were before. */
  async speak(spaLocale?: string): Promise<void> {
    const asked = ++this.#spoken;
    const { catalog } = this.session?.answer ?? this.answer ?? {};
    const spoken = languageOf(this.#host, spaLocale ?? catalog?.spa.locale);
    const { parts } = this.language;
    if (spoken.code !== 'en' || spoken.own || parts) {
      await loadWords(spoken, !!parts?.[1]).catch(() => Object.assign(spoken, languageBy()));
    }
    if (asked !== this.#spoken) return;
    this.language = spoken;
    this.#host.requestUpdate();
  }

  /** Shows that nothing can be shown, and why. */
  async fail(error: unknown): Promise<void> {
    console.error('[unknot]', error);
    const { run } = this;
    const session = error instanceof BackendError ? undefined : await this.load().catch(() => undefined);
    if (run !== this.run) return;
    if (session) return session.fail(error);
    this.#host.dispatchEvent(new UnknotFailedEvent((error as BackendError).code ?? 'unreachable'));
    this.show({ step: 'unreachable' });
  }

  /** @throws BackendError where its code cannot be loaded */
  async load(): Promise<BookingSession> {
    const { BookingSession } = await import('./session.ts').catch((cause) => {
      throw new BackendError('unreachable', 'The code of the form could not be loaded.', { cause });
    });
    this.session ??= new BookingSession(this.#host, this);
    return this.session;
  }

  /**
   * Has the session take over from the first question.
   * @throws BackendError where its code cannot be loaded, or the answer is not of the contract
   */
  async #goOn(): Promise<BookingSession> {
    const session = await this.load();
    const { answer } = this;
    this.answer = undefined;
    if (answer) session.takeOver(this.#asked!, answer);
    return session;
  }

  /** The first step has been painted: what comes after it is loaded. */
  async loadRest(): Promise<void> {
    const { run } = this;
    try {
      (await this.#goOn()).loadAll();
    } catch (error) {
      // It is loaded once it is needed; but an answer that makes no sense leads nowhere.
      if (this.session && run === this.run) await this.fail(error);
    }
  }

  /** Takes the state on by an event. */
  async dispatch(event: FlowEvent): Promise<void> {
    const { flow, session } = this;
    if (session?.answer) session.dispatch(event);
    else if (event.type === 'need-toggled' && flow.step === 'needs') this.show(toggled(flow, event.need));
    else await this.#later(event);
  }

  async #later(event: FlowEvent): Promise<void> {
    this.pending = true;
    this.lost = undefined;
    this.#host.requestUpdate();
    try {
      const session = await this.#goOn();
      this.pending = false;
      session.dispatch(event);
    } catch (error) {
      console.error('[unknot]', error);
      this.pending = false;
      this.lost = () => void this.#later(event);
      this.#host.requestUpdate();
    }
  }

  /** Starts over, with nothing chosen. */
  reset(): void {
    if (this.session?.answer) this.session.reset();
    else if (this.answer) this.show(firstQuestion);
  }
}

function ask(url: string): AskedCatalog {
  const answer = askCatalog(url);
  answer.catch(() => {}); // whoever waits for it hears of it
  return { url, answer };
}
