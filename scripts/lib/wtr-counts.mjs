import { writeFileSync } from 'node:fs';

/**
 * A reporter for @web/test-runner that writes what each browser did as JSON, for the summary of `npm test`. A test
 * file that did not come to its end counts as failed, also one whose browser never started.
 * @param {string} file where to
 * @returns {import('@web/test-runner').Reporter}
 */
export function counts(file) {
  /** When each browser was first and last heard of. @type {Map<string, { from: number, to: number }>} */
  const times = new Map();
  return {
    start({ sessions }) {
      sessions.on('session-status-updated', ({ browser, status }) => {
        if (status === 'SCHEDULED') return;
        const now = Date.now();
        times.set(browser.name, { from: times.get(browser.name)?.from ?? now, to: now });
      });
    },
    onTestRunFinished({ sessions }) {
      const browsers = new Map();
      for (const session of sessions) {
        const { name } = session.browser;
        const sum = browsers.get(name) ?? { name, passed: 0, failed: 0, skipped: 0, milliseconds: 0 };
        browsers.set(name, sum);
        const tests = session.testResults ? testsOf(session.testResults) : [];
        const failed = tests.filter((test) => !test.passed && !test.skipped).length;
        sum.passed += tests.filter((test) => test.passed).length;
        sum.skipped += tests.filter((test) => test.skipped).length;
        sum.failed += failed || session.passed ? failed : 1;
        const { from = 0, to = 0 } = times.get(name) ?? {};
        sum.milliseconds = to - from;
      }
      writeFileSync(file, JSON.stringify([...browsers.values()]));
    },
  };
}

/** @param {import('@web/test-runner').TestSuiteResult} suite */
function testsOf(suite) {
  return [...suite.tests, ...suite.suites.flatMap(testsOf)];
}
