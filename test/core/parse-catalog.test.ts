import { expect } from 'chai';
import demo from '../../examples/script-tag/catalog.json' with { type: 'json' };
import { type Catalog, type Fault, ParseError, parseCatalog } from '../../packages/core/src/index.ts';

/** A catalog with something of everything, as a document that can be broken. */
const whole = (): Catalog => ({
  version: 1,
  spa: {
    name: 'Stillwater',
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    locale: 'de',
    geo: { lat: 53.5, lon: 9.9 },
    phone: '+49 40 123456',
    email: 'hello@stillwater.example',
    url: 'https://stillwater.example/',
  },
  hours: [
    { day: 1, from: 540, to: 1080 },
    { day: 7, from: 1200, to: 1560 },
  ],
  closures: [{ from: '2026-12-24', to: '2026-12-26' }],
  extraOpenings: [{ date: '2026-12-13', from: 600, to: 900, staff: ['mira'] }],
  services: [
    {
      id: 'deep',
      name: 'Deep',
      durations: [
        { minutes: 60, price: 7800 },
        { minutes: 90, price: 11_000 },
      ],
      addOns: ['stones'],
      staff: ['mira', 'jonas'],
      roomType: 'quiet',
      needs: { 'stress-relief': 3, 'after-flight': 1 },
      reasons: { 'stress-relief': 'Slow and deep.' },
    },
    {
      id: 'pair',
      name: 'Pair',
      durations: [{ minutes: 60, price: 15_000 }],
      people: 2,
      bring: 'Two\ntowels',
    },
  ],
  addOns: [{ id: 'stones', name: 'Stones', minutes: 15, price: 1200 }],
  staff: [
    {
      id: 'mira',
      name: 'Mira',
      languages: ['de', 'pt-BR'],
      breaks: [{ day: 1, from: 720, to: 750 }],
      timeOff: [{ from: '2026-12-01T12:00', to: '2026-12-02' }],
    },
    { id: 'jonas', name: 'Jonas', services: ['deep', 'pair'], hours: [{ day: 1, from: 600, to: 900 }] },
  ],
  rooms: [{ id: 'garden', type: 'quiet' }],
  needs: [{ id: 'stress-relief' }, { id: 'after-flight', label: 'After a flight' }],
  questions: [
    { id: 'visit', label: 'First visit?', kind: 'yes-no' },
    { id: 'oil', label: 'Which oil?', kind: 'choice', options: ['Almond', 'None'] },
  ],
  policy: {
    leadTime: 120,
    horizonDays: 60,
    slotStep: 15,
    holdMinutes: 10,
    cancelUntil: 1440,
    rescheduleUntil: 720,
    bring: 'Comfortable clothes',
  },
  reminders: [
    { beforeMinutes: 1440, by: 'email', kind: 'reminder' },
    { beforeMinutes: -120, by: 'email', kind: 'aftercare' },
  ],
});

function faultsOf(document: unknown): readonly Fault[] {
  try {
    parseCatalog(document);
  } catch (error) {
    if (error instanceof ParseError) return error.faults;
    throw error;
  }
  return [];
}

/** Sets what lies at a path, such as `services[0].name`; undefined takes it away. */
function broken(path: string, value: unknown): unknown {
  const document: unknown = structuredClone(whole());
  const keys = path.split(/[.[\]]+/).filter(Boolean);
  const last = keys.pop()!;
  const parent = keys.reduce((part, key) => (part as Record<string, unknown>)[key], document);
  (parent as Record<string, unknown>)[last] = value;
  return document;
}

const long = (length: number) => 'a'.repeat(length);

// What is put where, and what the spa's owner is told. The path is that of the fault unless a third says so.
const oneFault: readonly (readonly [path: string, value: unknown, message: RegExp | string, at?: string])[] =
  [
    ['version', undefined, 'is missing.'],
    ['version', 2, 'must be 1.'],
    ['version', '1', 'must be 1.'],
    ['spa', undefined, 'is missing.'],
    ['spa', [], 'must be an object.'],
    ['spa.name', undefined, 'is missing.'],
    ['spa.name', '', 'must not be empty.'],
    ['spa.name', '  \n ', 'must not be empty.'],
    ['spa.name', 7, 'must be text.'],
    ['spa.name', null, 'must be text.'],
    ['spa.name', long(201), 'must have at most 200 characters.'],
    ['spa.name', 'Still\u0000water', 'contains control characters.'],
    ['spa.name', 'Still\u202ewater', 'contains control characters.'],
    ['spa.name', 'Still\ud83cwater', 'contains control characters.'],
    ['spa.name', 'Still\r\nBcc: all@spa.example', 'must be a single line.'],
    ['spa.timeZone', 'Europe/Atlantis', /IANA time zone/],
    ['spa.timeZone', '+01:00', /offset knows no summer time/],
    ['spa.currency', 'eur', /three capitals/],
    ['spa.currency', '€', /three capitals/],
    ['spa.locale', 'deutsch-', /language tag/],
    ['spa.geo.lat', 91, 'must be at most 90.'],
    ['spa.geo.lon', -181, 'must be at least -180.'],
    ['spa.geo.lon', '9.9', 'must be a number.'],
    ['spa.email', 'hello@stillwater', /one e-mail address/],
    ['spa.email', 'a@b.example, c@d.example', /one e-mail address/],
    ['spa.phone', 'call us', /phone number/],
    ['spa.whatsapp', '12', /phone number/],
    ['spa.url', 'javascript:alert(1)', /web address/],
    ['spa.url', '//evil.example', /web address/],
    ['spa.url', 'data:text/html,x', /web address/],
    ['spa.logo', 'x', 'is not part of it.'],
    ['hours', undefined, 'is missing.'],
    ['hours', {}, 'must be a list.'],
    ['hours[0].day', 0, 'must be 1, 2, 3, 4, 5, 6 or 7.'],
    ['hours[0].from', 9.5, 'must be a whole number.'],
    ['hours[0].from', '09:00', 'must be a whole number.'],
    ['hours[0].from', -1, 'must be at least 0.'],
    ['hours[0].to', 2881, 'must be at most 2880.'],
    ['hours[0].to', 540, 'must be later than from.'],
    ['hours[1]', { day: 1, from: 1020, to: 1100 }, 'overlaps with hours[0].'],
    ['hours[1]', { day: 7, from: 1200, to: 2000 }, 'overlaps with hours[1].', 'hours[0]'],
    ['staff[1].hours[1]', { day: 1, from: 899, to: 960 }, 'overlaps with staff[1].hours[0].'],
    ['staff[0].breaks[1]', { day: 1, from: 749, to: 760 }, 'overlaps with staff[0].breaks[0].'],
    ['staff[1].hours[0].to', 600, 'must be later than from.'],
    ['staff[1].hours[0].to', 2881, 'must be at most 2880.'],
    ['extraOpenings[0].from', -1, 'must be at least 0.'],
    ['extraOpenings[0].to', 2881, 'must be at most 2880.'],
    [
      'staff',
      [
        { id: 'mira', name: 'Mira', services: ['pair'] },
        { id: 'jonas', name: 'Jonas', services: ['pair'] },
      ],
      'is given by no therapist.',
      'services[0]',
    ],
    ['closures[0].from', '2026-02-30', /a date or a local time that exists/],
    ['closures[0].from', '24.12.2026', /a date or a local time that exists/],
    ['closures[0].from', '2026-12-24T25:00', /a date or a local time that exists/],
    ['closures[0].to', '2026-12-23', 'must be later than from.'],
    ['closures[0].to', '2026-12-24T00:00', 'must be later than from.'],
    ['closures[0]', { from: '2026-12-24T10:00' }, /from has a time/, 'closures[0].to'],
    ['extraOpenings[0].date', '2026-13-01', /a date that exists/],
    ['extraOpenings[0].to', 600, 'must be later than from.'],
    ['extraOpenings[0].staff[0]', 'ghost', 'refers to “ghost”, and there is no such therapist.'],
    ['services', [], 'must not be empty.'],
    ['services[0].id', 'Deep Back', /lowercase letters, digits and hyphens/],
    ['services[0].id', 'constructor', /lowercase letters, digits and hyphens/],
    ['services[0].id', long(65), /at most 64/],
    ['services[0].durations', [], 'must not be empty.'],
    ['services[0].durations[0].price', -1, 'must be at least 0.'],
    ['services[0].durations[0].price', 78.5, 'must be a whole number.'],
    ['services[0].durations[0].minutes', 4, 'must be at least 5.'],
    ['services[0].durations[1].minutes', 60, 'is 60 like one before it.'],
    ['services[0].addOns[0]', 'mud', 'refers to “mud”, and there is no such add-on.'],
    ['services[0].staff[1]', 'mira', 'names “mira” a second time.'],
    ['services[0].staff[1]', 'ghost', 'refers to “ghost”, and there is no such therapist.'],
    ['services[0].staff', [], 'is given by no therapist.', 'services[0]'],
    ['services[0].roomType', 'pool', 'is “pool”, and there is no room of that type.'],
    [
      'services[0].techniques',
      ['fire'],
      /must be “pressure”, “kneading” or “gentle-movement”/,
      'services[0].techniques[0]',
    ],
    ['services[0].needs', { 'stress-relief': 4 }, 'must be 1, 2 or 3.', 'services[0].needs.stress-relief'],
    [
      'services[0].needs',
      { fame: 1 },
      'refers to “fame”, and there is no such need.',
      'services[0].needs.fame',
    ],
    [
      'services[0].reasons',
      { fame: 'x' },
      'refers to “fame”, and there is no such need.',
      'services[0].reasons.fame',
    ],
    [
      'services[0].needs',
      { constructor: 1 },
      'refers to “constructor”, and there is no such need.',
      'services[0].needs.constructor',
    ],
    [
      'services[0].reasons',
      { constructor: 'x' },
      'refers to “constructor”, and there is no such need.',
      'services[0].reasons.constructor',
    ],
    [
      'services[0].needs',
      JSON.parse('{"__proto__": 3}'),
      'is not part of it.',
      'services[0].needs.__proto__',
    ],
    ['services[0].image', 'javascript:alert(1)', /web address/],
    ['services[1].people', 3, 'must be 1 or 2.'],
    ['services[1].staff', ['mira'], 'takes 2 therapists, and 1 gives it.', 'services[1]'],
    ['addOns[0].minutes', 241, 'must be at most 240.'],
    ['staff', [], 'must not be empty.'],
    ['staff[0].gender', 'female', 'must be “woman”, “man” or “other”.'],
    ['staff[0].languages[1]', 'english?', /language tag/],
    ['staff[1].services[0]', 'ghost', 'refers to “ghost”, and there is no such service.'],
    ['staff[0].breaks[0].to', 720, 'must be later than from.'],
    ['staff[0].timeOff[0].to', '2026-12-01T11:00', 'must be later than from.'],
    ['staff[1].hours[0].day', 8, 'must be 1, 2, 3, 4, 5, 6 or 7.'],
    ['rooms[0].id', 'mira', /like a therapist’s/],
    ['needs[1].label', undefined, /is missing: “after-flight” is not one of/],
    ['questions[1].options', ['Almond'], 'needs at least 2 entries.'],
    ['questions[0].options', ['Yes', 'No'], 'goes with the kind “choice” only.'],
    ['questions[0].kind', 'file', 'must be “text”, “choice” or “yes-no”.'],
    ['questions[1].id', 'visit', 'is “visit” like one before it; ids must differ.'],
    ['questions[0].required', 'yes', 'must be true or false.'],
    ['policy', null, 'must be an object.'],
    ['policy.slotStep', 0, 'must be at least 5.'],
    ['policy.horizonDays', 731, 'must be at most 730.'],
    ['policy.leadTime', Number.NaN, 'must be a whole number.'],
    ['policy.terms', 'terms.html', /web address/],
    ['policy.bring', ' ', 'must not be empty.'],
    ['policy.bring', 'x'.repeat(501), 'must have at most 500 characters.'],
    ['services[0].bring', 'A\u202etowel', 'contains control characters.'],
    ['reminders[0].beforeMinutes', 0, /it comes before the massage/],
    ['reminders[0].beforeMinutes', -60, /it comes before the massage/],
    ['reminders[1].beforeMinutes', 60, /it comes after the massage/],
    ['reminders[1].by', 'calendar', /calendars remind before the start/],
  ];

describe('A catalog', () => {
  it('of the demo, and one with something of everything, is taken as it is', () => {
    expect(parseCatalog(demo)).to.deep.equal(JSON.parse(JSON.stringify(demo)));
    expect(parseCatalog(whole())).to.deep.equal(whole());
  });

  it('is a copy: to change the document afterwards changes nothing', () => {
    const document = whole();
    const catalog = parseCatalog(document);
    Object.assign(document.hours[0]!, { from: 0 });
    expect(catalog.hours[0]?.from).to.equal(540);
  });

  it('may leave out what is optional, also by saying undefined', () => {
    const document = { ...whole(), closures: undefined, rooms: undefined, reminders: undefined };
    document.services = [{ ...whole().services[1]!, image: undefined as never }];
    document.staff = document.staff.map(({ services: _, ...person }) => person);
    expect(parseCatalog(document)).to.not.have.any.keys('closures', 'rooms', 'reminders');
  });

  it('has its texts trimmed', () => {
    expect(parseCatalog(broken('spa.name', '  Still water ')).spa.name).to.equal('Still water');
  });

  it('may hold the signs of HTML: they are text, and shown as text', () => {
    const name = '<img src=x onerror=alert(1)> & “quotes” \' "';
    expect(parseCatalog(broken('services[0].name', name)).services[0]?.name).to.equal(name);
  });

  it('may have lines in its descriptions, and any language', () => {
    const text = 'Erste Zeile\nДругая строка\n第三行 👩‍👩‍👧';
    expect(parseCatalog(broken('services[0].description', text)).services[0]?.description).to.equal(text);
  });

  it('may be open until two on Monday morning when Monday starts later', () => {
    expect(
      faultsOf(
        broken('hours', [
          { day: 7, from: 1200, to: 1560 },
          { day: 1, from: 120, to: 600 },
        ]),
      ),
    ).to.deep.equal([]);
  });
});

describe('A catalog is refused with the path and the reason when', () => {
  for (const [path, value, message, at = path] of oneFault) {
    const shown = typeof value === 'string' ? value.slice(0, 24) : value;
    it(`${path} is ${JSON.stringify(shown) ?? 'left out'}`, () => {
      const faults = faultsOf(broken(path, value));
      expect(faults.map((fault) => fault.path)).to.include(at);
      const fault = faults.find((one) => one.path === at)!;
      if (typeof message === 'string') expect(fault.message).to.equal(message);
      else expect(fault.message).to.match(message);
      // The fault is told once, and nothing that is in order is blamed.
      expect(faults).to.have.lengthOf(1);
    });
  }

  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;
  const documents: Readonly<Record<string, unknown>> = {
    undefined: undefined,
    null: null,
    'a list': [],
    'a text': '{"version": 1}',
    'a number': 1,
    'a function': () => ({}),
    'a BigInt': 1n,
    'something that holds itself': cyclic,
  };
  for (const [name, document] of Object.entries(documents)) {
    it(`it is ${name}`, () => {
      expect(faultsOf(document)).to.have.lengthOf(1);
      expect(faultsOf(document)[0]).to.have.property('path', '');
    });
  }

  it('its keys reach for the prototype, and nothing else is changed by it', () => {
    const document = JSON.parse(
      `{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, ${JSON.stringify(whole()).slice(1)}`,
    );
    expect(faultsOf(document).map(({ path }) => path)).to.have.members(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).polluted).to.equal(undefined);
  });
});

describe('All faults of a catalog', () => {
  it('are told at once', () => {
    const document = broken('spa.name', '') as {
      spa: object;
      hours: object[];
      policy: object;
      colour: string;
    };
    document.hours.push({ day: 3, from: 'nine', to: 1020 });
    document.policy = { ...document.policy, slotStep: 1, payment: 20 };
    document.colour = 'green';
    expect(faultsOf(document)).to.have.deep.members([
      { path: 'spa.name', message: 'must not be empty.' },
      { path: 'hours[2].from', message: 'must be a whole number.' },
      { path: 'policy.slotStep', message: 'must be at least 5.' },
      { path: 'policy.payment', message: 'is not part of it.' },
      { path: 'colour', message: 'is not part of it.' },
    ]);
  });

  it('between its parts are told at once too', () => {
    const document = broken('services[0].addOns', ['mud', 'mud']) as { staff: { timeOff?: object[] }[] };
    document.staff[1]!.timeOff = [{ from: '2026-05-02', to: '2026-05-01' }];
    expect(faultsOf(document).map(({ path }) => path)).to.deep.equal([
      'services[0].addOns[0]',
      'services[0].addOns[1]',
      'staff[1].timeOff[0].to',
    ]);
  });

  it('are in the error’s message as well, for the console', () => {
    expect(() => parseCatalog(broken('spa.name', ''))).to.throw(
      ParseError,
      'The catalog is not valid: spa.name: must not be empty.',
    );
  });
});
