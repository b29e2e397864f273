import { expect } from 'chai';
import type { Spa } from '../../packages/core/src/index.ts';
import { contactWays, type KnownWish, requestText } from '../../packages/widget/src/contact/contact-ways.ts';
import type { StateOf } from '../../packages/widget/src/flow.ts';
import { noDetails } from '../../packages/widget/src/nothing-chosen.ts';
import { StepElement } from '../../packages/widget/src/step-element.ts';
import { atSpa, catalog, changed, contextWith, slot, visit } from './steps/support.ts';

const tricky = 'Ana & Bo #1 = 100% ?\n+ „ä“ 😀';
const details = {
  ...noDetails,
  name: tricky,
  phone: '+49 40 1',
  notes: 'A herniated disc',
  answers: { a: 'Slipped' },
};
const { phone: _p, email: _e, whatsapp: _w, ...unreachable } = catalog.spa;

/** The ways alone in a page. */
class TestWays extends StepElement<StateOf<'times'>> {
  wish!: KnownWish;
  override render() {
    return contactWays(this.context, this.wish);
  }
}
customElements.define('unknot-test-ways', TestWays);

/** The addresses of the ways to reach a spa. */
async function links(spa: Spa, wish: KnownWish, services = catalog.services): Promise<URL[]> {
  const ways = Object.assign(new TestWays(), {
    context: contextWith({ catalog: changed({ spa, services }) }),
    wish,
  });
  document.body.append(ways);
  await ways.updateComplete;
  ways.remove();
  return [...ways.renderRoot.querySelectorAll('a')].map((link) => new URL(link.href));
}

describe('A request in the visitor’s own words', () => {
  it('says what, when, with whom and from whom', () => {
    const text = requestText(contextWith(), {
      visit: { ...visit, staffId: 'mira', addOnIds: ['aroma-oil'] },
      slot,
      details: { ...details, name: 'Ana' },
    });
    expect(text.split('\n').map((line) => line.replace('Thursday,', 'Thursday'))).to.deep.equal([
      'Hello,',
      'I would like to book Deep back release + Aroma oil (60 min).',
      'Time: Thursday 26 November, 14:30',
      'With: Mira Kovač',
      'I am Ana, +49 40 1.',
    ]);
  });

  it('asks for a time where none is chosen, and says nothing of what is not known', () => {
    expect(requestText(contextWith(), { visit })).to.equal(
      'Hello,\nI would like to book Deep back release (60 min).\nWhen would you have time for me?',
    );
    expect(requestText(contextWith(), { visit, details: noDetails })).not.to.contain('I am');
  });

  it('never says what is known of the visitor’s health', () => {
    for (const wish of [
      { visit, details },
      { visit, slot, details },
    ]) {
      expect(requestText(contextWith(), wish)).not.to.match(/herniated|Slipped/);
    }
  });

  it('has the time at the spa, wherever the visitor is', () => {
    const late = { ...slot, start: atSpa('2026-11-26T23:30'), localStart: '2026-11-26T23:30' };
    expect(requestText(contextWith(), { visit, slot: late })).to.match(/Thursday,? 26 November, 23:30/);
  });
});

describe('The ways to reach a spa', () => {
  it('carry the request unharmed, whatever is in it', async () => {
    const text = requestText(contextWith(), { visit, slot, details });
    expect(text).to.contain(tricky);
    const [, mail, whatsapp] = await links(catalog.spa, { visit, slot, details });
    expect([...mail!.searchParams.keys()]).to.deep.equal(['subject', 'body']);
    expect(mail!.searchParams.get('body')).to.equal(text.replaceAll('\n', '\r\n')); // RFC 6068 §5
    expect([...whatsapp!.searchParams.keys()]).to.deep.equal(['text']);
    expect(whatsapp!.searchParams.get('text')).to.equal(text);
    for (const { hash } of [mail!, whatsapp!]) expect(hash).to.equal('');
  });

  it('name the massage in the subject, whatever it is called', async () => {
    const services = catalog.services.map((one) =>
      one.id === visit.serviceId ? { ...one, name: 'Hot & cold?\n#2' } : one,
    );
    const [, mail] = await links(catalog.spa, { visit }, services);
    expect(mail!.searchParams.get('subject')).to.equal('Booking: Hot & cold?\n#2');
    expect(mail!.searchParams.has('bcc')).to.equal(false);
  });

  it('dial the number, however it is written', async () => {
    const spa = { ...unreachable, phone: '+49 (40) 66-96 / 120', whatsapp: '+49 176 0406 9012' };
    expect((await links(spa, { visit })).map(({ href }) => href.split('?')[0])).to.deep.equal([
      'tel:+494066 96 120'.replaceAll(' ', ''),
      'https://wa.me/4917604069012',
    ]);
  });

  it('are none where the spa names none', async () => {
    expect(await links(unreachable, { visit })).to.deep.equal([]);
  });
});
