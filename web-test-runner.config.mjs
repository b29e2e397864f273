import { defaultReporter } from '@web/test-runner';
import { launchersOf } from './scripts/lib/wtr-browsers.mjs';
import { builtSite } from './scripts/lib/wtr-built-site.mjs';
import { bundleTests } from './scripts/lib/wtr-bundle.mjs';
import { counts } from './scripts/lib/wtr-counts.mjs';

const { UNKNOT_COUNTS } = process.env;

export default {
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  plugins: [bundleTests(), builtSite()],
  reporters: [defaultReporter(), ...(UNKNOT_COUNTS ? [counts(UNKNOT_COUNTS)] : [])],
  testFramework: { config: { timeout: 20_000 } },
  groups: [
    { name: 'core', files: 'test/core/*.test.ts', browsers: launchersOf('core') },
    { name: 'widget', files: 'test/widget/**/*.test.ts', browsers: launchersOf('widget') },
  ],
};
