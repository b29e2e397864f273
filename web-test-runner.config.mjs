import { bundleTests } from './scripts/lib/wtr-bundle.mjs';
import { chromium } from './scripts/lib/wtr-chromium.mjs';

/**
 * The visitors' zones that core is tested in: the spa's times must be the same in each. One without an offset, one
 * whose clock once changed at midnight, one between the full hours, one that has skipped a whole day.
 */
const zones = process.env.UNKNOT_TIME_ZONE?.split(',') ?? [
  'UTC',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Pacific/Apia',
];

export default {
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  plugins: [bundleTests()],
  testFramework: { config: { timeout: 20_000 } },
  groups: [
    { name: 'core', files: 'test/core/*.test.ts', browsers: zones.map(chromium) },
    { name: 'widget', files: 'test/widget/**/*.test.ts', browsers: zones.slice(0, 1).map(chromium) },
  ],
};
