import { BackendError, type BookingBackend, httpCatalog } from '@unknot/core';

/** What a backend can do besides giving its catalog. */
type Later = Exclude<keyof BookingBackend, 'kind' | 'catalog'>;

/** All of it: one that is missing here does not compile. */
const LATER: Record<Later, true> = {
  busy: true,
  hold: true,
  release: true,
  book: true,
  booking: true,
  reschedule: true,
  changeContact: true,
  cancel: true,
  checkCode: true,
  gift: true,
  wish: true,
  withdrawWish: true,
  offer: true,
  claimOffer: true,
  declineOffer: true,
};

/** The backend at an address, of which only the catalog is there at first: what else it can do is loaded once it is needed. */
export function laterHttpBackend(url: string): BookingBackend {
  let loading: Promise<BookingBackend> | undefined;
  const load = async (): Promise<BookingBackend> => {
    loading ??= import('./http-rest.ts').then(({ httpBackend }) => httpBackend(url));
    try {
      return await loading;
    } catch (cause) {
      loading = undefined;
      throw new BackendError('unreachable', 'What asks the booking service could not be loaded.', { cause });
    }
  };
  const rest = Object.fromEntries(
    Object.keys(LATER).map((name) => [
      name,
      async (...args: never[]) => ((await load())[name as Later] as (...args: never[]) => unknown)(...args),
    ]),
  ) as unknown as BookingBackend;
  return { ...rest, kind: 'http', catalog: httpCatalog(url) };
}
