import snippet from '@calcom/embed-snippet';

snippet()('inline', { calLink: 'spa/massage', elementOrSelector: '#calendar' });
