import { expect } from 'chai';
import { StepHistory } from '../../packages/widget/src/booking/history.ts';
import { FakeHost } from './support.ts';

/** The steps of one element in the browser's own history, and what the back button told it. */
function steps(key = 'test') {
  const host = new FakeHost();
  const told: number[] = [];
  const history_ = new StepHistory(
    host,
    () => key,
    (depth) => told.push(depth),
  );
  host.connect();
  open.push(host);
  return { host, told, history: history_ };
}
const open: FakeHost[] = [];

/** The browser tells that it has come to another entry. Our listener is told before this one. */
function popped(): Promise<unknown> {
  return new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
}

describe('the back button', () => {
  beforeEach(() => history.pushState(null, ''));
  afterEach(() => {
    for (const host of open.splice(0)) host.disconnect();
  });

  it('leads through the steps one by one', async () => {
    const { history: kept, told } = steps();
    kept.mark(0);
    kept.push(1);
    kept.push(2);
    expect(kept.depth).to.equal(2);
    for (const depth of [1, 0]) {
      const there = popped();
      history.back();
      await there;
      expect(kept.depth).to.equal(depth);
    }
    expect(told).to.deep.equal([1, 0]);
  });

  it('leaves the page’s address and the page’s own state alone', () => {
    history.replaceState({ page: 'spa', scroll: 7 }, '');
    const { href } = location;
    const { history: kept } = steps();
    kept.mark(0);
    kept.push(1);
    expect(location.href).to.equal(href);
    expect(history.state).to.deep.include({ page: 'spa', scroll: 7 });
  });

  it('is none of ours on an entry of the page', async () => {
    const { history: kept, told } = steps();
    expect(kept.depth).to.equal(undefined);
    kept.mark(0);
    history.pushState({ page: 'elsewhere' }, '');
    expect(kept.depth).to.equal(undefined);
    kept.follow(0);
    const there = popped();
    history.back();
    await there;
    expect(told).to.deep.equal([0]);
    expect(kept.depth).to.equal(0);
  });

  it('does not lead to a step that was left by a button already', async () => {
    const { history: kept } = steps();
    kept.mark(0);
    kept.push(1);
    kept.push(2);
    kept.push(3);
    const there = popped();
    kept.follow(1);
    await there;
    expect(kept.depth).to.equal(1);
  });

  it('never leads further back than to where the form began', async () => {
    const { history: kept, told } = steps();
    history.replaceState({ page: 'before' }, '');
    history.pushState(null, '');
    kept.mark(2);
    kept.push(3);
    const there = popped();
    kept.follow(0);
    await there;
    expect(kept.depth).to.equal(2);
    expect(told).to.deep.equal([2]);
  });

  it('never leads off the page where steps were left out on the way', async () => {
    const { history: kept } = steps();
    history.replaceState({ page: 'before' }, '');
    history.pushState(null, '');
    kept.mark(0);
    kept.push(3);
    kept.push(5);
    const there = popped();
    kept.follow(2);
    await there;
    expect(kept.depth).to.equal(0);
    kept.push(3);
    expect(history.state.unknot.test).to.deep.equal([0, 3]);
  });

  it('takes a step on that comes while the browser is still on its way back', async () => {
    const { history: kept, told } = steps();
    kept.mark(0);
    kept.push(1);
    kept.push(2);
    const there = popped();
    kept.follow(1);
    kept.push(2);
    await there;
    expect(kept.depth).to.equal(2);
    expect(told).to.deep.equal([]);
    const back = popped();
    history.back();
    await back;
    expect(kept.depth).to.equal(1);
  });

  it('does not mix up two forms on one page', async () => {
    const one = steps('one');
    const two = steps('two');
    one.history.mark(0);
    one.history.push(1);
    two.history.mark(0);
    two.history.push(1);
    expect(one.history.depth).to.equal(1);
    expect(two.history.depth).to.equal(1);
    const there = popped();
    history.back();
    await there;
    expect(one.history.depth).to.equal(1);
    expect(two.history.depth).to.equal(0);
  });

  it('tells nothing to a form that is gone, and nothing old to one that is back', async () => {
    const { history: kept, told, host } = steps();
    kept.mark(0);
    kept.push(1);
    kept.push(2);
    const there = popped();
    kept.follow(1);
    kept.push(4); // waits for the browser
    host.disconnect();
    await there;
    expect(told).to.deep.equal([]);
    host.connect();
    const back = popped();
    history.back();
    await back;
    expect(kept.depth).to.equal(0);
    expect(told).to.deep.equal([0]);
  });
});
