/** In a module of its own, so that only those who look where nothing is free load it. */
export { whyNoSlots } from '@unknot/core';
