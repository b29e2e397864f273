import type { Catalog, Slot } from '@unknot/core';
import type { Carried, State, StateOf, Visit } from '../flow.ts';
import { noDetails, noLiking } from '../nothing-chosen.ts';
import { asksFirst } from '../screening/asks-first.ts';
import { isOffered } from '../visit.ts';

/**
 * What the visitor chose so far, kept for this tab so that it survives a reload. Notes, all answers and what is tense are
 * not kept: they may say something about the visitor's health.
 */
export function saveDraft(storage: Storage | undefined, key: string, state: State, holdId?: string): void {
  try {
    if (!('needs' in state)) {
      if (state.step === 'confirmed') storage?.removeItem(key);
      return;
    }
    const { name, email, phone, agreed, guestName, notes, answers, card, guestCard } = state.details;
    const left =
      [notes.trim(), ...Object.values(answers)].some(Boolean) ||
      [card, guestCard].some((one) => Object.keys(one).length);
    const walk: Partial<Omit<StateOf<'review'>, 'step'>> & { faults?: unknown } = state;
    const {
      failure,
      faults: _,
      notice: __,
      liking: ___,
      screening: ____,
      answering: ______,
      last: _____,
      sending,
      ...kept
    } = walk;
    const sent = sending || failure === 'unreachable';
    storage?.setItem(
      key,
      JSON.stringify({ ...kept, sent, left, holdId, details: { name, email, phone, agreed, guestName } }),
    );
  } catch {
    // Storage may be full or refused; then there is no draft, and nothing else changes.
  }
}

/** Where a draft leads back to. */
export interface Draft {
  readonly state: State;
  /** The hold on the chosen time. */
  readonly holdId?: string;
}

/** The draft that was kept, or undefined. What the catalog no longer offers is left out of it. */
export function loadDraft(
  storage: Storage | undefined,
  key: string,
  catalog: Catalog,
  now: number,
): Draft | undefined {
  let draft: Partial<Omit<StateOf<'review'>, 'step'>> & {
    step?: string;
    sent?: boolean;
    /** Was something written that is not kept? */
    left?: boolean;
    holdId?: unknown;
  };
  try {
    draft = JSON.parse(storage?.getItem(key) ?? 'null') ?? {};
  } catch {
    return undefined;
  }
  if (!Array.isArray(draft.needs) || !draft.step) return undefined;
  const { name = '', email = '', phone = '', guestName = '', agreed } = draft.details ?? noDetails;
  if (![name, email, phone, guestName].every((text) => typeof text === 'string')) return undefined;
  const details = { ...noDetails, name, email, phone, guestName, agreed: agreed === true };
  const carried: Carried = {
    needs: draft.needs.filter((need) => typeof need === 'string'),
    liking: noLiking,
    all: !!draft.all,
    details,
    ...(typeof draft.code?.text === 'string' && { code: { text: draft.code.text } }),
  };
  if (draft.step === 'needs') return { state: { ...carried, step: 'needs' } };
  const { visit, slot } = draft;
  if (draft.step === 'services' || !isVisit(visit) || !isOffered(catalog, visit)) {
    return { state: { ...carried, step: 'services' } };
  }
  const hold = typeof draft.holdId === 'string' ? { holdId: draft.holdId } : {};
  // What was said about health is kept nowhere, so it is asked again before anything else; but a request that was on
  // its way may be booked by now, and is asked about first.
  if (!draft.sent && asksFirst(catalog, { visit }, 'http')) {
    return { state: { ...carried, step: 'times', visit }, ...hold };
  }
  // A key is kept with the request, so that one which was on its way is not booked a second time.
  if (slot && isTime(slot) && slot.start > now) {
    const { course, tried } = draft;
    const chosen = {
      visit,
      slot,
      ...(course && Array.isArray(course.further) && course.further.every(isTime) && { course }),
      ...(typeof tried === 'string' && { tried }),
    };
    // What was not kept is to be said once more before it is booked without.
    if (draft.step === 'review' && typeof draft.key === 'string' && (draft.sent || !draft.left)) {
      const review = { ...carried, ...chosen, step: 'review', key: draft.key, sending: false } as const;
      return { state: draft.sent ? { ...review, failure: 'unreachable' } : review, ...hold };
    }
    if (draft.step === 'details' || draft.step === 'review') {
      const notice = draft.left ? { notice: 'not-kept' as const } : {};
      return { state: { ...carried, ...chosen, ...notice, step: 'details' }, ...hold };
    }
  }
  return { state: { ...carried, step: 'times', visit } };
}

/** Other scripts of the page may write to the storage too. */
function isVisit(visit: Visit | undefined): visit is Visit {
  return (
    Array.isArray(visit?.addOnIds) &&
    (visit.followedBy ?? []).every?.((part) => part && Array.isArray(part.addOnIds ?? []))
  );
}

/** As above: a time that is none would leave the form without a step. */
function isTime({ start, localStart, localEnd }: Slot): boolean {
  const isLocal = (local: string) =>
    local?.length === 16 && !!new Date(`${local}Z`).toJSON()?.startsWith(local);
  return typeof start === 'number' && start < 8.64e15 && isLocal(localStart) && isLocal(localEnd);
}
