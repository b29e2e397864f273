import { depth } from '../depth.ts';
import type { State, Step } from '../flow.ts';
import { asksFirst } from '../screening/asks-first.ts';
import type { StepElement } from '../step-element.ts';
import type { BookingSession, SessionHost } from './session.ts';
import { loadStep } from './steps.ts';

/** Leads eyes, keyboard and screen reader to the step. */
export async function arrive(session: BookingSession, host: SessionHost, step: Step): Promise<void> {
  const { flow, connected, first, language } = session;
  const asks = flow.step === 'times' && asksFirst(connected.catalog, flow, connected.kind);
  await loadStep(asks ? 'screening' : step, language).catch(() => undefined);
  await host.updateComplete;
  const element = host.renderRoot.querySelector<StepElement<State>>('.frame > [exportparts]');
  await element?.focusHeading?.();
  // The browser scrolls too where it went back: it is waited for.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (host.getBoundingClientRect().top < 0) host.scrollIntoView({ block: 'start' });
    }),
  );
  const at = depth(step);
  const said =
    at < 0 || step === 'confirmed'
      ? ''
      : session.language.words.stepOf(at - first + 1, depth('review') - first + 1);
  if (said === session.said) return;
  session.said = said;
  host.requestUpdate();
}
