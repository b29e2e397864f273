import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  type LogEntry,
  SpaTime,
  TzSource,
  type TzWarning,
  UnknownZoneError,
} from '../../packages/server/src/index.ts';
import { findTzDatabase, systemFolders } from '../../packages/server/src/time/tz-database.ts';
import { isNewer } from '../../packages/server/src/time/tz-status.ts';
import { spaCatalog } from './spa-catalog.ts';
import { DAY, HOUR, MONDAY, STAFF_TOKEN, temporaryFolder, testServer } from './test-server.ts';
import { tzif, writeFiles } from './zones/write-tzif.ts';

/** Seven hours east, all year: no zone of these names is, so it is seen where a time comes from. */
const STRANGE = tzif({ offsets: [7 * 3600], footer: '<+07>-7' });

/** A database of a release with these zones, all of them strange. */
function database(version: string | undefined, zones: readonly string[] = ['Europe/Berlin'], at = MONDAY) {
  const folder = temporaryFolder();
  const put = (files: Readonly<Record<string, Buffer | string>>) => writeFiles(folder.path, files, at);
  put({ UTC: tzif({ footer: 'UTC0' }), ...Object.fromEntries(zones.map((name) => [name, STRANGE])) });
  if (version !== undefined) put({ 'tzdata.zi': `# version ${version}\nL Asia/Kolkata Asia/Calcutta\n` });
  return { ...folder, put };
}

const look = (folder: string, intlVersion = '2026c', now = MONDAY) =>
  new TzSource({ folders: [folder], intlVersion }).look(now);

/** The offset that a zone has in these data, in hours. */
const hours = (tz: ReturnType<typeof look>, zone = 'Europe/Berlin') =>
  tz.table(zone, MONDAY, MONDAY + DAY).transitions[0]!.offset / 60;

const codes = (tz: ReturnType<typeof look>, zone?: string, now = MONDAY) =>
  tz.status(now, zone).warnings.map(({ code }) => code);

describe('of the system’s tz database and that of Node', () => {
  it('the newer one counts, and the system’s where both are of one release', () => {
    for (const [system, intl, source] of [
      ['2026b', '2026a', 'system'],
      ['2026c', '2026c', 'system'],
      ['2025b', '2026a', 'intl'],
      ['2026za', '2026z', 'system'],
      ['2099a', '2026c', 'system'],
    ] as const) {
      using folder = database(system);
      const tz = look(folder.path, intl);
      const { tzVersion } = tz.table('Europe/Berlin', MONDAY, MONDAY + DAY);
      const status = tz.status(MONDAY, 'Europe/Berlin');
      assert.deepEqual(
        [status.source, tzVersion, status.version],
        [source, source === 'intl' ? intl : system, tzVersion],
      );
      assert.equal(hours(tz), source === 'intl' ? 1 : 7);
      assert.deepEqual(codes(tz, 'Europe/Berlin'), source === 'intl' ? ['system-older'] : []);
    }
    assert.ok(isNewer('2026a', '2025c') && !isNewer('2026a', '2026a') && !isNewer('2025z', '2026a'));
  });

  it('the system’s counts where it does not say which it is, and that is said', () => {
    using folder = database(undefined);
    const tz = look(folder.path);
    assert.equal(hours(tz), 7);
    assert.equal(tz.table('Europe/Berlin', MONDAY, MONDAY + DAY).tzVersion, undefined);
    assert.deepEqual(codes(tz, 'Europe/Berlin'), ['version-unknown']);
    assert.equal('version' in tz.status(MONDAY), false);
  });

  it('Node’s counts where the system has none', () => {
    using empty = temporaryFolder();
    for (const folder of [empty.path, join(empty.path, 'nowhere')]) {
      const tz = look(folder);
      assert.deepEqual(tz.status(MONDAY, 'Europe/Berlin'), {
        version: '2026c',
        source: 'intl',
        warnings: [],
      });
      assert.equal(hours(tz), 1);
    }
  });

  it('Node’s counts where the system’s has no such zone, and the system’s where Node has none', () => {
    using folder = database('2026f', ['Europe/Berlin', 'Mars/Olympus_Mons']);
    const tz = look(folder.path);
    assert.equal(hours(tz, 'Asia/Tokyo'), 9);
    assert.equal(tz.table('Asia/Tokyo', MONDAY, MONDAY + DAY).tzVersion, '2026c');
    assert.deepEqual(
      [tz.status(MONDAY, 'Asia/Tokyo').source, codes(tz, 'Asia/Tokyo')],
      ['intl', ['zone-missing']],
    );
    assert.deepEqual([hours(tz, 'Mars/Olympus_Mons'), codes(tz, 'Mars/Olympus_Mons')], [7, []]);
    using older = database('2020a', ['Mars/Olympus_Mons']);
    assert.equal(hours(look(older.path), 'Mars/Olympus_Mons'), 7);
  });

  it('Node’s counts where the system’s file is broken, and that is said by its name', () => {
    using folder = database('2026f', ['Asia/Tokyo']);
    const cases: [content: Buffer, message: RegExp][] = [
      [STRANGE.subarray(0, 60), /The file of Europe\/Berlin ends before/],
      [Buffer.from('nothing of the kind, and long enough for a header'), /Europe\/Berlin is not a TZif file/],
      [Buffer.alloc(0), /The file of Europe\/Berlin ends before its header/],
    ];
    for (const [content, message] of cases) {
      folder.put({ 'Europe/Berlin': content });
      const tz = look(folder.path);
      assert.equal(hours(tz), 1);
      const { source, warnings } = tz.status(MONDAY, 'Europe/Berlin');
      assert.deepEqual([source, warnings.map(({ code }) => code)], ['intl', ['zone-broken']]);
      assert.match(warnings[0]!.detail, message);
      assert.ok(!warnings[0]!.detail.includes(folder.path), 'everybody can read it');
      assert.equal(hours(tz, 'Asia/Tokyo'), 7, 'the others are as they were');
    }
  });

  it('neither knows a zone that there is not, and it is said by its name', () => {
    using folder = database('2026f');
    const tz = look(folder.path);
    for (const zone of ['Europe/Atlantis', '', '..', 'Europe', 'tzdata.zi']) {
      assert.throws(
        () => tz.table(zone, MONDAY, MONDAY + DAY),
        (error) => error instanceof UnknownZoneError && error.message.includes(`“${zone}”`),
      );
    }
  });
});

describe('the system’s tz database', () => {
  it('is found where TZDIR says, or where systems have it', () => {
    assert.deepEqual(systemFolders({ TZDIR: '/opt/zones' }).slice(0, 2), [
      '/opt/zones',
      '/usr/share/zoneinfo',
    ]);
    assert.equal(systemFolders({})[0], '/usr/share/zoneinfo');
    using empty = temporaryFolder();
    using folder = database('2026f');
    assert.equal(findTzDatabase([empty.path, folder.path])?.folder, folder.path);
    assert.equal(findTzDatabase([empty.path]), undefined);
  });

  it('says its release in one of three files', () => {
    for (const [name, text] of [
      ['tzdata.zi', '# version 2025b\n# This zic input file is in the public domain.\n'],
      ['tzdata.zi', '# version 2025b-dirty\n'],
      ['+VERSION', '2025b\n'],
      ['version', '2025b'],
    ] as const) {
      using folder = database(undefined);
      folder.put({ [name]: text });
      assert.equal(findTzDatabase([folder.path])?.version, '2025b', name);
    }
    using folder = database(undefined);
    folder.put({ version: 'unknown', '+VERSION': '2026a' });
    assert.equal(findTzDatabase([folder.path])?.version, '2026a');
  });

  it('has zones by other spellings and older names, also where the files of those are missing', () => {
    using folder = database('2026f', ['Europe/Berlin', 'Asia/Kolkata']);
    const tz = look(folder.path);
    for (const name of ['europe/berlin', 'EUROPE/BERLIN', 'Asia/Calcutta', 'asia/calcutta', 'Asia/Kolkata']) {
      assert.deepEqual([hours(tz, name), codes(tz, name)], [7, []], name);
      assert.equal(tz.table(name, MONDAY, MONDAY + DAY).timeZone, name);
    }
    symlinkSync('Berlin', join(folder.path, 'Europe/Vienna'));
    assert.equal(hours(look(folder.path), 'Europe/Vienna'), 7);
  });

  it('reads nothing outside its folder', () => {
    using outside = temporaryFolder();
    writeFiles(outside.path, { Secret: STRANGE });
    mkdirSync(join(outside.path, 'zones'));
    writeFiles(join(outside.path, 'zones'), { UTC: tzif() });
    const found = findTzDatabase([join(outside.path, 'zones')])!;
    for (const name of [
      '../Secret',
      'UTC/../../Secret',
      join(outside.path, 'Secret'),
      './UTC',
      '/UTC',
      'UTC/',
      'UTC\0',
    ]) {
      assert.equal(found.zone(name), undefined, name);
    }
    assert.ok(found.zone('UTC'));
  });

  it('is done without where something else stands in its place', () => {
    using folder = database('2026f', []);
    mkdirSync(join(folder.path, 'Europe/Berlin'), { recursive: true });
    mkdirSync(join(folder.path, 'Asia'));
    symlinkSync('Tokyo', join(folder.path, 'Asia/Tokyo'));
    const tz = look(folder.path);
    assert.deepEqual([hours(tz), codes(tz, 'Europe/Berlin')], [1, ['zone-missing']]);
    assert.deepEqual([hours(tz, 'Asia/Tokyo'), codes(tz, 'Asia/Tokyo')], [9, ['zone-missing']]);
  });
});

describe('a database that is more than a year old', () => {
  const old = (version: string | undefined, written: number, now: number) => {
    using folder = database(version, ['Europe/Berlin'], written);
    return codes(look(folder.path, '2020a', now), 'Europe/Berlin', now).includes('old');
  };
  const summer = Date.UTC(2025, 6, 1);

  it('is known by the year of its release, and by when its files were written', () => {
    assert.equal(old('2025b', summer, summer + 365 * DAY), false);
    assert.equal(old('2025b', summer, summer + 366 * DAY), true);
    assert.equal(
      old('2025b', Date.UTC(2026, 5, 1), Date.UTC(2026, 11, 31)),
      false,
      'it may be from December',
    );
    assert.equal(old('2025b', Date.UTC(2027, 5, 1), Date.UTC(2027, 0, 3)), true, 'files may be copied late');
  });

  it('is not told by files whose time was made up', () => {
    assert.equal(old('2025b', 1000, Date.UTC(2026, 11, 31)), false);
    assert.equal(old(undefined, 1000, Date.UTC(2026, 11, 31)), false);
    assert.equal(old(undefined, summer, summer + 366 * DAY), true);
  });

  it('is told of Node’s, too', () => {
    const tz = new TzSource({ folders: [], intlVersion: '2024a' }).look(MONDAY);
    assert.deepEqual(codes(tz, 'Europe/Berlin', Date.UTC(2026, 0, 1)), []);
    const { warnings } = tz.status(Date.UTC(2026, 0, 2), 'Europe/Berlin');
    assert.match(warnings[0]?.detail ?? '', /2024a.*more than a year old.*Node\.js/);
  });
});

describe('a server that runs while the system’s tz database is updated', () => {
  const offset = (json: { offsets: { transitions: { offset: number }[] } }) =>
    json.offsets.transitions[0]?.offset;

  it('tells the new times within the hour, and says so in its log', async () => {
    using folder = database('2099a');
    const log: LogEntry[] = [];
    const time = new SpaTime(new TzSource({ folders: [folder.path] }), (entry) => log.push(entry));
    await using server = await testServer({}, spaCatalog(), STAFF_TOKEN, time);
    const ask = () =>
      server.ask<Parameters<typeof offset>[0] & { offsets: { tzVersion: string } }>('GET', '/catalog');
    const first = await ask();
    assert.deepEqual([first.json.offsets.tzVersion, offset(first.json)], ['2099a', 420]);

    folder.put({ 'tzdata.zi': '# version 2099b\n', 'Europe/Berlin': tzif({ offsets: [-3600] }) });
    assert.equal((await ask()).text, first.text, 'for now');
    server.now += HOUR;
    const later = await ask();
    assert.deepEqual([later.json.offsets.tzVersion, offset(later.json)], ['2099b', -60]);
    assert.notEqual(later.headers.get('etag'), first.headers.get('etag'));
    assert.deepEqual(log, [{ level: 'info', event: 'tz', version: '2099b', source: 'system' }]);

    folder.put({ 'Europe/Berlin': 'broken by now' });
    server.now += HOUR;
    const intl = await ask();
    assert.deepEqual(
      [intl.status, intl.json.offsets.tzVersion, offset(intl.json)],
      [200, process.versions.tz, 60],
    );
    assert.deepEqual(
      log.slice(1).map(({ level, event, code }) => [level, event, code]),
      [
        ['info', 'tz', undefined],
        ['warn', 'tz-warning', 'zone-broken'],
      ],
    );
    rmSync(folder.path, { recursive: true });
    server.now += HOUR;
    assert.equal((await ask()).status, 200);
  });

  it('sends nothing again where it is the same one', async () => {
    using folder = database('2099a');
    const time = new SpaTime(new TzSource({ folders: [folder.path] }));
    const catalog = spaCatalog();
    const [first, wide] = [time.forCatalog(catalog, MONDAY), time.wide(catalog, MONDAY)];
    for (let hour = 1; hour < 16; hour++) {
      assert.equal(time.forCatalog(catalog, MONDAY + hour * HOUR), first);
      assert.equal(time.wide(catalog, MONDAY + hour * HOUR), wide);
    }
    assert.notEqual(time.forCatalog(catalog, MONDAY + DAY), first);
  });

  it('says in its health what times are told by, and what is against it', async () => {
    using folder = database('2099a', ['Asia/Tokyo']);
    const time = new SpaTime(new TzSource({ folders: [folder.path], intlVersion: '2026c' }));
    await using server = await testServer({}, spaCatalog(), STAFF_TOKEN, time);
    const { status, json } = await server.ask<object>('GET', '/health');
    const detail = 'The system’s time-zone database has no Europe/Berlin; that of Node.js is used.';
    const tz = { version: '2026c', source: 'intl', warnings: [{ code: 'zone-missing', detail }] };
    assert.deepEqual([status, json], [200, { status: 'ok', store: 'ok', tzVersion: '2026c', tz }]);
    await server.store.close();
    const failing = await server.ask<{ tz: object }>('GET', '/health');
    assert.deepEqual(failing.json.tz, { version: '2099a', source: 'system', warnings: [] });
  });
});

describe('a catalog in a zone that nobody knows', () => {
  const spa = { ...spaCatalog().spa, timeZone: 'Europe/Atlantis' };

  it('is refused by name', async () => {
    await using server = await testServer();
    const body = { ...spaCatalog(), spa };
    const { status, json } = await server.ask('PUT', '/catalog', { body, bearer: STAFF_TOKEN });
    assert.deepEqual([status, json.faults?.map(({ path }) => path)], [422, ['spa.timeZone']]);
  });

  it('does not end the server that has it from somewhere else', async () => {
    await using server = await testServer({}, { ...spaCatalog(), spa });
    assert.equal((await server.ask('GET', '/catalog')).status, 500);
    const { status, json } = await server.ask<{ status: string; tz: { warnings: TzWarning[] } }>(
      'GET',
      '/health',
    );
    assert.deepEqual([status, json.status], [503, 'failing']);
    assert.ok(
      json.tz.warnings.some(({ code, detail }) => code === 'zone-unknown' && /Atlantis/.test(detail)),
    );
  });
});
