export { appOf, createApp } from './app.ts';
export { type Importing, type ImportOptions, startImporting } from './calendars/importer.ts';
export { loadCatalog } from './catalog-file.ts';
export { type AppConfig, ConfigError, DEFAULTS, readConfig, type ServerConfig } from './config.ts';
export { type AppContext, type AppDeps, createContext } from './context.ts';
export { type IdMaker, randomIds } from './ids.ts';
export { type Listening, listen } from './listen.ts';
export { jsonLog, type Log, type LogEntry } from './log.ts';
export type { MailRoom, MailStatus } from './mail/desk.ts';
export type { Message } from './mail/message.ts';
export { type SenderOptions, type Sending, startSending } from './mail/sender.ts';
export { type MailAddress, type MailSettings, readMailSettings, type SmtpSettings } from './mail/settings.ts';
export { loadTemplates, type Templates } from './mail/templates.ts';
export {
  type MailTransport,
  mailTransport,
  outboxTransport,
  SendError,
  smtpTransport,
} from './mail/transport.ts';
export type { Charge, PaymentPage, PaymentProvider, PaymentState } from './payments/provider.ts';
export { SignatureError } from './payments/provider.ts';
export { secretFile } from './secret-file.ts';
export * from './store/codes.ts';
export { openSqliteStore } from './store/sqlite.ts';
export * from './store/store.ts';
export { SpaTime } from './time/spa-time.ts';
export { TzSource, type TzSourceOptions, UnknownZoneError } from './time/tz-source.ts';
export type { TzStatus, TzWarning, TzWarningCode } from './time/tz-status.ts';
export { type Offering, type OfferOptions, startOffering } from './waitlist/offerer.ts';
