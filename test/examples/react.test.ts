import { describeSinglePage, press } from './support/single-page.ts';

describeSinglePage('react', 'dist', press);
