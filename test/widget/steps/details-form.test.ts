import { expect } from 'chai';
import { parseSessionCard, type Question, type SessionCard } from '../../../packages/core/src/index.ts';
import { UnknotDetailsForm } from '../../../packages/widget/src/details-form/details-form.ts';
import type { Details, StateOf } from '../../../packages/widget/src/flow.ts';
import { noDetails } from '../../../packages/widget/src/nothing-chosen.ts';
import { register } from '../../../packages/widget/src/register.ts';
import {
  CardChanged,
  type UnknotSessionCard,
} from '../../../packages/widget/src/session-card/session-card.ts';
import type { StepContext } from '../../../packages/widget/src/step-element.ts';
import {
  audited,
  carried,
  catalog,
  changed,
  clear,
  NOW,
  type Shown,
  show,
  slot,
  textOf,
  until,
  visit,
} from './support.ts';

register('unknot-details-form', UnknotDetailsForm);

type Form = Shown<UnknotDetailsForm>;

const ana: Details = { ...noDetails, name: 'Ana Novak', email: 'ana@example.com', agreed: true };

const open = (
  details: Partial<Details> = {},
  context: Partial<StepContext> = {},
  more: Partial<StateOf<'details'>> = {},
) =>
  show(
    'unknot-details-form',
    { step: 'details', ...carried, visit, slot, details: { ...noDetails, ...details }, ...more },
    context,
  );

const questions: readonly Question[] = [
  { id: 'knee', label: 'How is your knee?', kind: 'text', required: true },
  { id: 'sound', label: 'What shall we play?', kind: 'choice', options: ['Rain', 'Nothing'], required: true },
  { id: 'first', label: 'Is it your first time?', kind: 'yes-no' },
];
const asking = { catalog: changed({ questions }) };

/** The faults that are read at the fields. */
const faultAt = (step: Form, field: string) => {
  const fault = step.the(`#${field}-fault`);
  return fault.checkVisibility() ? textOf(fault) : undefined;
};
const invalid = (step: Form) => step.all('[aria-invalid=true]').map(({ id }) => id);
const done = (step: Form) => step.asked.filter(({ type }) => type === 'details-done');

describe('The form who is coming', () => {
  afterEach(clear);

  audited('it', () => open(ana, { ...asking, heldUntil: NOW + 600_000 }));
  audited('its summary of faults', async () => {
    const step = await open({ email: 'ana' });
    await step.click(step.named('Check and book'));
    expect(invalid(step)).not.to.deep.equal([]);
  });

  it('says what is being booked and leads back to the times', async () => {
    const step = await open();
    expect(textOf(step.the('.summary')))
      .to.contain('Deep back release')
      .and.to.match(/26 November,? .*14:30/);
    await step.click(step.named('Change'));
    expect(step.asked).to.deep.equal([{ type: 'went-back', to: 'times' }]);
  });

  it('says that the time is kept only while it is', async () => {
    const step = await open({}, { heldUntil: NOW + 600_000 });
    expect(step.text).to.contain('We are keeping this time for you');
    await step.update({ context: { heldUntil: undefined } });
    expect(step.text).not.to.contain('We are keeping');
  });

  it('can be filled in by the browser and brings up the right keyboard on a phone', async () => {
    const step = await open();
    const fields = ['name', 'email', 'phone'].map((id) => step.the<HTMLInputElement>(`#${id}`));
    expect(fields.map(({ autocomplete, type, required }) => [autocomplete, type, required])).to.deep.equal([
      ['name', 'text', true],
      ['email', 'email', true],
      ['tel', 'tel', false],
    ]);
    for (const { labels } of fields) expect(labels).to.have.length(1);
    expect(textOf(step.the<HTMLInputElement>('#phone').labels![0]!)).to.equal('Phone (optional)');
    expect(textOf(step.the<HTMLInputElement>('#email').labels![0]!)).to.equal('E-mail');
  });

  it('passes on what is typed and shows what was typed before', async () => {
    const step = await open({ name: 'Ana', notes: 'Left shoulder' });
    expect(step.the<HTMLInputElement>('#name').value).to.equal('Ana');
    expect(step.the<HTMLTextAreaElement>('#notes').value).to.equal('Left shoulder');
    step.the('#phone').focus();
    await step.type('+49 40 1');
    expect(step.last).to.have.property('type', 'details-changed');
    expect(step.last).to.have.property('details').that.deep.includes({
      name: 'Ana',
      phone: '+49 40 1',
      notes: 'Left shoulder',
    });
  });

  it('finds a fault when a field is left, not while it is typed in', async () => {
    const step = await open();
    step.the('#email').focus();
    await step.type('ana');
    expect(faultAt(step, 'email')).to.equal(undefined);
    await step.press('Tab');
    expect(faultAt(step, 'email')).to.equal('Please enter one e-mail address, such as name@example.com.');
    expect(invalid(step)).to.deep.equal(['email']);
    expect(step.maybe('#faults')).to.equal(undefined); // nobody tried to go on yet
  });

  it('lets a fault go while it is mended', async () => {
    const step = await open();
    step.the('#email').focus();
    await step.type('ana');
    await step.press('Tab');
    step.the('#email').focus();
    await step.press('End');
    await step.type('@example.com');
    expect(faultAt(step, 'email')).to.equal(undefined);
    expect(invalid(step)).to.deep.equal([]);
  });

  it('does not blame who only passes through an empty field', async () => {
    const step = await open();
    step.the('#name').focus();
    await step.press('Tab', 'Tab', 'Tab');
    expect(invalid(step)).to.deep.equal([]);
  });

  it('names the fault of each field to a screen reader', async () => {
    const step = await open();
    await step.click(step.named('Check and book'));
    for (const id of invalid(step)) {
      const field = step.the(`#${id}`);
      expect(field.getAttribute('aria-describedby')).to.equal(`${id}-fault`);
      expect(faultAt(step, id)).to.match(/^Please /);
    }
    expect(invalid(step)).to.deep.equal(['name', 'email', 'agreed']);
    for (const id of ['phone', 'notes']) {
      expect(step.the(`#${id}`).getAttribute('aria-invalid')).to.equal('false');
      expect(faultAt(step, id)).to.equal(undefined);
    }
  });

  for (const [by, go] of [
    ['a click', (step: Form) => step.click(step.named('Check and book'))],
    ['Enter in a field', (step: Form) => step.pressOn(step.the('#name'), 'Enter')],
  ] as const) {
    it(`sums all faults up after ${by}, moves the keyboard there, and goes no further`, async () => {
      const step = await open({ email: 'ana@', phone: '12' });
      await go(step);
      expect(step.focused?.id).to.equal('faults');
      expect(textOf(step.the('#faults-title'))).to.equal('4 things need your attention');
      expect(step.all('#faults a').map(textOf)).to.deep.equal([
        'Please tell us your name.',
        'Please enter one e-mail address, such as name@example.com.',
        'Please enter a phone number, such as +49 30 123456.',
        'Please agree before you go on.',
      ]);
      expect(done(step)).to.deep.equal([]);
    });
  }

  it('leads from each fault to its field, and leaves the page’s address alone', async () => {
    const step = await open();
    await step.click(step.named('Check and book'));
    const address = location.href;
    for (const [i, id] of invalid(step).entries()) {
      await step.click(step.all('#faults a')[i]!);
      expect(step.focused?.id).to.equal(id);
    }
    await step.pressOn(step.all('#faults a')[1]!, 'Enter');
    expect(step.focused?.id).to.equal('email');
    expect(location.href).to.equal(address);
  });

  it('counts down the faults that are left', async () => {
    const step = await open({ ...ana, name: '', email: '' });
    await step.click(step.named('Check and book'));
    expect(textOf(step.the('#faults-title'))).to.equal('2 things need your attention');
    step.the('#name').focus();
    await step.type('Ana');
    expect(textOf(step.the('#faults-title'))).to.equal('One thing needs your attention');
    step.the('#email').focus();
    await step.type('ana@example.com');
    expect(step.maybe('#faults')).to.equal(undefined);
    expect(step.focused?.id).to.equal('email');
  });

  it('goes on with everything that was typed, with a new key each time', async () => {
    const step = await open(ana);
    await step.click(step.named('Check and book'));
    await step.pressOn(step.the('#name'), 'Enter');
    const [first, second] = done(step);
    const { answers: _, ...typed } = ana;
    expect(first).to.have.property('details').that.deep.includes(typed);
    expect(first)
      .to.have.property('key')
      .that.matches(/^[\w-]{16,}$/);
    expect(second)
      .to.have.property('key')
      .that.is.not.equal((first as { key: string }).key);
  });

  it('is filled in and sent by keyboard alone', async () => {
    const step = await open();
    step.the('#name').focus();
    await step.type('Ana Novak');
    await step.press('Tab');
    await step.type('ana@example.com');
    await step.press('Tab');
    await step.pressOn(step.the('#agreed'), 'Space');
    await step.pressOn(step.named('Check and book'), 'Enter');
    expect(done(step)).to.have.length(1);
    expect(done(step)[0]).to.have.property('details').that.deep.includes({
      name: 'Ana Novak',
      email: 'ana@example.com',
      phone: '',
      agreed: true,
    });
  });

  it('shows what the backend found wrong', async () => {
    const faults = [
      { path: 'customer.email', message: 'is refused' },
      { path: 'answers.knee', message: 'is missing' },
    ];
    const step = await open(ana, asking, { faults });
    expect(textOf(step.the('#faults-title'))).to.equal('2 things need your attention');
    expect(invalid(step)).to.deep.equal(['email', 'answer-knee']);
    await step.click(step.all('#faults a')[1]!);
    expect(step.focused?.id).to.equal('answer-knee');
  });

  describe('agreement', () => {
    it('is asked for with links that open beside the booking', async () => {
      const step = await open();
      const [terms, privacy] = step.all<HTMLAnchorElement>('.check a');
      expect(textOf(step.the('.check'))).to.equal('I agree to the terms and the privacy notice');
      for (const [link, path] of [
        [terms!, '/terms.html'],
        [privacy!, '/privacy.html'],
      ] as const) {
        expect(link.getAttribute('href')).to.equal(path);
        expect(link.target).to.equal('_blank');
        expect(link.rel).to.contain('noopener');
      }
    });

    it('is given by a click on the box and taken back by one on its words', async () => {
      const step = await open({ ...ana, agreed: false });
      await step.click(step.the('#agreed'));
      expect(step.last).to.have.nested.property('details.agreed', true);
      step.the('.check label').click(); // the mouse might meet one of the links in it
      expect(step.last).to.have.nested.property('details.agreed', false);
    });

    it('is needed to go on', async () => {
      const step = await open({ ...ana, agreed: false });
      await step.click(step.named('Check and book'));
      expect(done(step)).to.deep.equal([]);
      expect(invalid(step)).to.deep.equal(['agreed']);
      await step.click(step.the('#agreed'));
      expect(invalid(step)).to.deep.equal([]);
      await step.click(step.named('Check and book'));
      expect(done(step)).to.have.length(1);
    });

    it('names only what the spa has', async () => {
      const { terms: _, ...policy } = catalog.policy;
      const step = await open({}, { catalog: changed({ policy }) });
      expect(textOf(step.the('.check'))).to.equal('I agree to the privacy notice');
    });

    it('is not asked for where there is nothing to agree to', async () => {
      const { terms: _, privacy: __, ...policy } = catalog.policy;
      const step = await open({ ...ana, agreed: false }, { catalog: changed({ policy }) });
      expect(step.maybe('#agreed')).to.equal(undefined);
      await step.click(step.named('Check and book'));
      expect(done(step)).to.have.length(1);
    });
  });

  describe('how they like to be massaged', () => {
    const KEY = `unknot-card:${catalog.spa.name}`;
    const card: SessionCard = {
      pressure: 'firm',
      workOn: ['lower-back:left', 'lower-back:right'],
      sound: 'quiet',
    };
    const keep = () => localStorage.setItem(KEY, JSON.stringify({ version: 1, card }));
    const kept = () => JSON.parse(localStorage.getItem(KEY) ?? 'null');
    const fold = (step: Form) => step.the('.unfold');
    const cardOf = (step: Form) => step.element.flow.details.card;
    /** Unfolds it, and waits until its code is there. */
    const unfold = async (step: Form) => {
      await step.click(fold(step));
      return until(
        () =>
          step.maybe<UnknotSessionCard>('unknot-session-card')?.shadowRoot &&
          step.the<UnknotSessionCard>('unknot-session-card'),
      );
    };
    const pick = async (step: Form, name: string) => {
      const element = step.the<UnknotSessionCard>('unknot-session-card');
      const found = [...element.renderRoot.querySelectorAll('button')].find((one) => textOf(one) === name);
      if (!found) throw new Error(`There is no “${name}”.`);
      found.click();
      await step.element.updateComplete;
    };
    const words = 'Firm pressure · Stay longer here: lower back · Quiet';

    beforeEach(() => localStorage.clear());
    afterEach(() => localStorage.clear());

    audited('the card unfolded', async () => unfold(await open({ ...ana, card })));
    audited('a card of last time', () => {
      keep();
      return open(ana);
    });

    it('is folded away, and nothing of it is there before it is asked for', async () => {
      const step = await open();
      expect(textOf(fold(step))).to.equal('How do you like it? optional');
      expect(fold(step).getAttribute('aria-expanded')).to.equal('false');
      expect(step.maybe('unknot-session-card')).to.equal(undefined);
      expect(step.maybe('.again')).to.equal(undefined);
      expect(cardOf(step)).to.deep.equal({});
    });

    for (const key of ['Enter', 'Space']) {
      it(`is unfolded and folded by keyboard (${key})`, async () => {
        const step = await open();
        await step.pressOn(fold(step), key);
        await until(() => step.maybe('unknot-session-card'));
        expect(fold(step).getAttribute('aria-expanded')).to.equal('true');
        expect(step.the(`#${fold(step).getAttribute('aria-controls')}`).checkVisibility()).to.equal(true);
        await step.press(key);
        expect(fold(step).getAttribute('aria-expanded')).to.equal('false');
        expect(step.the('#card').checkVisibility()).to.equal(false);
        expect(step.focused).to.equal(fold(step));
      });
    }

    it('goes along with the booking, and the fold says what is on it', async () => {
      const step = await open(ana);
      await unfold(step);
      await pick(step, 'Firm');
      await pick(step, 'Quiet');
      expect(textOf(fold(step))).to.equal('How do you like it? Firm pressure · Quiet');
      await step.click(step.named('Check and book'));
      expect(done(step)[0]).to.have.deep.nested.property('details.card', {
        pressure: 'firm',
        sound: 'quiet',
      });
    });

    it('starts from what was said before; what is then taken back does not come back', async () => {
      const liking = { spots: ['hips:left'], pressure: 'deep' } as const;
      const step = await open(ana, {}, { liking });
      expect(cardOf(step)).to.deep.equal({ workOn: ['hips:left'], pressure: 'deep' });
      expect(textOf(fold(step))).to.contain('hips (left)'); // what is told can be seen
      await unfold(step);
      await pick(step, 'Deep');
      const map = step.the('unknot-session-card').shadowRoot!.querySelector('unknot-back-map')!;
      map.dispatchEvent(Object.assign(new Event('unknot-spot'), { spot: 'hips:left' }));
      await step.element.updateComplete;
      expect(cardOf(step)).to.deep.equal({});
      await step.click(fold(step));
      await step.click(fold(step));
      expect(cardOf(step)).to.deep.equal({});
    });

    it('leaves a card alone that was made before', async () => {
      const step = await open({ card: { talk: 'silence' } }, {}, { liking: { spots: ['hips:left'] } });
      await unfold(step);
      expect(cardOf(step)).to.deep.equal({ talk: 'silence' });
    });

    it('that was not kept is asked for once more', async () => {
      const step = await open(ana, {}, { notice: 'not-kept' });
      expect(step.all('[role=alert]').map(textOf).join()).to.contain('Please add them once more.');
    });

    it('is kept on this device only by who says so, and only with the booking', async () => {
      const step = await open(ana);
      await unfold(step);
      expect(step.maybe('#remember')).to.equal(undefined); // there is nothing to remember yet
      await pick(step, 'Firm');
      const box = step.the<HTMLInputElement>('#remember');
      expect(box.checked).to.equal(false);
      await step.click(step.named('Check and book'));
      expect(localStorage.length).to.equal(0);
      await step.click(box);
      expect(localStorage.length).to.equal(0);
      await step.click(step.named('Check and book'));
      expect(kept()).to.deep.equal({ version: 1, card: { pressure: 'firm' } });
      await step.click(box);
      expect(localStorage.length).to.equal(0);
      await step.click(step.named('Check and book'));
      expect(localStorage.length).to.equal(0);
    });

    it('says in the box’s own description where it is kept', async () => {
      const step = await open({ ...ana, card });
      await unfold(step);
      const box = step.the<HTMLInputElement>('#remember');
      expect(textOf(box.labels![0]!)).to.match(/^Remember this on this device for next time/);
      expect(textOf(step.the(`#${box.getAttribute('aria-describedby')}`))).to.equal(
        'It stays in this browser until you forget it here.',
      );
    });

    it('of last time is used with one tap, and the keyboard is led on', async () => {
      keep();
      const step = await open(ana);
      expect(textOf(step.the('.again'))).to.equal(`Your card from last time${words} Use it Forget it`);
      expect(cardOf(step)).to.deep.equal({}); // nobody said so yet
      await step.click(step.named('Use it'));
      expect(cardOf(step)).to.deep.equal(card);
      expect(step.maybe('.again')).to.equal(undefined);
      expect(step.focused).to.equal(fold(step));
      expect(textOf(fold(step))).to.equal(`How do you like it? ${words}`);
      await step.click(step.named('Check and book'));
      expect(done(step)[0]).to.have.deep.nested.property('details.card', card);
      expect(kept()).to.deep.equal({ version: 1, card });
    });

    it('of last time goes beneath what was said today: nothing to be careful about is lost', async () => {
      const before: SessionCard = {
        pressure: 'firm',
        workOn: ['hips:left', 'neck:left'],
        avoid: ['neck:right', 'shoulders:left'],
        allergies: 'Almond oil',
        talk: 'silence',
      };
      localStorage.setItem(KEY, JSON.stringify({ version: 1, card: before }));
      const step = await open(ana, {}, { liking: { spots: ['shoulders:left'], pressure: 'deep' } });
      await unfold(step);
      step
        .the('unknot-session-card')
        .dispatchEvent(new CardChanged({ ...cardOf(step), avoid: ['hips:left'], allergies: 'Latex' }));
      await step.element.updateComplete;
      await step.click(step.named('Use it'));
      expect(cardOf(step)).to.deep.equal({
        pressure: 'deep',
        workOn: ['shoulders:left', 'neck:left'],
        avoid: ['hips:left', 'neck:right'],
        allergies: 'Latex, Almond oil',
        talk: 'silence',
      });
      expect(parseSessionCard(cardOf(step))).to.deep.equal(cardOf(step));
    });

    it('of last time is forgotten with one tap', async () => {
      keep();
      const step = await open(ana);
      await step.pressOn(step.named('Forget it'), 'Enter');
      expect(localStorage.length).to.equal(0);
      expect(step.maybe('.again')).to.equal(undefined);
      expect(step.focused).to.equal(fold(step));
      expect(cardOf(step)).to.deep.equal({});
      await step.click(step.named('Check and book'));
      expect(done(step)).to.have.length(1);
      expect(localStorage.length).to.equal(0);
    });

    it('may be another one this time, and that of last time stays', async () => {
      keep();
      const step = await open(ana);
      await unfold(step);
      await pick(step, 'Light');
      await step.click(step.named('Check and book'));
      expect(done(step)[0]).to.have.deep.nested.property('details.card', { pressure: 'light' });
      expect(kept()).to.deep.equal({ version: 1, card });
    });

    it('changed after it was used is the one that is remembered', async () => {
      keep();
      const step = await open(ana);
      await step.click(step.named('Use it'));
      await unfold(step);
      expect(step.the<HTMLInputElement>('#remember').checked).to.equal(true);
      await pick(step, 'Deep');
      await step.click(step.named('Check and book'));
      expect(kept()).to.deep.equal({ version: 1, card: { ...card, pressure: 'deep' } });
    });

    it('is offered neither to who has one by now nor from a storage that was meddled with', async () => {
      keep();
      const has = await open({ ...ana, card: { talk: 'chat' } });
      expect(has.maybe('.again')).to.equal(undefined);
      for (const text of ['nonsense', '{"version":1,"card":{"pressure":"<b>"}}', '{"version":9,"card":{}}']) {
        localStorage.setItem(KEY, text);
        const step = await open(ana);
        expect(step.maybe('.again'), text).to.equal(undefined);
        expect(cardOf(step)).to.deep.equal({});
      }
    });

    it('shows allergies that cannot be taken as a fault, and leads to the fold', async () => {
      const step = await open({ ...ana, card: { allergies: 'Nuts\tand oil' } });
      await step.click(step.named('Check and book'));
      expect(done(step)).to.deep.equal([]);
      expect(faultAt(step, 'card')).to.equal('Please write your allergies on one short line.');
      await step.click(step.all('#faults a')[0]!);
      expect(step.focused).to.equal(fold(step));
    });

    it('shows what a guest wrote as text', async () => {
      const step = await open({ card: { allergies: '<img src=x onerror=alert(1)>' } });
      expect(textOf(fold(step))).to.contain('<img src=x onerror=alert(1)>');
      expect(step.all('img')).to.have.length(0);
    });
  });

  describe('questions of the spa', () => {
    it('are of three kinds: words, a choice, yes or no', async () => {
      const step = await open({}, asking);
      expect(step.the('#answer-knee').tagName).to.equal('INPUT');
      const options = (id: string) => [...step.the<HTMLSelectElement>(id).options].map(textOf);
      expect(options('#answer-sound')).to.deep.equal(['Please choose', 'Rain', 'Nothing']);
      expect(options('#answer-first')).to.deep.equal(['Please choose', 'Yes', 'No']);
      expect(step.all('label').map(textOf)).to.include.members([
        'How is your knee?',
        'What shall we play?',
        'Is it your first time? (optional)',
      ]);
    });

    it('are passed on as they are answered', async () => {
      const step = await open(ana, asking);
      step.the('#answer-knee').focus();
      await step.type('Fine');
      await step.pressOn(step.the('#answer-sound'), 'ArrowDown');
      await step.pressOn(step.the('#answer-first'), 'ArrowDown');
      await step.click(step.named('Check and book'));
      expect(done(step)[0]).to.have.deep.nested.property('details.answers', {
        knee: 'Fine',
        sound: 'Rain',
        first: 'yes',
      });
    });

    it('come back as they were answered', async () => {
      const step = await open({ answers: { knee: 'Fine', sound: 'Nothing', first: 'no' } }, asking);
      const value = (id: string) => step.the<HTMLInputElement | HTMLSelectElement>(id).value;
      expect(['#answer-knee', '#answer-sound', '#answer-first'].map(value)).to.deep.equal([
        'Fine',
        'Nothing',
        'no',
      ]);
    });

    it('hold nobody up who leaves out what is optional, only what is needed', async () => {
      const step = await open(ana, asking);
      await step.click(step.named('Check and book'));
      expect(done(step)).to.deep.equal([]);
      expect(invalid(step)).to.deep.equal(['answer-knee', 'answer-sound']);
      expect(faultAt(step, 'answer-knee')).to.equal('Please answer this question.');
      expect(step.all('#faults a').map((link) => link.getAttribute('href'))).to.deep.equal([
        '#answer-knee',
        '#answer-sound',
      ]);
    });
  });
});
