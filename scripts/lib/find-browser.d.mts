/** The Chromium to test in: UNKNOT_CHROMIUM or CHROME_PATH, or the first one found here, or nothing. */
export function findBrowser(): string | undefined;

/** Keeps a headless Chromium to itself: no calls home, and no sandbox where root or a container forbids it. */
export const browserArguments: string[];
