import { LINK } from './first-question.ts';

/*
 * The links in our mails: the page with `#unknot=` and what they are about. What stands behind the # is sent to no
 * server and is in no log; it leaves the address at once, so that it is in no bookmark and in nothing that is passed on.
 */
const A_WHILE = 30 * 60_000;

const keyOf = (key: string) => `${key}:link`;

/**
 * What a link of ours, followed to this page, is about: `<id>.<token>`. It is kept in this tab for a while, so that a
 * reload leads there again; on another page of the site, and for who sits here later, it does not.
 * @param key what the draft goes by
 */
export function takeLink(storage: Storage | undefined, key: string): string | undefined {
  const [, link] = LINK.exec(location.hash) ?? [];
  if (link) {
    history.replaceState(history.state, '', location.pathname + location.search);
    keepLink(storage, key, link);
    return link;
  }
  const [page, kept, at] = storage?.getItem(keyOf(key))?.split('#') ?? [];
  return page === location.pathname && Date.now() - Number(at) < A_WHILE ? kept : undefined;
}

/** Has a reload of this page lead to what a link would. */
export function keepLink(storage: Storage | undefined, key: string, link: string): void {
  try {
    storage?.setItem(keyOf(key), `${location.pathname}#${link}#${Date.now()}`);
  } catch {
    // Without it a reload begins anew.
  }
}

export function forgetLink(storage: Storage | undefined, key: string): void {
  storage?.removeItem(keyOf(key));
}
