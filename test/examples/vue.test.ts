import { describeSinglePage, press } from './support/single-page.ts';

describeSinglePage('vue', 'dist', press);
