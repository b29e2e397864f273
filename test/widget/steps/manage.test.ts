import { expect } from 'chai';
import {
  BackendError,
  type BookedBooking,
  type BookingBackend,
  type Customer,
  type Move,
} from '../../../packages/core/src/index.ts';
import type { SessionParts } from '../../../packages/widget/src/booking/sending.ts';
import { reduce, type State, type StateOf } from '../../../packages/widget/src/flow.ts';
import { languageBy } from '../../../packages/widget/src/localize.ts';
import { UnknotManage } from '../../../packages/widget/src/manage/manage.ts';
import { register } from '../../../packages/widget/src/register.ts';
import { atSpa, audited, clear, everyoneBusy, type Shown, show, until } from './support.ts';

register('unknot-manage', UnknotManage);

const booking: BookedBooking = {
  id: 'b1',
  reference: 'K7QM2X',
  status: 'confirmed',
  sequence: 0,
  createdAt: '2026-11-20T09:00:00+01:00',
  updatedAt: '2026-11-20T09:00:00+01:00',
  serviceId: 'deep-back-release',
  serviceName: 'Deep back release',
  visit: { serviceId: 'deep-back-release', minutes: 60, addOnIds: [], staffId: 'mira' },
  minutes: 60,
  addOnIds: [],
  start: '2026-11-26T14:30:00+01:00',
  end: '2026-11-26T15:30:00+01:00',
  staff: [{ id: 'mira', name: 'Mira Kovač' }],
  rooms: [],
  customer: { name: 'Ana Example', email: 'ana@example.com', phone: '+49 170 1234567' },
  lines: [{ kind: 'service', id: 'deep-back-release', name: 'Deep back release', minutes: 60, price: 7800 }],
  total: 7800,
  currency: 'EUR',
  cancelUntil: '2026-11-25T14:30:00+01:00',
  rescheduleUntil: '2026-11-26T02:30:00+01:00',
  calendarUrl: 'https://book.example/v1/calendar/c.ics',
};
const seen: StateOf<'manage'> = { step: 'manage', booking, token: 'manage-token', view: 'see' };
const seenAs = (change: Partial<BookedBooking>): StateOf<'manage'> => ({
  ...seen,
  booking: { ...booking, ...change },
});

interface Open {
  readonly step: Shown<UnknotManage>;
  /** What the backend was asked for, what the page was told, and where the browser's history was led, in order. */
  readonly done: unknown[];
  readonly session: { flow: State; readonly busy: { of: string | undefined } };
}

/** The step, with a backend that answers as is said. What it asks of the session is done as the session does it. */
async function open(
  flow: StateOf<'manage'> = seen,
  backend: Partial<BookingBackend> = {},
  now?: string,
): Promise<Open> {
  const context = now ? { now: () => atSpa(now) } : {};
  const step = await show('unknot-manage', flow, context);
  const done: unknown[] = [];
  const session = {
    flow: flow as State,
    language: languageBy('en-GB'),
    dispatch(event: Parameters<typeof reduce>[1]) {
      session.flow = reduce(session.flow, event);
      if (session.flow.step === 'manage') step.element.flow = session.flow;
    },
    busy: {
      of: undefined as string | undefined,
      forget() {
        session.busy.of = undefined;
      },
      merge: () => done.push('merge'),
    },
  };
  const history = {
    depth: undefined as number | undefined,
    mark: (depth: number) => {
      history.depth = depth;
    },
    push: (depth: number) => {
      history.depth = depth;
      done.push(`push ${depth}`);
    },
    follow: (depth: number) => {
      history.depth = depth;
      done.push(`follow ${depth}`);
    },
  };
  const host = document.createElement('div');
  for (const type of ['unknot-rescheduled', 'unknot-cancelled']) {
    host.addEventListener(type, (event) => done.push([type, (event as CustomEvent).detail]));
  }
  const parts = {
    session,
    host,
    history,
    backend,
    storage: undefined,
    key: 'key',
    reload: () => done.push('reload'),
    arrived: () => {},
  } as unknown as SessionParts;
  Object.assign(step.element, { parts, another: () => done.push('another') });
  await step.element.updateComplete;
  return { step, done, session };
}

/** Until the step shows something else. */
const shows = (step: Shown<UnknotManage>, words: string | RegExp) =>
  until(() => (step.maybe('.step') ? step.text.match(words) : undefined));

const picker = (step: Shown<UnknotManage>) =>
  until(
    () => step.maybe('unknot-slot-picker')?.shadowRoot?.querySelector<HTMLElement>('.slots') ?? undefined,
  );
const slots = async (step: Shown<UnknotManage>) => [
  ...((await picker(step)).getRootNode() as ShadowRoot).querySelectorAll<HTMLButtonElement>('.slots button'),
];

async function quietly<T>(play: () => Promise<T>): Promise<T> {
  const { error } = console;
  console.error = () => {};
  try {
    return await play();
  } finally {
    console.error = error;
  }
}

describe('A booking that was made before', () => {
  afterEach(clear);

  audited('it', () => open());
  audited('one that was just moved', () => open({ ...seenAs({ sequence: 1 }), news: 'moved' }));
  audited('one that is cancelled', () => open({ ...seenAs({ status: 'cancelled' }), news: 'cancelled' }));
  audited('one that is too late to change', () => open(seen, {}, '2026-11-26T12:00'));
  audited('one with further sessions', () =>
    open(
      seenAs({
        course: { id: 'c', session: 1, of: 3 },
        sessions: [
          { ...booking, id: 'b2', manageToken: 't2', start: '2026-12-03T14:30:00+01:00' },
          {
            ...booking,
            id: 'b3',
            manageToken: 't3',
            start: '2026-12-10T14:30:00+01:00',
            status: 'cancelled',
          },
        ],
      }),
    ),
  );
  audited('a link that leads to none', () => open({ step: 'manage', token: 'x', view: 'see' }));
  audited('the way to cancel it', () => open({ ...seen, view: 'cancel' }));
  audited('the way to other contact details', () => open({ ...seen, view: 'contact' }));
  audited('the times to move it to', async () => {
    const { step } = await open();
    await step.click(step.named(/^Move to another time/));
    await picker(step);
  });
  audited('the question whether to move it', async () => {
    const { step } = await open();
    await step.click(step.named(/^Move to another time/));
    (await slots(step))[0]!.click();
    await shows(step, 'Move it to this time?');
  });

  it('is seen with all that counts, and until when it can be changed', async () => {
    const { step } = await open();
    expect(step.text).to.match(/Your appointment Thursday,? 26 November at 14:30/);
    for (const said of ['Deep back release', 'Mira Kovač', 'K7QM2X', 'Hamburg', '€78']) {
      expect(step.text).to.contain(said);
    }
    expect(step.named(/^Move to another time/).textContent).to.match(/until Thursday,? 26 November, 02:30/);
    expect(step.named(/^Cancel it/).textContent).to.match(/until Wednesday,? 25 November, 14:30/);
    expect(step.named<HTMLAnchorElement>('Add to calendar').href).to.equal(booking.calendarUrl);
    expect(step.has('Google')).to.equal(true);
  });

  it('that was changed is no second entry in a calendar: only the file takes the place of the first', async () => {
    const { step } = await open(seenAs({ sequence: 2 }));
    expect(step.named<HTMLAnchorElement>('Update my calendar').href).to.equal(booking.calendarUrl);
    for (const program of ['Google', 'Outlook', 'Yahoo']) expect(step.has(program), program).to.equal(false);
  });

  it('says plainly what is too late', async () => {
    const late = async (now: string) => (await open(seen, {}, now)).step;
    let step = await late('2026-11-25T20:00');
    expect([step.has(/^Move to/), step.has(/^Cancel it/)]).to.deep.equal([true, false]);
    expect(step.text).to.contain('It is too late to cancel it here');
    step = await late('2026-11-26T12:00');
    expect([step.has(/^Move to/), step.has(/^Cancel it/)]).to.deep.equal([false, false]);
    expect(step.text).to.contain('too late to move or cancel it');
    expect(step.has(/^Call/)).to.equal(true);
    step = await late('2026-11-26T16:00');
    expect(step.text).to.contain('This appointment is over');
    expect([step.has(/^Change my/), step.has('Book the same again')]).to.deep.equal([false, true]);
  });

  it('is moved: a time from the same calendar, asked once, and then told', async () => {
    const moves: [string, Move][] = [];
    const moved = {
      ...booking,
      sequence: 1,
      start: '2026-11-26T12:00:00+01:00',
      end: '2026-11-26T13:00:00+01:00',
    };
    const { step, done, session } = await open(seen, {
      reschedule: async (token, move) => {
        moves.push([token, move]);
        return moved;
      },
    });
    await step.click(step.named(/^Move to another time/));
    const [first] = await slots(step);
    expect(session.busy.of).to.equal('manage-token');
    expect(done).to.deep.equal(['push 1', 'reload']);
    const inPicker = step.the('unknot-slot-picker').shadowRoot!;
    expect(inPicker.querySelector('h2')?.textContent).to.equal('Find another time');
    const offered = [...inPicker.querySelectorAll('legend, summary')].map(({ textContent }) => textContent);
    expect(offered, 'What it is of stays.').to.deep.equal(['With whom?']);
    expect(first!.textContent?.trim()).to.match(/^12:00/);
    first!.click();
    await shows(step, 'Move it to this time?');
    expect(step.text).to.match(
      /Until now\s*Thursday,? 26 November, 14:30\s*Then\s*Thursday,? 26 November, 12:00/,
    );
    expect(moves).to.deep.equal([]);
    await step.click(step.named('Yes, move it'));
    await shows(step, 'It is moved.');
    // The wish it was made with stands.
    expect(moves).to.deep.equal([['manage-token', { start: '2026-11-26T12:00:00+01:00' }]]);
    expect(step.text).to.match(/Your appointment Thursday,? 26 November at 12:00/);
    expect(step.focused?.id).to.equal('title');
    expect(step.the('#title').getAttribute('aria-describedby')).to.equal('news');
    expect(session.busy.of).to.equal(undefined);
    const { serviceId, start, reference } = moved;
    expect(done.slice(2)).to.deep.equal([
      'push 2',
      ['unknot-rescheduled', { reference, serviceId, start }],
      'follow 0',
    ]);
  });

  it('is moved to whom the visitor chooses now', async () => {
    const moves: Move[] = [];
    const { step } = await open(seen, {
      reschedule: async (_, move) => {
        moves.push(move);
        return booking;
      },
    });
    await step.click(step.named(/^Move to another time/));
    await picker(step);
    const inPicker = step.the('unknot-slot-picker').shadowRoot!;
    [...inPicker.querySelectorAll('label')]
      .find(({ textContent }) => textContent?.includes('Whoever'))!
      .click();
    (await slots(step))[1]!.click();
    await shows(step, 'Move it to this time?');
    await step.click(step.named('Yes, move it'));
    await shows(step, 'It is moved.');
    expect(moves.map(({ staff }) => staff)).to.deep.equal([{}]);
  });

  it('stays where the visitor chooses the time it has', async () => {
    const { step, done } = await open();
    await step.click(step.named(/^Move to another time/));
    (await slots(step)).find(({ textContent }) => textContent?.trim().startsWith('14:30'))!.click();
    await shows(step, 'Your appointment');
    expect(done).to.deep.equal(['push 1', 'reload', 'follow 0']);
  });

  it('leads back to the times where somebody was faster, and says so', async () => {
    const { step, done } = await open(seen, {
      reschedule: () => Promise.reject(new BackendError('slot-taken', 'Taken.', { busy: everyoneBusy() })),
    });
    await step.click(step.named(/^Move to another time/));
    (await slots(step))[0]!.click();
    await shows(step, 'Move it to this time?');
    await step.click(step.named('Yes, move it'));
    const notice = await until(() =>
      step.maybe('unknot-slot-picker')?.shadowRoot?.querySelector('[role=alert]'),
    );
    expect(notice.textContent).to.contain('just been taken');
    expect(done).to.contain('merge');
    await step.click(step.named('Keep it as it is'));
    await shows(step, 'Your appointment');
  });

  it('is cancelled once it is asked whether, with what becomes of the deposit', async () => {
    const asked: unknown[] = [];
    const payment = { amount: 1500, status: 'paid' } as const;
    const { step, done } = await open(seenAs({ payment }), {
      cancel: async (...args) => {
        asked.push(args);
        return { ...booking, status: 'cancelled', sequence: 1, payment: { ...payment, status: 'refunded' } };
      },
    });
    await step.click(step.named(/^Cancel it/));
    expect(step.text).to.match(/You can cancel free of charge until Wednesday,? 25 November, 14:30/);
    expect(step.text).to.contain('Your deposit of €15 is given back to you');
    expect(step.maybe('#whole')).to.equal(undefined);
    await step.click(step.named('Keep it as it is'));
    expect(asked).to.deep.equal([]);
    await step.click(step.named(/^Cancel it/));
    await step.click(step.named('Yes, cancel it'));
    await shows(step, 'This appointment is cancelled');
    expect(asked).to.deep.equal([['manage-token', false]]);
    expect(step.text).to.contain('Your deposit of €15 is given back to you');
    expect([step.has(/^Move/), step.has(/calendar/), step.has('Book the same again')]).to.deep.equal([
      false,
      false,
      true,
    ]);
    expect(done.some((one) => Array.isArray(one) && one[0] === 'unknot-cancelled')).to.equal(true);
  });

  it('is cancelled with all of its course where that is wanted', async () => {
    const asked: unknown[] = [];
    const { step } = await open(seenAs({ course: { id: 'c', session: 2, of: 3 } }), {
      cancel: async (...args) => {
        asked.push(args);
        return { ...booking, status: 'cancelled' };
      },
    });
    await step.click(step.named(/^Cancel it/));
    await step.click(step.named(/^All sessions of the course/));
    await step.click(step.named('Yes, cancel it'));
    await shows(step, 'This appointment is cancelled');
    expect(asked).to.deep.equal([['manage-token', true]]);
  });

  it('that just became too late to change is shown as it stands by now', async () => {
    const { step } = await open(seen, {
      cancel: () => Promise.reject(new BackendError('too-late', 'Too late.')),
      booking: async () => booking,
    });
    await step.click(step.named(/^Cancel it/));
    await step.click(step.named('Yes, cancel it'));
    await shows(step, 'can’t be done here any more');
  });

  it('stays as it is where the backend does not answer, with the ways to reach the spa', async () => {
    const { step } = await open(seen, {
      cancel: () => Promise.reject(new BackendError('unreachable', 'No answer.')),
    });
    await step.click(step.named(/^Cancel it/));
    await quietly(async () => {
      await step.click(step.named('Yes, cancel it'));
      await until(() => step.maybe('[role=alert]'));
    });
    expect(step.text).to.contain('nothing is changed');
    expect(step.has(/^Call/)).to.equal(true);
    expect(step.has('Yes, cancel it')).to.equal(true);
  });

  it('takes other contact details, each fault at its field', async () => {
    const given: Customer[] = [];
    const { step } = await open(seen, {
      changeContact: async (_, customer) => {
        given.push(customer);
        return { ...booking, customer };
      },
    });
    await step.click(step.named('Change my contact details'));
    const field = (id: string) => step.the<HTMLInputElement>(`#${id}`);
    expect([field('name').value, field('email').value, field('phone').value]).to.deep.equal([
      'Ana Example',
      'ana@example.com',
      '+49 170 1234567',
    ]);
    field('email').focus();
    field('email').select();
    await step.type('nobody');
    await step.click(step.named('Save'));
    expect(given).to.deep.equal([]);
    expect(step.focused?.id).to.equal('email');
    expect(step.the('#email-fault').textContent).to.match(/e-mail/i);
    field('email').select();
    await step.type('ana@new.example');
    expect(step.the('#email-fault').hidden).to.equal(true);
    field('phone').select();
    await step.press('Backspace', 'Enter');
    await shows(step, 'Your contact details are changed.');
    expect(given).to.deep.equal([{ name: 'Ana Example', email: 'ana@new.example' }]);
  });

  it('is told by the backend which detail it does not take', async () => {
    const { step } = await open(seen, {
      changeContact: () =>
        Promise.reject(
          new BackendError('invalid', 'No.', { faults: [{ path: 'customer.phone', message: 'no.' }] }),
        ),
    });
    await step.click(step.named('Change my contact details'));
    await quietly(async () => {
      await step.click(step.named('Save'));
      await until(() => step.maybe('[aria-invalid=true]'));
    });
    expect(step.focused?.id).to.equal('phone');
  });

  it('is booked again with one press: the same, with who gave it', async () => {
    const { step } = await open();
    await step.click(step.named('Book the same again'));
    expect(step.last).to.deep.equal({ type: 'same-again', visit: booking.visit });
  });

  it('leads to the other sessions of its course and back', async () => {
    const opened: string[] = [];
    const further = { ...booking, id: 'b2', manageToken: 't2', start: '2026-12-03T14:30:00+01:00' };
    const first = { ...booking, sessions: [further] };
    const { step } = await open(
      { ...seen, booking: first },
      {
        booking: async (token) => {
          opened.push(token);
          return token === 't2' ? further : first;
        },
      },
    );
    await step.click(step.named(/^Thursday,? 3 December/));
    await shows(step, /3 December at 14:30/);
    expect(step.focused?.id).to.equal('title');
    await step.click(step.named('All sessions of the course'));
    await shows(step, /26 November at 14:30/);
    expect(opened).to.deep.equal(['t2', 'manage-token']);
    expect(step.has('All sessions of the course')).to.equal(false);
  });

  it('is not there where the link is wrong: that is said, with the ways on', async () => {
    const { step, done } = await open({ step: 'manage', token: 'x', view: 'see' });
    expect(step.text).to.contain('This link leads to no appointment');
    expect(step.has(/^Call/)).to.equal(true);
    await step.click(step.named('Book another massage'));
    expect(done).to.deep.equal(['another']);
  });

  it('can be done by the keyboard alone', async () => {
    const { step } = await open();
    const order = (await step.tabOrder()).map(({ textContent }) => textContent?.trim().split('\n')[0]);
    expect(order.slice(0, 5)).to.deep.equal([
      'Move to another time',
      'Cancel it',
      'Change my contact details',
      'Book the same again',
      'Add to calendar',
    ]);
    await step.pressOn(step.named(/^Cancel it/), 'Enter');
    expect(step.focused?.id).to.equal('title');
    await step.press('Tab');
    expect(step.focused?.textContent).to.contain('Yes, cancel it');
  });

  it('goes back by the browser: from the question to the times, from there to all of it', () => {
    const back = (view: StateOf<'manage'>['view']) =>
      reduce({ ...seen, view, news: 'slot-taken' }, { type: 'went-back', to: 'needs' });
    expect(back('move-to')).to.deep.equal({ ...seen, view: 'move' });
    expect(back('move')).to.deep.equal(seen);
    expect(back('contact')).to.deep.equal(seen);
    const state: State = { ...seen, news: 'moved' };
    expect(
      reduce(state, { type: 'went-back', to: 'needs' }),
      'News stay until something else is done.',
    ).to.equal(state);
  });
});
