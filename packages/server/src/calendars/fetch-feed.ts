import { promises as dns, type LookupAddress } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { FeedError } from './feed-error.ts';
import { isPublicAddress } from './public-address.ts';

/** What the server of a calendar said of its state, to be asked with the next time (RFC 9110 §13.1). */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

export interface FetchedFeed extends Validators {
  readonly text: string;
}

/** The limits of a fetch. Tests set them; nothing in the environment does. */
export interface FetchRules {
  readonly mostBytes: number;
  /** Milliseconds for all of it: name, connection and body. */
  readonly timeLimit: number;
  /** May this address be connected to? */
  readonly allows: (address: string) => boolean;
  readonly resolve: (host: string) => Promise<readonly LookupAddress[]>;
  /** A certificate to trust beside the usual ones, PEM. */
  readonly ca?: string;
  /** Ends it before its time. */
  readonly signal?: AbortSignal;
}

export const FETCH_RULES: FetchRules = {
  mostBytes: 2 * 1024 * 1024,
  timeLimit: 10_000,
  allows: isPublicAddress,
  resolve: (host) => dns.lookup(host, { all: true }),
};

/**
 * Fetches a calendar. The name is resolved once, every address it has is checked, and the connection goes to one of
 * just these: a name that means another machine a moment later leads nowhere. Redirects are not followed.
 * @param address https
 * @returns `unchanged` where it is as the validators say
 * @throws FeedError
 */
export async function fetchFeed(
  address: string,
  validators: Validators = {},
  rules: FetchRules = FETCH_RULES,
): Promise<FetchedFeed | 'unchanged'> {
  const url = new URL(address);
  if (url.protocol !== 'https:') throw new FeedError('no-calendar');
  const timeout = AbortSignal.any([
    AbortSignal.timeout(rules.timeLimit),
    ...(rules.signal ? [rules.signal] : []),
  ]);
  const late = new Promise<never>((_, reject) => {
    timeout.addEventListener('abort', () => reject(new FeedError('too-slow')), { once: true });
  });
  const fetched = checkedAddresses(url, rules).then((addresses) =>
    get(url, addresses, validators, rules, timeout),
  );
  return Promise.race([fetched, late]);
}

async function checkedAddresses(
  url: URL,
  { resolve, allows }: FetchRules,
): Promise<readonly LookupAddress[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = await resolve(host).catch(() => []);
  if (!addresses.length) throw new FeedError('host-unknown');
  // One that is private among public ones is nothing that a calendar's server would have.
  if (!addresses.every((one) => allows(one.address))) throw new FeedError('address-private');
  return addresses;
}

function get(
  url: URL,
  addresses: readonly LookupAddress[],
  { etag, lastModified }: Validators,
  { mostBytes, ca }: FetchRules,
  signal: AbortSignal,
): Promise<FetchedFeed | 'unchanged'> {
  return new Promise((resolve, reject) => {
    const asking = request(
      url,
      {
        agent: false, // a connection of its own, which is closed after it
        signal,
        lookup: (_host, options, done) => {
          const first = addresses[0]!;
          if (options.all) done(null, [...addresses]);
          else done(null, first.address, first.family);
        },
        headers: {
          Accept: 'text/calendar, */*;q=0.1',
          'Accept-Encoding': 'identity',
          'User-Agent': 'Unknot (busy times of a booking calendar)',
          ...(etag === undefined ? {} : { 'If-None-Match': etag }),
          ...(lastModified === undefined ? {} : { 'If-Modified-Since': lastModified }),
        },
        ...(ca === undefined ? {} : { ca }),
      },
      (answer) => {
        read(answer, mostBytes)
          .then(resolve, reject)
          .finally(() => asking.destroy());
      },
    );
    asking.on('error', (error) => reject(errorOf(error, signal)));
    asking.end();
  });
}

async function read(answer: IncomingMessage, mostBytes: number): Promise<FetchedFeed | 'unchanged'> {
  const { statusCode = 0, headers } = answer;
  if (statusCode === 304) return 'unchanged';
  if (statusCode >= 300 && statusCode < 400) throw new FeedError('moved');
  if (statusCode === 404 || statusCode === 410) throw new FeedError('gone');
  if (statusCode === 401 || statusCode === 403) throw new FeedError('refused');
  if (statusCode !== 200) throw new FeedError('server-trouble');
  if (Number(headers['content-length'] ?? 0) > mostBytes) throw new FeedError('too-large');
  // It was asked for as it is; what comes packed nevertheless could unpack to any size.
  if (!/^(identity)?$/i.test(headers['content-encoding'] ?? '')) throw new FeedError('no-calendar');
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size > mostBytes) throw new FeedError('too-large');
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof FeedError ? error : new FeedError('unreachable');
  }
  const { etag, 'last-modified': lastModified } = headers;
  return {
    text: new TextDecoder().decode(Buffer.concat(chunks)),
    ...(fits(etag) ? { etag } : {}),
    ...(fits(lastModified) ? { lastModified } : {}),
  };
}

/** What is sent back next time is printable, and short. */
function fits(header: string | undefined): header is string {
  return header !== undefined && /^[\x21-\x7e][\x20-\x7e]{0,255}$/.test(header);
}

function errorOf(error: Error & { code?: string }, signal: AbortSignal): FeedError {
  if (signal.aborted) return new FeedError('too-slow');
  const code = error.code ?? '';
  return new FeedError(/CERT|TLS|SSL|VERIFY|SELF_SIGNED/.test(code) ? 'certificate' : 'unreachable');
}
