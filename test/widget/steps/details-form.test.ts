import { expect } from 'chai';
import type { Question } from '../../../packages/core/src/index.ts';
import { UnknotDetailsForm } from '../../../packages/widget/src/details-form/details-form.ts';
import { type Details, noDetails, type StateOf } from '../../../packages/widget/src/flow.ts';
import { register } from '../../../packages/widget/src/register.ts';
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
