import type { PaymentProvider } from './provider.ts';

const never = () => {
  throw new Error('Nothing is paid over the net here.');
};

/** Everything is paid at the spa. */
export const payAtSpa: PaymentProvider = {
  name: 'at-spa',
  online: false,
  leastMinutes: 0,
  begin: never,
  state: never,
  expire: never,
  refund: never,
  message: never,
};
