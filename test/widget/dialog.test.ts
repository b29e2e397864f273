import { expect } from 'chai';
import type { UnknotBooking } from '../../packages/widget/src/booking/booking.ts';
import '../../packages/widget/src/define.ts';
import { cleanPage, heading, press, put, StubServer } from './booking/support.ts';
import { settled, until } from './support.ts';

/** The browser has come to another entry of its history. */
const popped = () => new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
const dialogOf = (element: UnknotBooking) => element.shadowRoot!.querySelector('dialog');
const isOpen = (element: UnknotBooking) => !!dialogOf(element)?.open;
/** What has the focus, in whatever shadow root it is. */
const focused = () => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
};
const beside = (element: UnknotBooking) => {
  for (const type of ['pointerdown', 'click']) {
    dialogOf(element)!.dispatchEvent(
      new PointerEvent(type, { bubbles: true, composed: true, clientX: -5, clientY: -5 }),
    );
  }
};

describe('A form in a dialog', () => {
  let server: StubServer | undefined;
  let trigger: HTMLButtonElement;
  const make = (settings: Parameters<typeof put>[0] = {}) => {
    trigger = document.createElement('button');
    trigger.textContent = 'Book';
    document.body.prepend(trigger);
    trigger.focus({ preventScroll: true });
    return put({ id: 'dialog', ...settings, mode: 'dialog' } as never);
  };
  const opened = async (settings?: Parameters<typeof put>[0]) => {
    const element = make(settings);
    await element.open();
    await until(() => heading(element));
    return element;
  };
  beforeEach(() => {
    cleanPage();
    history.pushState(null, '');
  });
  afterEach(async () => {
    for (const element of document.querySelectorAll('unknot-booking')) element.close();
    await until(() => !history.state?.unknotOpen); // the browser takes its time to go back
    server?.restore();
    server = undefined;
    cleanPage();
  });

  it('takes no room and asks nobody for anything before it is opened', async () => {
    server = new StubServer();
    const element = make({ backend: '/booking' });
    await element.updateComplete;
    await settled();
    expect(server.calls).to.deep.equal([]);
    expect(element.getBoundingClientRect().height).to.equal(0);
    await element.open();
    await until(() => heading(element));
    expect(server.to('GET', '/catalog').length).to.equal(1);
  });

  it('is a modal dialog with a name, whose heading has the focus', async () => {
    const element = await opened();
    expect(isOpen(element)).to.equal(true);
    expect(dialogOf(element)!.matches(':modal')).to.equal(true);
    expect(dialogOf(element)!.getAttribute('aria-label')).to.equal('What would do you good?');
    await until(() => focused()?.localName === 'h2');
    const close = await until(() => element.shadowRoot!.querySelector('.close[aria-label=Close]'));
    const { width, height } = close.getBoundingClientRect();
    expect(Math.round(Math.min(width, height))).to.be.at.least(44);
  });

  it('gives the focus back, says that it was closed, and leaves the history as it was', async () => {
    const before = history.state;
    const element = await opened();
    const heard: Event[] = [];
    element.addEventListener('unknot-closed', (event) => heard.push(event));
    const back = popped();
    element.shadowRoot!.querySelector<HTMLElement>('.close')!.click();
    await back;
    await until(() => heard.length);
    expect(isOpen(element)).to.equal(false);
    expect(focused()).to.equal(trigger);
    expect(heard.length).to.equal(1);
    expect(heard[0]!.bubbles && heard[0]!.composed).to.equal(true);
    expect(history.state?.unknotOpen).to.equal(before?.unknotOpen);
  });

  it('is closed by the browser’s back button, step by step, and opened again by forward', async () => {
    const element = await opened();
    await press(element, '.primary');
    await until(() => heading(element) === 'Choose your massage');
    let moved = popped();
    history.back();
    await moved;
    await until(() => heading(element) === 'What would do you good?');
    expect(isOpen(element)).to.equal(true);
    moved = popped();
    history.back();
    await moved;
    await until(() => !isOpen(element));
    moved = popped();
    history.forward();
    await moved;
    await until(() => isOpen(element));
  });

  it('takes the entries of all its steps back when it is closed, and keeps what was chosen', async () => {
    history.replaceState({ page: 'spa' }, '');
    const element = await opened();
    await press(element, '.primary');
    await until(() => heading(element) === 'Choose your massage');
    const back = popped();
    element.close();
    await back;
    expect(history.state.page).to.equal('spa');
    expect(history.state.unknotOpen).to.equal(undefined);
    await element.open();
    await until(() => isOpen(element));
    expect(heading(element)).to.equal('Choose your massage');
  });

  it('leads no further than to the page where it is closed while the browser still goes back', async () => {
    history.replaceState({ page: 'spa' }, '');
    const element = await opened();
    await press(element, '.primary');
    await until(() => heading(element) === 'Choose your massage');
    history.back();
    element.close();
    await until(() => history.state?.page === 'spa' && !history.state.unknotOpen);
    await settled();
    expect(history.state.page).to.equal('spa');
    expect(isOpen(element)).to.equal(false);
  });

  it('is closed by a press beside it where nothing was written yet, and not on the form', async () => {
    const element = await opened({ service: 'quiet-back' });
    beside(element);
    await until(() => !isOpen(element));
    await settled();
    await element.open();
    await press(element, '.slots button');
    await until(() => heading(element) === 'Who is coming?');
    beside(element);
    await settled();
    expect(isOpen(element)).to.equal(true);
  });

  it('is not closed by a press that began in it', async () => {
    const element = await opened();
    const dialog = dialogOf(element)!;
    const at = (x: number) => ({ bubbles: true, composed: true, clientX: x, clientY: -5 });
    dialog.querySelector('.frame')!.dispatchEvent(new PointerEvent('pointerdown', at(100)));
    dialog.dispatchEvent(new PointerEvent('click', at(-5)));
    await settled();
    expect(isOpen(element)).to.equal(true);
  });

  it('keeps the page behind it where it is', async () => {
    const element = make();
    const tall = document.createElement('div');
    tall.style.height = '4000px';
    document.body.append(tall);
    scrollTo(0, 300);
    const width = document.body.clientWidth;
    await element.open();
    await until(() => heading(element));
    expect(getComputedStyle(document.documentElement).overflowY).to.equal('hidden');
    expect(scrollY).to.equal(300);
    expect(document.body.clientWidth).to.equal(width);
    element.close();
    await until(() => getComputedStyle(document.documentElement).overflowY !== 'hidden');
    expect(scrollY).to.equal(300);
  });

  it('lets go of the page where it is taken out of it', async () => {
    const element = await opened();
    element.remove();
    await settled();
    expect(getComputedStyle(document.documentElement).overflowY).not.to.equal('hidden');
    document.body.append(element);
    await element.open();
    expect(dialogOf(element)!.matches(':modal')).to.equal(true);
  });

  it('opens for who comes by a link in a mail', async () => {
    server = new StubServer();
    server.odd = ({ path }) => (path === '/booking' ? new Response(null, { status: 404 }) : undefined);
    history.replaceState(history.state, '', '#unknot=b1.token');
    const element = make({ backend: '/booking' });
    await until(() => isOpen(element));
    expect(location.hash).to.equal('');
  });

  it('leads to the form where that is in the page', async () => {
    const tall = document.createElement('div');
    tall.style.height = '4000px';
    document.body.append(tall);
    const element = put();
    await element.open();
    expect(element.getBoundingClientRect().top).to.be.lessThan(innerHeight);
    expect(dialogOf(element)).to.equal(null);
  });
});
