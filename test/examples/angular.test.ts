import { describeSinglePage, press } from './support/single-page.ts';

describeSinglePage('angular', 'dist', press);
