/**
 * The script tag: a classic script without dependencies. It imports the widget's modules, from its own
 * address, when an `<unknot-booking>` comes near the viewport; at once where that cannot be observed, and for who comes
 * back from a payment page or by a link in a mail: they wait for it, wherever on the page it is.
 */
(() => {
  const script = document.currentScript as HTMLScriptElement | null;
  if (!script?.src) return;
  const base = new URL('.', script.src).href;
  let asked = false;
  const load = () => {
    if (asked) return;
    asked = true;
    import(`${base}define.js`).catch((error) => {
      asked = false; // what is in the element stays visible; a later look at it tries again
      console.error('[unknot] The booking form could not be loaded.', error);
    });
  };
  const cameBack = () => {
    if (/^#unknot=/.test(location.hash)) return true;
    try {
      return Object.keys(sessionStorage).some((key) => /^unknot:.*:paying$/.test(key));
    } catch {
      return false; // storage is refused, so nothing was kept
    }
  };
  const near =
    window.IntersectionObserver && !cameBack()
      ? new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && load(), {
          rootMargin: '800px',
        })
      : undefined;
  const look = () => {
    for (const element of document.querySelectorAll('unknot-booking:not(:defined)')) {
      if (near) near.observe(element);
      else load();
    }
  };
  look();
  document.addEventListener('DOMContentLoaded', look);
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
})();
