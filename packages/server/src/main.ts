#!/usr/bin/env node
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { appOf } from './app.ts';
import { startImporting } from './calendars/importer.ts';
import { loadCatalog } from './catalog-file.ts';
import { ConfigError, readConfig } from './config.ts';
import { createContext } from './context.ts';
import { listen } from './listen.ts';
import { errorFields, jsonLog } from './log.ts';
import { createMailDesk, type MailRoom } from './mail/desk.ts';
import { startSending } from './mail/sender.ts';
import { tellOfMail } from './mail/tell.ts';
import { loadTemplates } from './mail/templates.ts';
import { mailTransport } from './mail/transport.ts';
import { tellOfOpenData } from './open-data.ts';
import { createScreeningKeeper } from './screening/keeper.ts';
import { secretFile } from './secret-file.ts';
import { openSqliteStore } from './store/sqlite.ts';
import { StoreOpenError } from './store/store.ts';
import { SpaTime } from './time/spa-time.ts';
import { findTzDatabase } from './time/tz-database.ts';
import { TzSource, UnknownZoneError } from './time/tz-source.ts';
import { logTz } from './time/tz-status.ts';
import { startOffering } from './waitlist/offerer.ts';

const SWEEP_EVERY = 3_600_000;
const DAY = 86_400_000;
const PAYMENTS_EVERY = 60_000;

const log = jsonLog((line) => process.stdout.write(line), Date.now);

/** Starts the server as the environment says, and stops it on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const {
    dataFolder,
    catalogFile,
    tzFolder,
    host,
    port,
    secret,
    stripe,
    smtp,
    mailTemplates,
    guestDays,
    ...config
  } = readConfig(process.env);
  const templates = loadTemplates(mailTemplates);
  const time = timeFrom(tzFolder);
  const file = catalogFile === undefined ? undefined : await loadCatalog(catalogFile);
  try {
    // Names and numbers of visitors are in it: other users of the machine have no business there.
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new ConfigError([
      `The data folder ${dataFolder} cannot be made (${codeOf(error)}). UNKNOT_DATA says where it is.`,
    ]);
  }
  const store = openSqliteStore(join(dataFolder, 'unknot.db'));
  const stored = (await store.read.catalog())?.catalog;
  const catalog = stored ?? file;
  if (!catalog) {
    await store.close();
    throw new ConfigError(['There is no catalog yet. Set UNKNOT_CATALOG to the JSON file that has it.']);
  }
  try {
    time.forCatalog(catalog, Date.now());
  } catch (error) {
    await store.close();
    if (!(error instanceof UnknownZoneError)) throw error;
    throw new ConfigError([`The catalog: spa.timeZone: ${error.message}`]);
  }
  const settings = { ...config, secret: secret ?? secretFile(dataFolder) };
  const fault = createScreeningKeeper(settings).faultOf(catalog);
  if (fault) {
    await store.close();
    throw new ConfigError([`The catalog: screening: ${fault}`]);
  }
  const mail: MailRoom = { templates, transport: mailTransport(smtp, dataFolder) };
  const unsent = createMailDesk(settings, mail).faultOf(catalog);
  if (unsent) {
    await store.close();
    throw new ConfigError([`The catalog: ${unsent.path} ${unsent.message}`]);
  }
  const context = createContext({
    store,
    catalog,
    config: settings,
    now: Date.now,
    log,
    time,
    mail,
    // It is large, and few need it.
    ...(stripe && { provider: (await import('./payments/stripe.ts')).stripePayments(stripe) }),
  });
  const app = appOf(context);
  const server = await listen(app, { host, port }).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  log({ level: 'info', event: 'listening', url: server.url, catalog: stored ? 'stored' : 'file' });
  logTz(log, time.status(Date.now(), catalog));
  tellOfOpenData(log, dataFolder);
  tellOfMail(log, settings, catalog, smtp, dataFolder);
  const sending = startSending(context, mail);
  const importing = startImporting(context);
  const offering = startOffering(context);
  // Every write deletes what has run out; this is for days on which nobody books, and for who came long ago.
  const sweep = () =>
    store
      .write(Date.now(), async (writer) => {
        if (guestDays) await writer.forgetGuests(Date.now() - guestDays * DAY);
      })
      .catch((error) => log({ level: 'warn', event: 'sweep-failed', ...errorFields(error) }));
  void sweep();
  setInterval(sweep, SWEEP_EVERY).unref();
  const collect = () =>
    context.payments
      .sweep()
      .catch((error) => log({ level: 'warn', event: 'sweep-failed', ...errorFields(error) }));
  void collect();
  setInterval(collect, PAYMENTS_EVERY).unref();

  const stop = async (signal: string) => {
    log({ level: 'info', event: 'stopping', signal });
    await server.close();
    await Promise.all([sending.stop(), importing.stop(), offering.stop()]);
    await store.close();
    log({ level: 'info', event: 'stopped' });
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** @throws ConfigError where the folder that was named has no tz database */
function timeFrom(tzFolder: string | undefined): SpaTime {
  if (tzFolder === undefined) return new SpaTime(new TzSource(), log);
  if (!findTzDatabase([tzFolder])) {
    throw new ConfigError([
      `UNKNOT_TZDIR is “${tzFolder}”, and there is no time-zone database. Left out, the system’s is found.`,
    ]);
  }
  return new SpaTime(new TzSource({ folders: [tzFolder] }), log);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

main().catch((error: unknown) => {
  // These are written for whoever set the server up, and say nothing of a visitor.
  const told = error instanceof ConfigError || error instanceof StoreOpenError;
  if (told) process.stderr.write(`${error.message}\n`);
  else log({ level: 'error', event: 'failure', ...errorFields(error) });
  process.exitCode = 1;
});
