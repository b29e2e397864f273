import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { type SmtpSettings, smtpTransport } from '../../packages/server/src/index.ts';
import { certificate } from './certificate.ts';
import { mailingSpa, mailServer } from './mail-server.ts';
import { booked } from './test-server.ts';

const known = certificate();
setDefaultCACertificates([...getCACertificates('default'), known.cert]);
const stranger = certificate();

/** How a mail server answers, how it is spoken to, and whether mails are handed to it. */
const CASES: readonly [
  what: string,
  server: Parameters<typeof mailServer>[0],
  tls: SmtpSettings['tls'],
  handedOver: boolean,
][] = [
  ['encrypted from the start', { secure: true, ...known }, 'from-the-start', true],
  ['that becomes encrypted', { disabledCommands: [], ...known }, 'starttls', true],
  ['that offers no encryption', {}, 'starttls', false],
  ['in the open, where encryption is expected', {}, 'from-the-start', false],
  ['with a certificate that nobody vouches for', { secure: true, ...stranger }, 'from-the-start', false],
  [
    'that becomes encrypted with such a certificate',
    { disabledCommands: [], ...stranger },
    'starttls',
    false,
  ],
];

describe('a mail server', () => {
  for (const [what, options, tls, handedOver] of CASES) {
    it(`${what} is ${handedOver ? '' : 'not '}trusted with mails and the password`, async () => {
      const passwords: unknown[] = [];
      await using smtp = await mailServer({
        ...options,
        authOptional: false,
        allowInsecureAuth: true,
        onAuth: ({ password }, _session, done) => {
          passwords.push(password);
          done(null, { user: 'spa' });
        },
      });
      const login = { user: 'spa', pass: 'the password' };
      const transport = smtpTransport({ host: '127.0.0.1', port: smtp.port, tls, ...login });
      await using spa = await mailingSpa({ transport });
      await booked(spa.server);
      if (handedOver) await smtp.until(2);
      else await spa.quiet();
      assert.equal(smtp.arrived.length, handedOver ? 2 : 0);
      assert.equal(passwords.includes('the password'), handedOver);
      const down = spa.server.log.some(({ event }) => event === 'mail-server-down');
      assert.equal(down, !handedOver);
    });
  }
});
