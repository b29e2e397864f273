import type { Catalog, Need } from '@unknot/core';
import type { StateOf } from './state.ts';
import type { Dictionary } from './translations/en.ts';

/** The needs to ask about: those the catalog lists, else those its services answer. */
export function needsOf(catalog: Catalog): readonly Need[] {
  if (catalog.needs?.length) return catalog.needs;
  const answered = new Set(catalog.services.flatMap(({ needs = {} }) => Object.keys(needs)));
  return [...answered].map((id) => ({ id }));
}

export function needName({ id, label }: Need, words: Dictionary): string {
  return label || `${words.needs.names[id] ?? ''}` || id;
}

/** A need is chosen, or no longer. */
export function toggled(state: StateOf<'needs'>, need: string): StateOf<'needs'> {
  const { needs } = state;
  return {
    ...state,
    needs: needs.includes(need) ? needs.filter((one) => one !== need) : [...needs, need],
  };
}
