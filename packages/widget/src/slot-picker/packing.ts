import type { Catalog } from '@unknot/core';
import type { PackStarts } from '@unknot/core/pack-starts';

let packStarts: PackStarts | undefined;

/** What packs start times, once it has been loaded. */
export function packing(): PackStarts | undefined {
  return packStarts;
}

/** Does this spa pack its start times, and is what does so not here yet? Few do. */
export function lacksPacking({ policy }: Catalog): boolean {
  return policy.slotPlacement === 'packed' && !packStarts;
}

export async function loadPacking(): Promise<void> {
  ({ packStarts } = await import('./pack-starts.ts'));
}
