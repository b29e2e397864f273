import type { Catalog } from '@unknot/core';
import type { Store } from './store/store.ts';

/** The catalog in force: the one stored last, else the one the server was started with. */
export interface CurrentCatalog {
  /** Asked of the store each time, as another process may have stored a new one; read only when it is new. */
  get(): Promise<Catalog>;
}

export function currentCatalog(store: Store, initial: Catalog): CurrentCatalog {
  let known = { version: 0, catalog: initial };
  return {
    async get() {
      const version = await store.read.catalogVersion();
      if (version !== known.version) known = (await store.read.catalog()) ?? { version: 0, catalog: initial };
      return known.catalog;
    },
  };
}
