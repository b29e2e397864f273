import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { feedAddress, maskedAddress } from '../../packages/server/src/calendars/feed-address.ts';
import { isPublicAddress } from '../../packages/server/src/calendars/public-address.ts';

describe('addresses that calendars are fetched from', () => {
  const REFUSED: readonly [what: string, ...addresses: string[]][] = [
    ['this network', '0.0.0.0', '0.1.2.3'],
    [
      'private',
      '10.0.0.1',
      '10.255.255.255',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.0.1',
      '192.168.255.255',
    ],
    ['shared by a provider’s customers', '100.64.0.0', '100.127.255.255'],
    ['loopback', '127.0.0.1', '127.255.255.254', '::1'],
    ['link-local', '169.254.169.254', 'fe80::1', 'fe80::1%eth0', 'febf::1'],
    ['for documentation', '192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1'],
    ['for protocols', '192.0.0.8', '192.88.99.1', '198.18.0.1', '198.19.255.255', '2001::1', '2001:1ff::1'],
    ['multicast', '224.0.0.1', '239.255.255.255', 'ff02::1', 'ff0e::1'],
    ['reserved', '240.0.0.1', '255.255.255.255', '::', '4000::1', '100::1'],
    ['unique-local', 'fc00::1', 'fd12:3456:789a::1'],
    ['an IPv4 address in another form', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1', '::8.8.8.8'],
    ['NAT64’s', '64:ff9b::7f00:1', '64:ff9b::808:808', '64:ff9b:1::a00:1'],
    ['6to4’s', '2002:7f00:1::', '2002:808:808::1'],
    ['no address', '', 'localhost', '127.1', '0x7f000001', '8.8.8.8 ', '1.2.3.4.5'],
  ];
  for (const [what, ...addresses] of REFUSED) {
    it(`are not ${what}`, () => {
      for (const address of addresses) assert.equal(isPublicAddress(address), false, address);
    });
  }

  it('are those of the public internet, up to the edges of what is not', () => {
    for (const address of [
      '8.8.8.8',
      '9.255.255.255',
      '11.0.0.0',
      '100.63.255.255',
      '100.128.0.0',
      '126.255.255.255',
      '128.0.0.1',
      '169.253.255.255',
      '172.15.255.255',
      '172.32.0.0',
      '192.167.255.255',
      '192.169.0.0',
      '223.255.255.255',
      '2001:200::1',
      '2001:4860:4860::8888',
      '2a00:1450:4001::1',
    ]) {
      assert.equal(isPublicAddress(address), true, address);
    }
  });

  it('are taken as calendar programs show them', () => {
    assert.equal(feedAddress(' https://a.example/x.ics?y=1#z '), 'https://a.example/x.ics?y=1');
    assert.equal(feedAddress('webcal://a.example/x.ics'), 'https://a.example/x.ics');
    assert.equal(feedAddress('WEBCALS://a.example/x.ics'), 'https://a.example/x.ics');
    for (const wrong of [
      'http://a.example/',
      'file:///etc/passwd',
      'https://me:secret@a.example/',
      'a.example',
      '',
    ]) {
      assert.equal(feedAddress(wrong), undefined, wrong);
    }
  });

  it('are shown without what makes them secret', () => {
    assert.equal(maskedAddress('https://a.example:8443/private-5f3a/x.ics?k=v'), 'https://a.example:8443/…');
  });
});
