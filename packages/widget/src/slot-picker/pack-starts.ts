/** In a module of its own, so that only the pages of spas that pack their start times load it. */
export { packStarts } from '@unknot/core/pack-starts';
