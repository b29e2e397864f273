import type { Catalog } from '@unknot/core';
import type { Step } from '../flow.ts';
import { type Language, loadWords } from '../localize.ts';
import { register } from '../register.ts';
import { whenIdle } from '../when-idle.ts';

/** What has a chunk: the steps, and the questions about health that may come before the times. */
export type Loadable = Step | 'screening';
type Chunks = Partial<Record<Loadable, () => Promise<() => void>>>;

/**
 * The steps that come after the first one, each in a chunk of its own: what makes it known to the page.
 */
const chunks = {
  services: async () => {
    const { UnknotServiceList } = await import('../service-list/service-list.ts');
    return () => register('unknot-service-list', UnknotServiceList);
  },
  times: async () => {
    const { UnknotSlotPicker } = await import('../slot-picker/slot-picker.ts');
    return () => register('unknot-slot-picker', UnknotSlotPicker);
  },
  screening: async () => {
    const { UnknotScreening } = await import('../screening/screening.ts');
    return () => register('unknot-screening', UnknotScreening);
  },
  details: async () => {
    const { UnknotDetailsForm } = await import('../details-form/details-form.ts');
    return () => register('unknot-details-form', UnknotDetailsForm);
  },
  review: async () => {
    const [{ UnknotReview }] = await Promise.all([
      import('../review/review.ts'),
      import('./sending.ts'), // what is pressed there needs it, also where the connection is gone by then
    ]);
    return () => register('unknot-review', UnknotReview);
  },
  payment: async () => {
    const { UnknotPayment } = await import('../payment/payment.ts');
    return () => register('unknot-payment', UnknotPayment);
  },
  manage: async () => {
    const { UnknotManage } = await import('../manage/manage.ts');
    return () => register('unknot-manage', UnknotManage);
  },
  offer: async () => {
    const { UnknotOffer } = await import('../offer/offer.ts');
    return () => register('unknot-offer', UnknotOffer);
  },
  confirmed: async () => {
    const { UnknotConfirmation } = await import('../confirmation/confirmation.ts');
    return () => register('unknot-confirmation', UnknotConfirmation);
  },
} satisfies Chunks;

const loading = new Map<Loadable, Promise<void>>();
const loaded = new Set<Loadable>();

/** Is the code of a step here? */
export function isLoaded(step: Loadable): boolean {
  return loaded.has(step);
}

/** Loads what a step needs; a load that failed is tried again the next time. */
export async function loadStep(step: Loadable, language: Language): Promise<void> {
  const load = (chunks as Chunks)[step];
  if (!load) return;
  let promise = loading.get(step);
  if (!promise) {
    promise = load().then((define) => {
      define();
      loaded.add(step);
    });
    promise.catch(() => loading.delete(step));
    loading.set(step, promise);
  }
  const rare = step === 'screening' || step === 'payment' || step === 'manage' || step === 'offer';
  await Promise.all([promise, loadWords(language, rare)]);
}

/** Loads the rest of the way while nothing else is to be done, so that a lost connection ends it nowhere. */
export function loadAllSteps(language: Language, { screening }: Catalog, paysOnline = false): void {
  whenIdle(async () => {
    for (const step of Object.keys(chunks) as Loadable[]) {
      if (
        step === 'manage' ||
        step === 'offer' ||
        (step === 'screening' && !screening?.length) ||
        (step === 'payment' && !paysOnline)
      ) {
        continue;
      }
      try {
        await loadStep(step, language);
      } catch {
        return; // it is loaded when it is needed, and says so where it cannot be
      }
    }
  });
}
