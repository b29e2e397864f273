import { expect } from 'chai';
import type { Catalog } from '../../../packages/core/src/index.ts';
import type { Details, StateOf } from '../../../packages/widget/src/flow.ts';
import { noDetails } from '../../../packages/widget/src/nothing-chosen.ts';
import { register } from '../../../packages/widget/src/register.ts';
import { UnknotReview } from '../../../packages/widget/src/review/review.ts';
import type { StepContext } from '../../../packages/widget/src/step-element.ts';
import { atSpa, audited, carried, catalog, changed, clear, show, slot, textOf, visit } from './support.ts';

register('unknot-review', UnknotReview);

const ana: Details = {
  ...noDetails,
  name: 'Ana Novak',
  email: 'ana@example.com',
  phone: '+49 40 123456',
  agreed: true,
};

const open = (state: Partial<StateOf<'review'>> = {}, context: Partial<StepContext> = {}) =>
  show(
    'unknot-review',
    { step: 'review', ...carried, visit, slot, details: ana, key: 'key-1', sending: false, ...state },
    context,
  );

type Review = Awaited<ReturnType<typeof open>>;

/** What stands beside each word of the lists. */
const rows = (step: Review) =>
  Object.fromEntries(
    step.all('.sum > div').map((row) => [textOf(row.querySelector('dt')!), textOf(row.querySelector('dd')!)]),
  );
const withPolicy = (change: Partial<Catalog['policy']>) => ({
  catalog: changed({ policy: { ...catalog.policy, ...change } }),
});
/** The prices in the order in which they stand. */
const prices = (step: Review) => Object.entries(rows(step)).filter(([, value]) => value.startsWith('€'));
const submitted = (step: Review) => step.asked.filter(({ type }) => type === 'submitted');

describe('The last look before booking', () => {
  afterEach(clear);

  audited('it', () => open({ notice: 'price-changed' }));
  audited('a price with extras, tax and a deposit', () =>
    open(
      { visit: { ...visit, addOnIds: ['neck-and-scalp'] } },
      withPolicy({ taxPercent: 8.1, pricesIncludeTax: false, deposit: { percent: 30 } }),
    ),
  );
  audited('a time too soon to cancel', () => open({}, { now: () => slot.start - 3_600_000 }));
  audited('a failure', () => open({ failure: 'unreachable' }));
  audited('the moment it is being sent', () => open({ sending: true }));

  it('says when, where one is to be, with whom, and who one is', async () => {
    const step = await open({ visit: { ...visit, staffId: 'mira' } });
    const { When, With, You, ...rest } = rows(step);
    expect(When).to.match(/^Thursday,? 26 November, 14:30–15:30$/);
    expect(rest['Please arrive']).to.equal('14:20');
    expect(With).to.equal('Mira Kovač');
    expect(You).to.equal('Ana Novakana@example.com+49 40 123456');
  });

  it('says how long the massage is, and how long one is in the house', async () => {
    const lengths = async (minutes: number, addOnIds: string[], arriveEarly: number) => {
      const step = await open(
        { visit: { serviceId: 'deep-back-release', minutes, addOnIds } },
        withPolicy({ arriveEarly }),
      );
      return rows(step).Massage;
    };
    const said = 'Deep back release';
    expect(await lengths(60, [], 10)).to.equal(`${said}60 min of massage, about 1 h 10 in the house`);
    expect(await lengths(60, ['neck-and-scalp'], 15)).to.equal(
      `${said}75 min of massage, about 1 h 30 in the house`,
    );
    expect(await lengths(45, [], 10)).to.equal(`${said}45 min of massage, about 55 min in the house`);
    expect(await lengths(45, [], 15)).to.equal(`${said}45 min of massage, about 1 h in the house`);
    expect(await lengths(45, [], 13)).to.equal(`${said}45 min of massage, about 1 h in the house`);
    expect(await lengths(60, [], 0)).to.equal(`${said}60 min of massage`);
  });

  it('says what is paid now and what at the spa, where a deposit is paid on a page of its own', async () => {
    const step = await open({}, { ...withPolicy({ deposit: { percent: 25 } }), paysOnline: true });
    const { 'In all': all, 'Deposit, paid now': now, 'To pay at the spa': later } = rows(step);
    expect([all, now, later]).to.deep.equal(['€78', '€19.50', '€58.50']);
    expect(step.text).to.contain('You pay the deposit on a secure page');
    await step.click(step.named('Pay €19.50 and book'));
    expect(submitted(step)).to.have.lengthOf(1);
    const none = await open(
      {},
      { ...withPolicy({ deposit: { percent: 25, from: 10_000 } }), paysOnline: true },
    );
    expect(none.has('Book now')).to.equal(true);
  });

  it('shows what was written for the spa', async () => {
    const [asked] = catalog.questions!;
    const step = await open({
      details: {
        ...ana,
        notes: 'Hard of hearing,\nplease speak up.',
        answers: { [asked!.id]: 'yes', gone: 'x' },
      },
    });
    const said = rows(step);
    expect(said['Your note']).to.contain('Hard of hearing');
    expect(said).to.include.keys(asked!.label);
    expect(step.text).not.to.contain('gone');
  });

  it('calls the tax as the spa does', async () => {
    const step = await open({}, withPolicy({ taxPercent: 10, taxName: 'GST' }));
    expect(rows(step)).to.include.keys('of which 10% GST');
    expect(step.text).not.to.contain('VAT');
  });

  audited('a deposit that is paid on a page of its own', () =>
    open({}, { ...withPolicy({ deposit: { percent: 25 } }), paysOnline: true }),
  );

  it('leaves out what was not given: no phone, no therapist, no time to arrive earlier', async () => {
    const { arriveEarly: _, ...policy } = catalog.policy;
    const several = { ...slot, staffIds: ['mira', 'amara'] };
    const step = await open(
      { slot: several, details: { ...ana, phone: '' } },
      { catalog: changed({ policy }) },
    );
    expect(rows(step)).to.include({ With: 'Whoever is free', You: 'Ana Novakana@example.com' });
    expect(rows(step)).not.to.have.property('Please arrive');
  });

  it('names whom the chosen time leaves no choice but, and nobody where several are free', async () => {
    const only = await open({ slot: { ...slot, staffIds: ['amara'] } });
    expect(rows(only)).to.include({ With: catalog.staff.find(({ id }) => id === 'amara')!.name });
    const several = await open({ slot: { ...slot, staffIds: ['amara', 'mira'] } });
    expect(rows(several)).to.include({ With: 'Whoever is free' });
  });

  it('names both therapists of a massage for two where just two are free', async () => {
    const two = catalog.services.find(({ people }) => people === 2)!;
    const visitOfTwo = { serviceId: two.id, minutes: two.durations[0]!.minutes, addOnIds: [] };
    const nameOf = (id: string) => catalog.staff.find((one) => one.id === id)!.name;
    const step = await open({ visit: visitOfTwo, slot: { ...slot, staffIds: ['amara', 'mira'] } });
    expect(rows(step).With).to.equal(`${nameOf('amara')}, ${nameOf('mira')}`);
    const one = await open({ visit: visitOfTwo, slot: { ...slot, staffIds: ['amara'] } });
    expect(rows(one).With).to.equal('Whoever is free');
  });

  it('adds up the massage and each extra', async () => {
    const step = await open({ visit: { ...visit, addOnIds: ['neck-and-scalp', 'aroma-oil'] } });
    expect(rows(step)).to.include({
      'Deep back release, 60 min': '€78',
      'Neck and scalp, 15 min': '€18',
      'Aroma oil': '€6',
      'To pay at the spa': '€102',
    });
  });

  it('says a price once where there are no extras, and the tax that is in it', async () => {
    expect(prices(await open())).to.deep.equal([
      ['To pay at the spa', '€78'],
      ['of which 19% VAT', '€12.45'],
    ]);
  });

  it('adds the tax where the prices are without it, and says nothing where there is none', async () => {
    const added = await open({}, withPolicy({ taxPercent: 8.875, pricesIncludeTax: false }));
    expect(prices(added)).to.deep.equal([
      ['Deep back release, 60 min', '€78'],
      ['8.875% VAT', '€6.92'],
      ['To pay at the spa', '€84.92'],
    ]);
    const { taxPercent: _, ...policy } = catalog.policy;
    const none = await open({}, { catalog: changed({ policy }) });
    expect(prices(none)).to.deep.equal([['To pay at the spa', '€78']]);
  });

  it('says which part of it is a deposit, where one is asked for, and that nothing is paid here', async () => {
    const asked = await open({}, withPolicy({ deposit: { amount: 2000 } }));
    expect(prices(asked).at(-1)).to.deep.equal(['of which deposit', '€20']);
    expect(asked.text).to.contain('Nothing is paid here: you pay the deposit at the spa');
    const small = await open({}, withPolicy({ deposit: { amount: 2000, from: 7801 } }));
    expect(small.text).not.to.contain('deposit');
  });

  it('keeps each term beside what it says, on a phone too', async () => {
    const step = await open({
      visit: { ...visit, staffId: 'mira', addOnIds: ['neck-and-scalp'] },
      details: { ...ana, email: 'ana.novak-with-a-very-long-address@mail.spa.example' },
    });
    const frame = step.element.parentElement!;
    for (const width of [280, 320, 390, 900]) {
      frame.style.inlineSize = `${width}px`;
      for (const row of step.all('.sum > div')) {
        const [term, said] = [...row.children].map((part) => part.getBoundingClientRect());
        expect(term!.top, `${width}: ${textOf(row)}`).to.equal(said!.top);
        expect(said!.right).to.be.at.most(frame.getBoundingClientRect().right);
      }
      const begins = step.all('.facts dd').map((said) => said.getBoundingClientRect().left);
      expect(new Set(begins).size, 'what is said begins in one line').to.equal(1);
      const ends = step
        .all('.sum:not(.facts) dd')
        .map((said) => Math.round(said.getBoundingClientRect().right));
      expect(new Set(ends).size, 'prices end in one line').to.equal(1);
    }
  });

  it('says until when one may cancel, and what happens later', async () => {
    const step = await open();
    expect(step.text).to.match(/Free to cancel until Wednesday,? 25 November, 14:30\. If you cancel later/);
  });

  it('says that one could no longer cancel once that moment is there, and not before', async () => {
    const deadline = atSpa('2026-11-25T14:30');
    const before = await open({}, { now: () => deadline - 1 });
    expect(before.text).to.contain('Free to cancel until');
    for (const late of [deadline, deadline + 3_600_000]) {
      const after = await open({}, { now: () => late });
      expect(after.text).to.match(/Free cancellation ended on Wednesday,? 25 November, 14:30\./);
      expect(after.text).not.to.contain('Free to cancel until');
    }
  });

  it('says that the late note holds at once where the time is too soon, and has words of its own without one', async () => {
    const now = () => slot.start - 3_600_000;
    const late = await open({}, { now });
    expect(late.text).to.match(
      /14:30\. For a time this soon, our rule for late cancellations applies at once: ?If you cancel later than that/,
    );
    const { lateNote: _, ...policy } = catalog.policy;
    const unsaid = await open({}, { now, catalog: changed({ policy }) });
    expect(unsaid.text).to.contain('14:30. If your plans change, please tell us as soon as you can.');
  });

  it('books with a click', async () => {
    const step = await open();
    await step.click(step.named('Book now'));
    expect(step.asked).to.deep.equal([{ type: 'submitted' }]);
  });

  for (const key of ['Enter', 'Space']) {
    it(`books with the ${key} key, once however often it is pressed`, async () => {
      const step = await open();
      await step.pressOn(step.named('Book now'), key);
      await step.press(key, key);
      expect(step.asked).to.deep.equal([{ type: 'submitted' }]);
    });
  }

  it('sends a request where nobody confirms at once', async () => {
    const step = await open({}, { kind: 'request' });
    expect(step.has('Book now')).to.equal(false);
    await step.click(step.named('Send request'));
    expect(submitted(step)).to.have.length(1);
  });

  it('says that it is being sent, keeps the keyboard and takes no second click', async () => {
    const step = await open();
    const button = step.named('Book now');
    await step.pressOn(button, 'Enter');
    expect(textOf(button)).to.equal('Booking…');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(button.hasAttribute('disabled')).to.equal(false); // that would take the focus away
    expect(step.focused).to.equal(button);
    expect(textOf(step.the('[role=status]'))).to.equal('Booking…');
    await step.click(button);
    expect(submitted(step)).to.have.length(1);
  });

  const refused = 'The booking service did not take this booking. Please reach the spa directly.';
  for (const [code, words] of [
    [
      'unreachable',
      'We could not reach the spa’s booking service. Nothing is lost: try again, or reach the spa directly.',
    ],
    ['rate-limited', 'There were too many tries just now. Please wait a minute and try again.'],
    ['refused', refused],
    ['not-found', refused],
    ['too-late', refused],
    ['invalid', refused],
  ] as const) {
    it(`says as an alert why it was not booked (${code}), and can be tried again`, async () => {
      const step = await open({ failure: code });
      expect(step.all('[role=alert]').map(textOf)).to.deep.equal([words]);
      await step.click(step.named('Try again'));
      expect(step.asked).to.deep.equal([{ type: 'submitted' }]);
      expect(step.all('[role=alert]')).to.have.length(0); // it is being tried
      expect(step.has('Booking…')).to.equal(true);
    });
  }

  it('shows ways to reach the spa after a failure, with everything written out', async () => {
    const step = await open({
      failure: 'unreachable',
      visit: { ...visit, staffId: 'mira', addOnIds: ['aroma-oil'] },
    });
    expect(step.named<HTMLAnchorElement>('Call +49 40 66969 120').href).to.equal('tel:+494066969120');
    const mail = new URL(step.named<HTMLAnchorElement>('Write an e-mail').href);
    expect(mail.pathname).to.equal('hello@lindenrast.example');
    expect(mail.searchParams.get('subject')).to.equal('Booking: Deep back release');
    const lines = mail.searchParams.get('body')!.split('\r\n');
    expect(lines.slice(0, 2)).to.deep.equal([
      'Hello,',
      'I would like to book Deep back release + Aroma oil (60 min).',
    ]);
    expect(lines[2]).to.match(/^Time: Thursday,? 26 November, 14:30$/);
    expect(lines.slice(3)).to.deep.equal(['With: Mira Kovač', 'I am Ana Novak, +49 40 123456.']);
    const whatsapp = new URL(step.named<HTMLAnchorElement>('Write on WhatsApp').href);
    expect(whatsapp.origin + whatsapp.pathname).to.equal('https://wa.me/4917604069012');
    expect(whatsapp.searchParams.get('text')).to.equal(lines.join('\n'));
  });

  it('never writes notes, answers or the session card into a message', async () => {
    const step = await open({
      failure: 'unreachable',
      details: {
        ...ana,
        notes: 'A herniated disc',
        answers: { sound: 'Nothing at all' },
        card: { allergies: 'Almond oil', talk: 'silence' },
      },
    });
    const links = step.all<HTMLAnchorElement>('a').map(({ href }) => decodeURIComponent(href));
    expect(links).to.have.length(3);
    for (const link of links) expect(link).not.to.match(/herniated|Nothing at all|Almond|silence/i);
  });

  it('shows only the ways there are, and none while all is well', async () => {
    const { email: _, whatsapp: __, ...spa } = catalog.spa;
    const failed = await open({ failure: 'refused' }, { catalog: changed({ spa }) });
    expect(failed.all('a').map(textOf)).to.deep.equal(['Call +49 40 66969 120']);
    const well = await open();
    expect(well.all('a, [role=alert]')).to.have.length(0);
  });

  it('says as an alert that the price has changed, and books at the new one', async () => {
    const services = catalog.services.map((service) => ({
      ...service,
      durations: service.durations.map((one) => ({ ...one, price: one.price + 500 })),
    }));
    const step = await open({ notice: 'price-changed' }, { catalog: changed({ services }) });
    expect(step.all('[role=alert]').map(textOf)).to.deep.equal([
      'The price has changed meanwhile. Please look at it once more before you book.',
    ]);
    expect(rows(step)).to.include({ 'To pay at the spa': '€83' });
    await step.click(step.named('Book now'));
    expect(step.asked).to.deep.equal([{ type: 'submitted' }]);
    expect(step.all('[role=alert]')).to.have.length(0);
  });

  it('sums the session card up in a line, and says nothing where there is none', async () => {
    const card = {
      pressure: 'firm',
      workOn: ['lower-back:left', 'lower-back:right', 'hips:left'],
      avoid: ['neck:right'],
      allergies: 'Almond oil',
      talk: 'silence',
    } as const;
    const step = await open({ details: { ...ana, card } });
    expect(rows(step)['How do you like it?']).to.equal(
      'Firm pressure · Stay longer here: lower back and hips (left) · Leave alone: neck (right) · ' +
        'Allergies: Almond oil · In silence',
    );
    const without = await open();
    expect(rows(without)).not.to.have.property('How do you like it?');
  });

  it('shows what a visitor typed as text', async () => {
    const step = await open({ details: { ...ana, name: '<img src=x onerror=alert(1)>' } });
    expect(rows(step).You).to.contain('<img src=x onerror=alert(1)>');
    expect(step.all('img')).to.have.length(0);
  });
});
