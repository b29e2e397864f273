import { describeSinglePage, press } from './support/single-page.ts';

describeSinglePage('svelte', 'dist', press);
