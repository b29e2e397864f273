import type { Step } from '../flow.ts';
import { loadWords } from '../localize.ts';
import { register } from '../register.ts';
import { whenIdle } from '../when-idle.ts';

/** The steps that come after the first one, each in a chunk of its own. */
const chunks = {
  services: async () =>
    register('unknot-service-list', (await import('../service-list/service-list.ts')).UnknotServiceList),
  times: async () =>
    register('unknot-slot-picker', (await import('../slot-picker/slot-picker.ts')).UnknotSlotPicker),
  details: async () =>
    register('unknot-details-form', (await import('../details-form/details-form.ts')).UnknotDetailsForm),
  review: async () => {
    const [{ UnknotReview }] = await Promise.all([
      import('../review/review.ts'),
      import('../request.ts'), // what is pressed there needs it, also where the connection is gone by then
    ]);
    register('unknot-review', UnknotReview);
  },
  confirmed: async () =>
    register('unknot-confirmation', (await import('../confirmation/confirmation.ts')).UnknotConfirmation),
} satisfies Partial<Record<Step, () => Promise<void>>>;

const loaded = new Map<Step, Promise<void>>();

/** Loads what a step needs; a load that failed is tried again the next time. */
export function loadStep(step: Step): Promise<void> {
  const load = (chunks as Partial<Record<Step, () => Promise<void>>>)[step];
  if (!load) return Promise.resolve();
  let promise = loaded.get(step);
  if (!promise) {
    promise = Promise.all([load(), loadWords()]).then(() => undefined);
    promise.catch(() => loaded.delete(step));
    loaded.set(step, promise);
  }
  return promise;
}

/** Loads the rest of the way while nothing else is to be done, so that a lost connection ends it nowhere. */
export function loadAllSteps(): void {
  whenIdle(async () => {
    for (const step of Object.keys(chunks) as Step[]) {
      try {
        await loadStep(step);
      } catch {
        return; // it is loaded when it is needed, and says so where it cannot be
      }
    }
  });
}
