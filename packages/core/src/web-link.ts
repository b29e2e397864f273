/**
 * An address that the page may lead to. A backend is not to run scripts in the page it is asked from, so an address of
 * another kind than the web's (`javascript:`) makes no sense.
 */
export function webLink(url = '/'): string {
  if (!/^(https?:|[./])/i.test(url)) throw new TypeError('no link');
  return url;
}
