// The form in an owner's colours, and what their page needs for it.

/** @type {HTMLFormElement} */
const settings = document.querySelector('.look-settings');
/** @type {HTMLElement} */
const preview = document.querySelector('#preview');
const code = document.querySelector('.look-code code');
const copied = document.querySelector('#copied');

/** What was set, by the name of the property; the rest is left as it is. */
const chosen = new Map();

/** @param {HTMLInputElement | HTMLSelectElement} field */
function take(field) {
  const { property, unit = '' } = field.dataset;
  const output = settings.querySelector(`output[for=${field.id}]`);
  if (output) output.textContent = `${field.value}${unit ? ` ${unit}` : field.id === 'width' ? ' px' : ''}`;
  if (property) {
    if (field.value) chosen.set(property, `${field.value}${unit}`);
    else chosen.delete(property);
  }
}

function show() {
  const names = [...settings.querySelectorAll('[data-property]')].map((field) => field.dataset.property);
  for (const name of names) {
    if (chosen.has(name)) preview.style.setProperty(name, chosen.get(name));
    else preview.style.removeProperty(name);
  }
  const { theme, direction, width } = settings.elements;
  if (theme.value) preview.setAttribute('theme', theme.value);
  else preview.removeAttribute('theme');
  preview.parentElement.lang = direction.value;
  preview.parentElement.dir = direction.value === 'ar' ? 'rtl' : 'ltr';
  preview.style.setProperty('max-inline-size', `${width.value}px`);
  for (const button of settings.querySelectorAll('.look-as-it-is')) {
    const { property } = settings.querySelector(`#${button.dataset.for}`).dataset;
    button.hidden = !chosen.has(property);
  }
  const rules = [...chosen].map(([name, value]) => `\n    ${name}: ${value};`).join('');
  const style = rules ? `<style>\n  unknot-booking {${rules}\n  }\n</style>\n` : '';
  const attribute = theme.value ? ` theme="${theme.value}"` : '';
  code.textContent = `<script src="https://book.your-spa.example/unknot.js" defer></script>
${style}<unknot-booking backend="https://book.your-spa.example"${attribute}>
  <p>Call us: <a href="tel:+494066969120">+49 40 66969 120</a></p>
</unknot-booking>`;
  copied.textContent = '';
}

settings.addEventListener('input', ({ target }) => {
  take(target);
  show();
});

settings.addEventListener('click', ({ target }) => {
  if (!target.matches('.look-as-it-is')) return;
  const field = settings.querySelector(`#${target.dataset.for}`);
  field.value = field.defaultValue;
  chosen.delete(field.dataset.property);
  show();
  field.focus(); // the button is gone
});

settings.addEventListener('reset', () => {
  chosen.clear();
  // The fields have their first values once this is over.
  setTimeout(() => {
    for (const field of settings.querySelectorAll('input[type=range]')) {
      take(field);
      chosen.delete(field.dataset.property);
    }
    show();
  });
});

document.querySelector('#copy').addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(code.textContent);
    copied.textContent = 'Copied.';
  } catch {
    getSelection().selectAllChildren(code);
    copied.textContent = 'Please copy what is marked.';
  }
});

show();
