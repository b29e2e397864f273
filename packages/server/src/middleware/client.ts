import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { isPublicAddress } from '../calendars/public-address.ts';

/**
 * The address a request comes from; for IPv6 the network, as one client has many addresses in it.
 * @param trustedProxies how many entries from the right of X-Forwarded-For were written by proxies of one's own;
 *   all before them could be made up
 */
export function clientAddress(c: Context, trustedProxies: number): string {
  const forwarded = c.req.header('x-forwarded-for')?.split(',') ?? [];
  const told = trustedProxies > 0 ? withoutPort(forwarded.at(-trustedProxies)?.trim()) : undefined;
  return network(told !== undefined && isIP(told) ? told : socketAddress(c));
}

/**
 * Does a request come from a proxy of one's own network that nobody has said is one's own? Then who is behind it cannot
 * be told: it may be one visitor, or all of them. Nobody on the internet can make a request look like that.
 */
export function isThroughUnknownProxy(c: Context, trustedProxies: number): boolean {
  const address = unmapped(socketAddress(c));
  const told = c.req.header('x-forwarded-for') !== undefined;
  return trustedProxies === 0 && told && address !== '' && !isPublicAddress(address);
}

/** Some proxies write the port of the visitor's connection too: `192.0.2.7:50112`, `[2001:db8::7]:50112`. */
function withoutPort(told: string | undefined): string | undefined {
  const [, four, six] = /^(?:(\d+(?:\.\d+){3}):\d+|\[(.+)\](?::\d+)?)$/.exec(told ?? '') ?? [];
  return four ?? six ?? told;
}

function socketAddress(c: Context): string {
  // Without a socket (tests, or another host than Node) all requests count as one client's.
  return c.env && 'incoming' in c.env ? (getConnInfo(c).remote.address ?? '') : '';
}

/** IPv4 in IPv6 as what it is. */
function unmapped(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}

/** @example network('2001:db8::1:2') //=> '2001:db8:0:0' */
export function network(socketAddress: string): string {
  const address = unmapped(socketAddress);
  if (isIP(address) !== 6) return address;
  const [left = '', right] = address.split('%')[0]!.split('::');
  const groups = left.split(':').filter(Boolean);
  const rest = right?.split(':').filter(Boolean) ?? [];
  if (right !== undefined)
    groups.push(...Array(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest);
  return groups.slice(0, 4).join(':');
}
