import { ApiError, activateCode, getCodes, postCode, voidCode } from './api.js';
import { byId, h } from './dom.js';
import { money } from './format.js';

/** @typedef {import('./api.js').Code} Code */

const codes = {
  all: byId('codes', HTMLDetailsElement),
  form: byId('code-form', HTMLFormElement),
  kind: byId('code-kind', HTMLSelectElement),
  value: byId('code-value', HTMLInputElement),
  valueName: byId('code-value-name', HTMLElement),
  word: byId('code-word', HTMLInputElement),
  name: byId('code-name', HTMLInputElement),
  until: byId('code-until', HTMLInputElement),
  uses: byId('code-uses', HTMLInputElement),
  promotion: byId('code-promotion', HTMLElement),
  error: byId('code-error', HTMLElement),
  status: byId('code-status', HTMLElement),
  list: byId('code-list', HTMLElement),
};

const STATES = {
  unpaid: 'Not paid yet',
  active: 'Good',
  spent: 'Used up',
  expired: 'Run out',
  void: 'Switched off',
};

let currency = 'EUR';
let locale = 'en';

/** Makes the section work: it is filled whenever it is opened. @param {() => string} localeNow the spa's */
export function wireCodes(localeNow) {
  codes.all.addEventListener('toggle', () => {
    if (!codes.all.open) return;
    locale = localeNow();
    void act(load);
  });
  codes.kind.addEventListener('change', showKind);
  codes.form.addEventListener('submit', (event) => {
    event.preventDefault();
    void act(make);
  });
}

/** Forgets what it shows: somebody signs out. */
export function closeCodes() {
  codes.all.open = false;
  codes.list.replaceChildren();
  codes.status.textContent = '';
  codes.error.textContent = '';
  codes.form.reset();
}

/** Does something that may be refused, and says why where it is. @param {() => Promise<void>} work */
async function act(work) {
  codes.error.textContent = '';
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    codes.error.textContent = error.message;
  }
}

async function load() {
  const answer = await getCodes();
  currency = answer.currency;
  showKind();
  codes.list.replaceChildren(
    ...(answer.codes.length ? answer.codes.map(entry) : [h('li', { class: 'small' }, 'There are none yet.')]),
  );
}

function showKind() {
  const percent = codes.kind.value === 'percent';
  codes.valueName.textContent = percent ? 'Per cent' : `Amount (${currency})`;
  codes.value.max = percent ? '100' : '';
  codes.value.step = percent ? '1' : String(1 / 10 ** digits());
  // What is worth money by itself has a code that nobody can guess.
  codes.promotion.hidden = codes.kind.value === 'balance';
}

function digits() {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

async function make() {
  const kind = codes.kind.value;
  const value = Number(codes.value.value);
  const word = codes.word.value.trim();
  const name = codes.name.value.trim();
  const promotion = kind === 'balance' ? {} : { ...(word && { word }), ...uses() };
  const made = await postCode({
    kind,
    ...(kind === 'percent' ? { percent: value } : { amount: Math.round(value * 10 ** digits()) }),
    ...(name && { name }),
    ...(codes.until.value && { validUntil: codes.until.value }),
    ...promotion,
  });
  codes.form.reset();
  await load();
  codes.status.textContent = `Made: ${made.code}`;
}

function uses() {
  return codes.uses.value ? { maxUses: Number(codes.uses.value) } : {};
}

/** @param {Code} code */
function entry(code) {
  const { id, state, gift } = code;
  const buttons = [
    code.code !== undefined && button('Copy', code.code, () => copy(/** @type {string} */ (code.code))),
    state === 'unpaid' && button('Paid', code.code, () => change(() => activateCode(id), 'It is good now.')),
    state !== 'void' &&
      state !== 'spent' &&
      button('Switch off', code.code, () => change(() => voidCode(id), 'It is switched off.')),
  ];
  return h(
    'li',
    {},
    h(
      'p',
      { class: 'line' },
      h('code', {}, code.code ?? 'Made with another secret'),
      h('span', { class: state === 'active' ? 'tag' : 'tag warm' }, STATES[state]),
    ),
    h('p', {}, describe(code)),
    gift &&
      h(
        'p',
        { class: 'small' },
        `From ${gift.giver.name} (${gift.giver.email}) for ${gift.recipient.name} · ${price(gift.total)}`,
      ),
    h('p', { class: 'small' }, limits(code)),
    h('div', { class: 'actions' }, ...buttons),
  );
}

/** @param {string} text @param {string | undefined} code @param {() => void} click */
function button(text, code, click) {
  return h(
    'button',
    { type: 'button', class: 'chip', 'aria-label': code && `${text}: ${code}`, click },
    text,
  );
}

/** @param {Code} code */
function describe({ discount, gift, used }) {
  const { kind, name, percent, amount = 0, minutes } = discount;
  if (kind === 'percent') return `${name}: ${percent} % off`;
  if (kind === 'amount') return `${name}: ${price(amount)} off`;
  if (kind === 'balance') return `${name}: ${price(amount - used)} left of ${price(amount)}`;
  return `${name}: ${gift?.serviceName ?? discount.serviceId}, ${gift?.minutes ?? minutes} min`;
}

/** @param {Code} code */
function limits({ uses, maxUses, validUntil, note }) {
  const count = maxUses
    ? `used ${uses} of ${maxUses} times`
    : uses === 1
      ? 'used once'
      : `used ${uses} times`;
  const until = validUntil && `until ${lastDay(validUntil)}`;
  return [count, until, note].filter(Boolean).join(' · ');
}

/** @param {string} date `2026-11-26` */
function lastDay(date) {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'medium' });
  return format.format(new Date(`${date}T00:00Z`));
}

/** @param {number} minor */
function price(minor) {
  return money(minor, currency, locale);
}

/** @param {string} code */
async function copy(code) {
  try {
    await navigator.clipboard.writeText(code);
    codes.status.textContent = `Copied: ${code}`;
  } catch {
    codes.status.textContent = `This browser does not let pages copy. The code is ${code}.`;
  }
}

/** @param {() => Promise<Code>} work @param {string} said */
function change(work, said) {
  void act(async () => {
    await work();
    await load();
    codes.status.textContent = said;
    codes.list.focus(); // what was pressed is gone
  });
}
