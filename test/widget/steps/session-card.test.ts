import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { parseSessionCard, type SessionCard } from '../../../packages/core/src/index.ts';
import type { UnknotBackMap } from '../../../packages/widget/src/back-map/back-map.ts';
import { register } from '../../../packages/widget/src/register.ts';
import { CardChanged, UnknotSessionCard } from '../../../packages/widget/src/session-card/session-card.ts';
import { english } from '../english.ts';
import { audited, clear, textOf } from './support.ts';

register('unknot-session-card', UnknotSessionCard);

const { words } = english('GB');

const whole: SessionCard = {
  pressure: 'firm',
  workOn: ['lower-back:left', 'lower-back:right'],
  avoid: ['neck:left'],
  oil: 'unscented',
  allergies: 'Almond oil',
  sound: 'quiet',
  talk: 'little',
  staffGender: 'woman',
};

/** The card in a page, kept as the form around it keeps it. */
async function open(card: SessionCard = {}) {
  clear();
  const element = document.createElement('unknot-session-card');
  Object.assign(element, { words, card });
  element.addEventListener(CardChanged.type, (event) => {
    element.card = (event as CardChanged).card;
  });
  const frame = document.createElement('unknot-test-frame');
  frame.append(element);
  document.body.append(frame);
  await element.updateComplete;
  await mapOf(element).updateComplete;
  return element;
}

const all = <T extends HTMLElement = HTMLElement>(card: UnknotSessionCard, selector: string) => [
  ...card.renderRoot.querySelectorAll<T>(selector),
];
const mapOf = (card: UnknotSessionCard) => all<UnknotBackMap>(card, 'unknot-back-map')[0]!;
const group = (card: UnknotSessionCard, name: string) => {
  const found = all<HTMLFieldSetElement>(card, 'fieldset').find(
    (one) => textOf(one.querySelector('legend')!) === name,
  );
  if (!found) throw new Error(`There is no group “${name}”.`);
  return found;
};
const chip = (card: UnknotSessionCard, of: string, name: string) => {
  const found = [...group(card, of).querySelectorAll('button')].find((one) => textOf(one).startsWith(name));
  if (!found) throw new Error(`There is no “${name}” in “${of}”.`);
  return found;
};
const pressed = (card: UnknotSessionCard) => all(card, '.chip[aria-pressed=true]').map((one) => textOf(one));
const spot = (card: UnknotSessionCard, name: string) =>
  mapOf(card).renderRoot.querySelector<SVGElement>(`[data-spot='${name}']`)!;
const mark = async (card: UnknotSessionCard, name: string) => {
  spot(card, name).dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await card.updateComplete;
  await mapOf(card).updateComplete;
};
const press = async (card: UnknotSessionCard, ...keys: string[]) => {
  for (const key of keys) await sendKeys({ press: key });
  await card.updateComplete;
  await mapOf(card).updateComplete;
};

describe('The session card', () => {
  afterEach(clear);

  audited('an empty one', () => open());
  audited('a whole one', () => open(whole));
  audited('what it asks to leave alone, as a list', async () => {
    const card = await open(whole);
    chip(card, 'Where?', 'Leave alone').click();
    await card.updateComplete;
    mapOf(card).renderRoot.querySelector<HTMLElement>('.quiet')!.click();
    await mapOf(card).updateComplete;
  });

  it('asks for nothing that has to be answered, each question in a group with its name', async () => {
    const card = await open();
    expect(all(card, 'legend').map(textOf)).to.deep.equal([
      'How firm?',
      'Where?',
      'Oil',
      'Music or quiet?',
      'Talking',
      'Therapist',
    ]);
    expect(pressed(card)).to.deep.equal(['Stay longer here']);
    expect(all(card, '[required], [aria-required]')).to.deep.equal([]);
  });

  it('shows what is on it', async () => {
    const card = await open(whole);
    expect(pressed(card)).to.deep.equal([
      'Firm',
      'Stay longer here 2',
      'Unscented',
      'Quiet',
      'A little',
      'A woman',
    ]);
    expect(all<HTMLInputElement>(card, '#allergies')[0]!.value).to.equal('Almond oil');
    expect(spot(card, 'lower-back:left').getAttribute('aria-selected')).to.equal('true');
  });

  for (const [of, name, other, key, value] of [
    ['How firm?', 'Deep', 'Light', 'pressure', 'deep'],
    ['Oil', 'None', 'Any', 'oil', 'none'],
    ['Music or quiet?', 'Music', 'Quiet', 'sound', 'music'],
    ['Talking', 'In silence', 'Happy to chat', 'talk', 'silence'],
    ['Therapist', 'A man', 'Whoever', 'staffGender', 'man'],
  ] as const) {
    it(`takes one answer to “${of}”, and takes it back when it is pressed again`, async () => {
      const card = await open();
      const press = async (what: string) => {
        chip(card, of, what).click();
        await card.updateComplete;
      };
      await press(other);
      await press(name);
      expect(card.card).to.deep.equal({ [key]: value });
      expect([...group(card, of).querySelectorAll('[aria-pressed=true]')].map(textOf)).to.deep.equal([name]);
      await press(name);
      expect(card.card).to.deep.equal({});
    });
  }

  it('has targets for thumbs', async () => {
    const card = await open(whole);
    for (const one of all(card, 'button, input')) {
      const { width, height } = one.getBoundingClientRect();
      expect(Math.min(width, height), textOf(one)).to.be.at.least(44);
    }
  });

  it('has each spot once: to stay longer, to leave alone, or neither', async () => {
    const card = await open();
    await mark(card, 'hips:left');
    await mark(card, 'hips:right');
    expect(card.card).to.deep.equal({ workOn: ['hips:left', 'hips:right'] });
    chip(card, 'Where?', 'Leave alone').click();
    await card.updateComplete;
    await mark(card, 'hips:left');
    await mark(card, 'neck:left');
    expect(card.card).to.deep.equal({ avoid: ['hips:left', 'neck:left'], workOn: ['hips:right'] });
    await mark(card, 'neck:left');
    await mark(card, 'hips:left');
    expect(card.card).to.deep.equal({ workOn: ['hips:right'] });
    expect(parseSessionCard(card.card)).to.deep.equal(card.card);
  });

  it('tells a screen reader which of the three a spot is', async () => {
    const card = await open(whole);
    const listbox = () => mapOf(card).renderRoot.querySelector('[role=listbox]')!;
    expect(listbox().getAttribute('aria-label')).to.equal('Stay longer here');
    const state = (name: string) => [
      spot(card, name).getAttribute('aria-label'),
      spot(card, name).getAttribute('aria-selected'),
    ];
    expect(state('lower-back:left')).to.deep.equal(['Lower back, left', 'true']);
    expect(state('neck:left')).to.deep.equal(['Neck, left (Leave alone)', 'false']);
    expect(state('hips:left')).to.deep.equal(['Hips, left', 'false']);
    chip(card, 'Where?', 'Leave alone').click();
    await card.updateComplete;
    await mapOf(card).updateComplete;
    expect(listbox().getAttribute('aria-label')).to.equal('Leave alone');
    expect(state('lower-back:left')).to.deep.equal(['Lower back, left (Stay longer here)', 'false']);
    expect(state('neck:left')).to.deep.equal(['Neck, left', 'true']);
  });

  it('has a tick where to stay and a cross where not to, whichever is being marked, on the body and in the list', async () => {
    const card = await open(whole);
    const cross = (name: string) => /m0-12/.test(spot(card, name).querySelector('.tick')!.getAttribute('d')!);
    const sign = (name: string) => {
      const of = [...mapOf(card).renderRoot.querySelectorAll('.chip')].find((one) =>
        one.getAttribute('aria-label')!.startsWith(name),
      )!;
      return of.querySelector('.sign')?.textContent;
    };
    const turn = async (name: RegExp) => {
      [...mapOf(card).renderRoot.querySelectorAll('button')].find((one) => name.test(textOf(one)))!.click();
      await mapOf(card).updateComplete;
    };
    for (const marking of ['Stay longer here', 'Leave alone']) {
      chip(card, 'Where?', marking).click();
      await card.updateComplete;
      await mapOf(card).updateComplete;
      expect([cross('lower-back:left'), cross('neck:left')], marking).to.deep.equal([false, true]);
      for (const name of ['lower-back:left', 'neck:left']) {
        expect(getComputedStyle(spot(card, name).querySelector('.tick')!).opacity).to.equal('1');
      }
      await turn(/as a list/);
      // What is being marked is filled; what is marked for the other has its sign.
      expect([sign('Lower back, left'), sign('Neck, left'), sign('Hips, left')], marking).to.deep.equal(
        marking === 'Leave alone' ? ['✓', undefined, undefined] : [undefined, '✕', undefined],
      );
      await turn(/as a drawing/);
    }
  });

  it('is filled in by keyboard alone', async () => {
    const card = await open();
    chip(card, 'How firm?', 'Light').focus();
    await press(card, 'Tab', 'Tab', ' '); // firm
    await press(card, 'Tab', 'Tab', 'Tab', 'Tab', ' '); // past deep and both ways of marking, to the body
    await press(card, 'ArrowDown', 'ArrowRight', 'Enter');
    expect(card.card).to.deep.equal({ pressure: 'firm', workOn: ['neck:left', 'shoulders:right'] });
    chip(card, 'Where?', 'Leave alone').focus();
    await press(card, 'Enter', 'Tab', ' ');
    expect(card.card).to.deep.equal({
      pressure: 'firm',
      workOn: ['neck:left'],
      avoid: ['shoulders:right'],
    });
  });

  it('takes allergies as they are written, and none where nothing but space is', async () => {
    const card = await open();
    const input = all<HTMLInputElement>(card, '#allergies')[0]!;
    expect(input.labels![0]!.textContent).to.equal('Allergies');
    expect(input.maxLength).to.equal(300);
    input.focus();
    await sendKeys({ type: ' Almond oil, nuts ' });
    await press(card, 'Tab');
    expect(card.card).to.deep.equal({ allergies: 'Almond oil, nuts' });
    input.focus();
    input.select();
    await sendKeys({ type: '  ' });
    await press(card, 'Tab');
    expect(card.card).to.deep.equal({});
  });

  it('fits at twice the size of letters, and in a narrow column', async () => {
    const card = await open(whole);
    card.parentElement!.style.inlineSize = '280px';
    card.parentElement!.style.fontSize = '32px';
    await card.updateComplete;
    const { right } = card.parentElement!.getBoundingClientRect();
    for (const one of all(card, 'button, input, unknot-back-map')) {
      expect(one.getBoundingClientRect().right, textOf(one)).to.be.at.most(right);
    }
  });
});
