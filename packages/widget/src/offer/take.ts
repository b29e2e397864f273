import type { Offer, Slot } from '@unknot/core';
import { arriveAt, arriveBooked, type SessionParts } from '../booking/sending.ts';
import { noDetails, noLiking } from '../nothing-chosen.ts';
import { asksFirst } from '../screening/asks-first.ts';

/**
 * Books an offer as it is.
 * @throws BackendError
 */
export async function takeAtOnce(parts: SessionParts, token: string, offer: Offer): Promise<void> {
  const booking = await parts.backend.claimOffer!(token, offer.total);
  arriveBooked(parts, { step: 'confirmed', booking, by: parts.backend.kind });
}

/** Leads into the form, with the time chosen and kept and what is known filled in: something is asked or paid first. */
export function takeByForm(parts: SessionParts, offer: Offer): void {
  const { session, answer, backend, host } = parts;
  const { customer, holdId } = offer;
  const slot = slotOf(offer);
  const visit = { addOnIds: [], ...offer.visit };
  const carried = { needs: [], liking: noLiking, all: false, details: { ...noDetails, ...customer } };
  if (holdId !== undefined) session.hold.adopt(holdId);
  if (!asksFirst(answer.catalog, { visit }, backend.kind)) {
    arriveAt(parts, { ...carried, step: 'details', visit, slot });
    return;
  }
  // Questions about health come before the times: once they are answered, this time is chosen.
  arriveAt(parts, { ...carried, step: 'times', visit, day: slot.localStart.slice(0, 10) });
  const choosing = {
    hostUpdated() {
      const { flow } = session;
      if (flow.step === 'times' && asksFirst(answer.catalog, flow, backend.kind)) return;
      host.removeController(choosing);
      // Another massage may have been taken for it.
      if (flow.step === 'times' && flow.visit === visit) session.dispatch({ type: 'slot-chosen', slot });
    },
  };
  host.addController(choosing);
}

function slotOf({ start, end, staff }: Offer): Slot {
  return {
    start: Date.parse(start),
    end: Date.parse(end),
    localStart: start.slice(0, 16),
    localEnd: end.slice(0, 16),
    staffIds: staff.map(({ id }) => id),
    roomIds: [],
  };
}
