/** The spa in a process of its own: `serve-spa.ts <data folder> <port>`. Says in one line where it is. */
import { startDemo } from '../../../examples/script-tag/demo.ts';

const [dataFolder = '', port = '0'] = process.argv.slice(2);
const { url, staffToken } = await startDemo({
  dataFolder,
  host: '127.0.0.1',
  port: Number(port),
  now: Date.now,
  log: () => undefined,
});
process.stdout.write(`${JSON.stringify({ url, staffToken })}\n`);
