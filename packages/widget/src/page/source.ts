/** What the backend takes of a name, and of a value: one line with something to see in it. */
const NAME = /^(?!constructor$)[a-z][\w-]{0,39}$/i;
const VALUE = /^(?=.*(?![\u115f\u1160\u3164\uffa0])[\p{L}\p{N}])[^\p{C}\u2028\u2029]+$/u;
const LENGTH = 200;
const ENTRIES = 12;

/**
 * Where a visitor came from: of the page's address the parameters that are named, and by `referrer` the site they were on
 * before. Of that no more than its origin: what they read there is nobody's business. What no backend would take is left
 * out, so that no booking fails for it.
 * @param names separated by spaces: `utm_source utm_medium referrer`
 */
export function sourceOf(
  names: string | undefined,
  search: string,
  referrer: string,
): Record<string, string> | undefined {
  const given = new URLSearchParams(search);
  const source: Record<string, string> = {};
  for (const name of names?.split(/[\s,]+/).filter(Boolean) ?? []) {
    const value = (name === 'referrer' ? originOf(referrer) : given.get(name))?.trim();
    if (!NAME.test(name)) console.warn(`[unknot] forward-params: “${name}” cannot be handed on.`);
    else if (value && value.length <= LENGTH && VALUE.test(value)) source[name] = value;
  }
  const entries = Object.entries(source).slice(0, ENTRIES);
  return entries.length ? Object.fromEntries(entries) : undefined;
}

/** Of another site; pages of one's own are nowhere to come from. */
function originOf(referrer: string): string | undefined {
  if (!URL.canParse(referrer)) return undefined;
  const { origin } = new URL(referrer);
  return origin === location.origin || origin === 'null' ? undefined : origin;
}
