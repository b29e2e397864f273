/** The browser engines that core and the widget are tested in. */
const titles = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };

/**
 * The visitors' zones that each suite is tested in: the spa's times must be the same in each. One without an offset,
 * one whose clock once changed at midnight, one between the full hours, one that has skipped a whole day; one west
 * of Greenwich, and one whose clock changes by half an hour.
 */
const zones = {
  core: {
    chromium: ['UTC', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Pacific/Apia'],
    firefox: ['America/New_York'],
    webkit: ['Australia/Lord_Howe'],
  },
  widget: { chromium: ['UTC'], firefox: ['America/New_York'], webkit: ['Australia/Lord_Howe'] },
};

/** Those that UNKNOT_ENGINES names, or all. */
export function enginesAsked() {
  const names = process.env.UNKNOT_ENGINES?.split(',').map((name) => name.trim().toLowerCase());
  if (!names?.some(Boolean)) return Object.keys(titles);
  const strange = names.filter((name) => !Object.hasOwn(titles, name));
  if (strange.length) {
    const known = Object.keys(titles).join(', ');
    throw new Error(`UNKNOT_ENGINES names ${strange.join(', ')}. There are: ${known}.`);
  }
  return [...new Set(names)];
}

/** @example title('webkit') //=> 'WebKit' */
export const title = (engine) => titles[engine];

/**
 * The browsers that a suite runs in, each under its name in the reports.
 * @param {'core' | 'widget'} suite
 * @param {readonly string[]} [engines]
 * @returns {{ engine: string, timeZone: string, name: string }[]}
 */
export function browsersOf(suite, engines = enginesAsked()) {
  return engines.flatMap((engine) =>
    (process.env.UNKNOT_TIME_ZONE?.split(',') ?? zones[suite][engine]).map((timeZone) => ({
      engine,
      timeZone,
      name: `${titles[engine]}(${timeZone})`,
    })),
  );
}
