/**
 * Makes sure that a browser's clock is where it was told to be: tests in another zone than they say prove less than
 * they say.
 * @param {{ evaluate(expression: string): Promise<unknown> }} page
 * @param {string} timeZone
 */
export async function mustBeIn(page, timeZone) {
  // By what it shows: one zone has several names.
  const times = [0, 90, 180, 270].map((day) => Date.UTC(2026, 0, 1 + day));
  const shown = await page.evaluate(`${JSON.stringify(times)}.every((time) => {
    const show = (options) => new Date(time).toLocaleString('en-US', options);
    return show() === show({ timeZone: ${JSON.stringify(timeZone)} });
  })`);
  if (!shown) throw new Error(`The browser's clock is not in ${timeZone}.`);
}
