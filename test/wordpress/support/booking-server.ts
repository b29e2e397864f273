import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createApp,
  DEFAULTS,
  listen,
  loadCatalog,
  openSqliteStore,
  type StoredBooking,
} from '../../../packages/server/src/index.ts';
import { temporaryFolder } from './temporary-folder.ts';

const catalogFile = fileURLToPath(new URL('../../../examples/script-tag/catalog.json', import.meta.url));

export interface BookingServer {
  url: string;
  spa: string;
  /** The names of the massages it has. */
  services: string[];
  /** Every booking in its store. */
  bookings(): Promise<StoredBooking[]>;
  close(): Promise<void>;
}

/** The real booking server with the demo's studio, for the pages of one origin. */
export async function startBookingServer(origin: string): Promise<BookingServer> {
  const folder = await temporaryFolder('server');
  const catalog = await loadCatalog(catalogFile);
  const store = openSqliteStore(join(folder.path, 'unknot.db'));
  const config = { ...DEFAULTS, origins: [origin], secret: 'only for tests, and long enough for them' };
  const app = createApp({ store, catalog, config, now: Date.now, log: () => undefined });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  return {
    url: server.url,
    spa: catalog.spa.name,
    services: catalog.services.map(({ name }) => name),
    bookings: () => store.read.bookings({ from: 0, to: Number.MAX_SAFE_INTEGER }),
    async close() {
      await server.close();
      await store.close();
      await folder.remove();
    },
  };
}
