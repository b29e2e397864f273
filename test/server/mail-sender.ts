/**
 * A process that sends what is due, beside others: `mail-sender.ts <database> <port of the mail server> <lease>`. Says
 * `ready` once it is at it.
 */
import {
  createContext,
  DEFAULTS,
  loadTemplates,
  openSqliteStore,
  smtpTransport,
  startSending,
} from '../../packages/server/src/index.ts';
import { spaCatalog } from './spa-catalog.ts';

const [file = '', port, lease] = process.argv.slice(2);
const room = {
  templates: loadTemplates(),
  transport: smtpTransport({ host: '127.0.0.1', port: Number(port), tls: 'none' }),
};
const context = createContext({
  store: openSqliteStore(file),
  catalog: spaCatalog(),
  config: {
    ...DEFAULTS,
    secret: 'a secret of the tests that is long enough',
    mailFrom: { address: 'booking@stillwater.example' },
  },
  now: Date.now,
  log: () => undefined,
  mail: room,
});
startSending(context, room, { every: 100, lease: Number(lease), firstPause: 100, longestPause: 200 });
process.stdout.write('ready\n');
