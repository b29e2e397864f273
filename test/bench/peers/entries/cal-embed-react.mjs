import Cal from '@calcom/embed-react';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

createRoot(document.querySelector('#calendar')).render(createElement(Cal, { calLink: 'spa/massage' }));
