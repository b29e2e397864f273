import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { findWebKit } from './find-webkit.mjs';
import { ownFolder } from './own-folder.mjs';
import { openWindow } from './webdriver.mjs';

/**
 * A WebKit on a screen of its own that nobody sees. Its clock and its language are its own too.
 * @param {{ timeZone: string, width: number, height: number }} options the size is that of the page
 */
export async function startWebKit({ timeZone, width, height }) {
  const programs = findWebKit();
  if (!programs) throw new Error('The tests in WebKit need WebKitWebDriver and Xvfb.');
  const children = [];
  /** @type {Buffer[]} */
  const output = [];
  const start = (program, args, options) => {
    const child = spawn(program, args, options);
    children.push(child);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => output.push(part));
    const ended = once(child, 'close').then(([code, signal]) => {
      throw new Error(`${program} ended with ${code ?? signal}.`);
    });
    ended.catch(() => undefined); // It is waited for only while something starts.
    return { child, ended };
  };
  const end = () => {
    for (const child of children) child.kill();
  };
  process.once('exit', end);

  try {
    // Xvfb itself finds a number that is free, and says it.
    const size = `${width + 400}x${height + 400}x24`;
    const screen = start(programs.screen, ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp'], {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const [number] = await Promise.race([once(screen.child.stdio[3], 'data'), screen.ended]);
    const port = await freePort();
    const driver = start(programs.driver, [`--port=${port}`, '--host=127.0.0.1'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...quiet(ownFolder('webkit')),
        DISPLAY: `:${String(number).trim()}`,
        TZ: timeZone,
      },
    });
    const { page, close } = await Promise.race([
      openWindow(`http://127.0.0.1:${port}`, { browserName: 'MiniBrowser', pageLoadStrategy: 'none' }),
      driver.ended,
    ]);
    await page.setViewport({ width, height });
    return {
      page,
      stop: async () => {
        await close().catch(() => undefined);
        end();
      },
    };
  } catch (error) {
    end();
    throw new Error(`WebKit did not start: ${error.message}\n${Buffer.concat(output)}`, { cause: error });
  }
}

/** What keeps a browser to itself: no settings, caches and services of the user's, no graphics card, no sandbox. */
function quiet(folder) {
  return {
    HOME: folder,
    XDG_RUNTIME_DIR: folder,
    XDG_CONFIG_HOME: folder,
    XDG_CACHE_HOME: folder,
    XDG_DATA_HOME: folder,
    LANG: 'en_US.UTF-8',
    LANGUAGE: 'en_US',
    LC_ALL: '',
    GDK_BACKEND: 'x11',
    NO_AT_BRIDGE: '1',
    GTK_A11Y: 'none',
    GSETTINGS_BACKEND: 'memory',
    LIBGL_ALWAYS_SOFTWARE: '1',
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    // It shows no page but the tests', and a container forbids the sandbox.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
