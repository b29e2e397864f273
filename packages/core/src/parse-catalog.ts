import { BODY_AREAS, type Catalog, PRESSURES, TECHNIQUES } from './catalog.ts';
import { checkCatalog } from './check-catalog.ts';
import { ParseError } from './fault.ts';
import {
  date,
  dateOrTime,
  email,
  id,
  languageTag,
  link,
  list,
  optional,
  paragraphs,
  phone,
  price,
  record,
  text,
  timeZone,
  whole,
} from './fields.ts';
import { parseWith, z } from './parse.ts';

const hours = { from: whole(0, 2880), to: whole(0, 2880) };
const weeklyHours = z.strictObject({
  day: z.literal([1, 2, 3, 4, 5, 6, 7]),
  ...hours,
});
const timeOff = z.strictObject({ from: dateOrTime, to: optional(dateOrTime), name: optional(text()) });

const spa = z.strictObject({
  name: text(),
  timeZone,
  currency: z.string().check(
    z.regex(/^[A-Z]{3}$/, {
      error: 'must be a currency code of three capitals, such as “EUR” (ISO 4217).',
    }),
  ),
  locale: languageTag,
  address: optional(paragraphs(500)),
  geo: optional(
    z.strictObject({
      lat: z.number().check(z.minimum(-90), z.maximum(90)),
      lon: z.number().check(z.minimum(-180), z.maximum(180)),
    }),
  ),
  phone: optional(phone),
  email: optional(email),
  whatsapp: optional(phone),
  url: optional(link),
});

const service = z.strictObject({
  id,
  name: text(),
  description: optional(paragraphs(2000)),
  image: optional(link),
  category: optional(text()),
  durations: z
    .array(z.strictObject({ minutes: whole(5, 720), price }))
    .check(z.minLength(1), z.maxLength(20)),
  bufferBefore: optional(whole(0, 240)),
  bufferAfter: optional(whole(0, 240)),
  addOns: optional(list(id)),
  staff: optional(list(id)),
  roomType: optional(id),
  people: optional(z.literal([1, 2])),
  techniques: optional(list(z.enum(TECHNIQUES))),
  pressures: optional(list(z.enum(PRESSURES))),
  needs: optional(record(z.literal([1, 2, 3]))),
  reasons: optional(record(text(300))),
  areas: optional(list(z.enum(BODY_AREAS))),
  aftercare: optional(paragraphs(1000)),
  bring: optional(paragraphs(500)),
  rhythmWeeks: optional(whole(1, 8)),
});

const therapist = z.strictObject({
  id,
  name: text(),
  photo: optional(link),
  gender: optional(z.enum(['woman', 'man', 'other'])),
  languages: optional(list(languageTag)),
  services: optional(list(id)),
  hours: optional(list(weeklyHours)),
  breaks: optional(list(weeklyHours)),
  timeOff: optional(list(timeOff, 2000)),
});

const policy = z.strictObject({
  leadTime: whole(0, 525_600),
  horizonDays: whole(1, 730),
  slotStep: whole(5, 240),
  slotPlacement: optional(z.enum(['grid', 'packed'])),
  holdMinutes: whole(1, 60),
  offerMinutes: optional(whole(0, 2880)),
  cancelUntil: whole(0, 525_600),
  rescheduleUntil: whole(0, 525_600),
  massagesPerVisit: optional(whole(1, 8)),
  sessionsPerCourse: optional(whole(1, 26)),
  arriveEarly: optional(whole(0, 240)),
  bring: optional(paragraphs(500)),
  lateNote: optional(paragraphs(1000)),
  taxPercent: optional(
    z.number().check(
      z.minimum(0),
      z.maximum(100),
      z.refine((percent) => Math.round(percent * 1000) / 1000 === percent, {
        error: 'must have at most three decimals.',
      }),
    ),
  ),
  taxName: optional(text(20)),
  pricesIncludeTax: optional(z.boolean()),
  deposit: optional(
    z.strictObject({
      percent: optional(whole(1, 100)),
      amount: optional(price.check(z.minimum(1))),
      from: optional(price),
    }),
  ),
  gifts: optional(z.strictObject({ validMonths: whole(1, 120) })),
  terms: optional(link),
  privacy: optional(link),
});

const catalog = z.strictObject({
  version: z.literal(1),
  spa,
  hours: list(weeklyHours),
  closures: optional(list(timeOff, 2000)),
  extraOpenings: optional(
    list(z.strictObject({ date, ...hours, staff: optional(list(id)), name: optional(text()) }), 2000),
  ),
  services: z.array(service).check(z.minLength(1), z.maxLength(500)),
  addOns: optional(
    list(
      z.strictObject({
        id,
        name: text(),
        description: optional(paragraphs(1000)),
        minutes: whole(0, 240),
        price,
      }),
    ),
  ),
  staff: z.array(therapist).check(z.minLength(1), z.maxLength(500)),
  rooms: optional(list(z.strictObject({ id, type: id, name: optional(text()) }))),
  needs: optional(list(z.strictObject({ id, label: optional(text()), rhythmWeeks: optional(whole(1, 8)) }))),
  questions: optional(
    list(
      z.strictObject({
        id,
        label: text(500),
        kind: z.enum(['text', 'choice', 'yes-no']),
        options: optional(list(text())),
        required: optional(z.boolean()),
      }),
      20,
    ),
  ),
  screening: optional(
    list(
      z.strictObject({
        id,
        question: text(500),
        services: optional(list(id)),
        outcome: z.enum(['allow', 'swap', 'talk', 'decline']),
        swapTo: optional(id),
        text: optional(paragraphs(1000)),
      }),
      30,
    ),
  ),
  policy,
  reminders: optional(
    list(
      z.strictObject({
        beforeMinutes: whole(-525_600, 525_600),
        by: z.enum(['calendar', 'email']),
        kind: z.enum(['reminder', 'leave-now', 'aftercare', 'rebook']),
      }),
      20,
    ),
  ),
});

/**
 * A catalog from a JSON document: checked for its shape, then for what its parts say of one another.
 * @throws ParseError with every fault and its path. Faults between parts are looked for once each part is sound.
 */
export function parseCatalog(input: unknown): Catalog {
  let json: unknown;
  try {
    json = JSON.parse(JSON.stringify(input) ?? 'null'); // a copy of its own; `undefined` counts as left out
  } catch {
    throw new ParseError('The catalog is not valid', [{ path: '', message: 'It is not a JSON document.' }]);
  }
  if (typeof json !== 'object' || !json || Array.isArray(json)) {
    throw new ParseError('The catalog is not valid', [{ path: '', message: 'It must be a JSON object.' }]);
  }
  const parsed: Catalog = parseWith('The catalog is not valid', catalog, json);
  const faults = checkCatalog(parsed);
  if (faults.length) throw new ParseError('The catalog is not valid', faults);
  return parsed;
}
