// Who is measured, each on a page of its own.
import { bundle, peers } from '../peers/peers.mjs';

const SCRIPT = '<script src="unknot/unknot.js" defer></script>';
const PICKER = 'unknot-booking >>> unknot-slot-picker';
/** All that is loaded once a page has nothing else to do. */
const ALL_LOADED = 'customElements.get("unknot-confirmation") !== undefined';

/** A page on which nothing happens: what the browser itself takes. */
const empty = { name: 'an empty page', body: '<p>Hello.</p>', shown: 'p' };

/** @param {string} [build] a folder of the widget's chunks in place of the project's own */
const ours = (build, suffix = '') => [
  {
    name: `unknot, first question${suffix}`,
    head: SCRIPT,
    body: '<unknot-booking backend="/"></unknot-booking>',
    shown: 'unknot-booking >>> unknot-need-picker >>> h2',
    inSteps: true,
    rest: ALL_LOADED,
    build,
  },
  {
    name: `unknot, straight to the times${suffix}`,
    head: SCRIPT,
    body: '<unknot-booking backend="/" service="quiet-back"></unknot-booking>',
    shown: `${PICKER} >>> [data-day]`,
    rest: ALL_LOADED,
    build,
    presses: {
      month: (i) => ({ press: `${PICKER} >>> .turn`, nth: i % 2 ? 0 : 1, changes: `${PICKER} >>> #month` }),
      day: (i) => ({
        press: `${PICKER} >>> [data-day][aria-disabled=false][aria-pressed=false]`,
        nth: 4 + i,
        changes: `${PICKER} >>> [aria-pressed=true]`,
      }),
    },
  },
];

/**
 * The empty page, ours, those of another build where a folder of its chunks is given, and the peers that show
 * something by themselves.
 */
export async function contestants(beside) {
  const theirs = peers.filter(({ shown }) => shown);
  return [
    empty,
    ...ours(),
    ...(beside ? ours(beside, ', beside') : []),
    ...(await Promise.all(
      theirs.map(async (peer) => {
        const { js, css } = await bundle(peer);
        return {
          ...peer,
          head: `${css.length ? '<link rel="stylesheet" href="peer.css">' : ''}<script type="module" src="peer.js"></script>`,
          files: { 'peer.js': js.join('\n'), 'peer.css': css.join('\n') },
        };
      }),
    )),
  ];
}
