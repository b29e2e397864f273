// A headless Chromium over its DevTools protocol and nothing between: what drives a page must cost it nothing.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserArguments } from '../../../scripts/lib/find-browser.mjs';

/** Long enough for whatever is asked on a busy machine, milliseconds. */
const PATIENCE = 60_000;

/** Starts a browser with a profile of its own, which is deleted with it. */
export async function openBrowser(program) {
  const profile = mkdtempSync(join(tmpdir(), 'unknot-bench-'));
  const args = [...browserArguments, '--headless', '--hide-scrollbars', '--mute-audio'];
  const child = spawn(program, [...args, '--remote-debugging-pipe', `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [, , , to, from] = child.stdio;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const waiting = new Map();
  const listeners = new Set();
  let last = 0;
  let rest = '';

  from.setEncoding('utf8').on('data', (text) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop();
    for (const message of messages.map((one) => JSON.parse(one))) {
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) asked?.reject(new Error(`${asked.method}: ${message.error.message}`));
      else if (asked) asked.resolve(message.result);
      else for (const listener of listeners) listener(message);
    }
  });
  to.on('error', () => undefined); // it is gone, which is said below
  gone.then(() => {
    for (const { method, reject } of waiting.values()) reject(new Error(`${method}: the browser is gone`));
  });

  const send = (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { method, resolve, reject });
      to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });

  return {
    send,
    /** @returns {() => void} what ends it */
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** The next event of a kind, of a session where one is named. */
    next(method, sessionId) {
      return new Promise((resolve, reject) => {
        const end = () => {
          clearTimeout(timer);
          listeners.delete(listener);
        };
        const listener = (message) => {
          if (message.method !== method || message.sessionId !== sessionId) return;
          end();
          resolve(message.params);
        };
        const timer = setTimeout(() => {
          end();
          reject(new Error(`${method} has not come in ${PATIENCE / 1000} s.`));
        }, PATIENCE);
        listeners.add(listener);
      });
    },
    async close() {
      await send('Browser.close').catch(() => undefined);
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
