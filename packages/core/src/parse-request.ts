import type { BookingRequest, HoldRequest } from './booking.ts';
import { BODY_SPOTS, type Catalog, GENDERS, PRESSURES, screeningFor } from './catalog.ts';
import { spotFaults } from './check-card.ts';
import { checkAnswers } from './check-customer.ts';
import type { CodeCheck, GiftRequest } from './codes.ts';
import { type Fault, ParseError } from './fault.ts';
import {
  code,
  email,
  id,
  instant,
  languageTag,
  list,
  optional,
  paragraphs,
  phone,
  price,
  text,
  whole,
} from './fields.ts';
import { parseWith, z } from './parse.ts';
import { screenVisit } from './screen.ts';
import {
  ALLERGIES_LENGTH,
  OILS,
  PREFERRED_GENDERS,
  type SessionCard,
  SOUNDS,
  TALKS,
} from './session-card.ts';
import { NAME_LENGTH, NOTES_LENGTH } from './texts.ts';
import { visitFaults } from './visit-faults.ts';
import { isForTwo, partsOf } from './visit-parts.ts';

/** The visitor's own details. The form checks each field as it is left, by `checkCustomer`. */
const customerSchema = z.strictObject({ name: text(NAME_LENGTH), email, phone: optional(phone) });

const staffWish = { staffId: optional(id), staffGender: optional(z.enum(GENDERS)) };

const massage = {
  serviceId: id,
  minutes: whole(1, 1440),
  addOnIds: optional(list(id, 20)),
  ...staffWish,
  companion: optional(z.strictObject(staffWish)),
};

/** A page to come back to. Whose page it may be is for the backend to say. */
const webAddress = z.string().check(
  z.maxLength(2000),
  z.refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), {
    error: 'must be a full address of a web page.',
  }),
);

/** More than any spa takes, see `massagesPerVisit` and `sessionsPerCourse`. */
const MANY = 30;

const chosen = {
  ...massage,
  followedBy: optional(list(z.strictObject({ ...massage, nextGuest: optional(z.boolean()) }), MANY)),
  start: instant,
};

export const holdSchema = z.strictObject({
  ...chosen,
  id: optional(
    z
      .string()
      .check(
        z.regex(/^[\w-]{20,64}$/, { error: 'must be 20 to 64 letters, digits, hyphens and underscores.' }),
      ),
  ),
});

const spots = list(z.enum(BODY_SPOTS), BODY_SPOTS.length);

/** How a guest likes to be massaged. A card that asks for two things at once is refused. */
export const cardSchema = z
  .strictObject({
    pressure: optional(z.enum(PRESSURES)),
    workOn: optional(spots),
    avoid: optional(spots),
    oil: optional(z.enum(OILS)),
    allergies: optional(text(ALLERGIES_LENGTH)),
    sound: optional(z.enum(SOUNDS)),
    talk: optional(z.enum(TALKS)),
    staffGender: optional(z.enum(PREFERRED_GENDERS)),
  })
  .check((context) => {
    for (const { path, message } of spotFaults(context.value)) {
      const [, key = '', at] = /^(\w+)\[(\d+)\]$/.exec(path) ?? [];
      context.issues.push({ code: 'custom', path: [key, Number(at)], message, input: context.value });
    }
  });

/** Where a visitor came from, by names such as `utm_source`. */
const sourceSchema = z
  .record(z.string().check(z.regex(/^(?!constructor$)[a-z][\w-]{0,39}$/i)), text(200))
  .check(z.refine((source) => Object.keys(source).length <= 12, { error: 'must have at most 12 entries.' }));

export const bookingSchema = z.strictObject({
  ...chosen,
  courseStarts: optional(list(instant, MANY)),
  customer: customerSchema,
  secondGuest: optional(z.strictObject({ name: optional(text(120)), card: optional(cardSchema) })),
  notes: optional(paragraphs(NOTES_LENGTH)),
  answers: optional(z.record(id, paragraphs(500))),
  card: optional(cardSchema),
  screening: optional(
    z.strictObject({ consent: z.literal(true), answers: z.record(id, z.enum(['yes', 'no'])) }),
  ),
  locale: optional(languageTag),
  agreed: optional(z.boolean()),
  holdId: optional(z.string().check(z.maxLength(100))),
  expectedTotal: optional(price),
  expectedDeposit: optional(price),
  returnTo: optional(webAddress),
  code: optional(code),
  source: optional(sourceSchema),
});

/** What a code is checked for. */
export const codeCheckSchema = z.strictObject({
  ...massage,
  followedBy: chosen.followedBy,
  code,
  email: optional(email),
});

export const giftSchema = z.strictObject({
  serviceId: id,
  minutes: whole(1, 1440),
  addOnIds: optional(list(id, 20)),
  giver: z.strictObject({ name: text(120), email }),
  recipient: z.strictObject({ name: text(120), email: optional(email) }),
  message: optional(paragraphs(500)),
  locale: optional(languageTag),
  agreed: optional(z.boolean()),
  expectedTotal: optional(price),
});

/**
 * A booking request that fits the catalog. Whether its time is still free is for the backend to say.
 * @throws ParseError with every fault and its path
 */
export function parseBookingRequest(catalog: Catalog, input: unknown): BookingRequest {
  const request: BookingRequest = parseWith('The booking request is not valid', bookingSchema, input);
  const faults = [...visitFaults(catalog, request), ...checkAnswers(catalog, request)];
  faults.push(...checkScreening(catalog, request), ...checkCourse(catalog, request));
  if (request.secondGuest && !isForTwo(catalog, request)) {
    faults.push({ path: 'secondGuest', message: 'is named, and the visit is for one.' });
  }
  faults.push(...checkAgreed(catalog, request));
  if (faults.length) throw new ParseError('The booking request is not valid', faults);
  return request;
}

/**
 * A request to keep a time that fits the catalog.
 * @throws ParseError with every fault and its path
 */
export function parseHoldRequest(catalog: Catalog, input: unknown): HoldRequest {
  const request: HoldRequest = parseWith('The hold request is not valid', holdSchema, input);
  const faults = visitFaults(catalog, request);
  if (faults.length) throw new ParseError('The hold request is not valid', faults);
  return request;
}

/**
 * A question about a code that fits the catalog.
 * @throws ParseError with every fault and its path
 */
export function parseCodeCheck(catalog: Catalog, input: unknown): CodeCheck {
  const check: CodeCheck = parseWith('The request is not valid', codeCheckSchema, input);
  const faults = visitFaults(catalog, check);
  if (faults.length) throw new ParseError('The request is not valid', faults);
  return check;
}

/**
 * A gift that fits the catalog.
 * @throws ParseError with every fault and its path
 */
export function parseGiftRequest(catalog: Catalog, input: unknown): GiftRequest {
  const request: GiftRequest = parseWith('The gift is not valid', giftSchema, input);
  const faults = [...visitFaults(catalog, request), ...checkAgreed(catalog, request)];
  if (faults.length) throw new ParseError('The gift is not valid', faults);
  return request;
}

/**
 * A session card by itself, such as one that was kept.
 * @throws ParseError with every fault and its path
 */
export function parseSessionCard(input: unknown): SessionCard {
  return parseWith('The session card is not valid', cardSchema, input);
}

function checkAgreed({ policy }: Catalog, { agreed }: Pick<BookingRequest, 'agreed'>): Fault[] {
  if (agreed || !(policy.terms || policy.privacy)) return [];
  const message = 'must be true: the spa asks for agreement to its terms and privacy notice.';
  return [{ path: 'agreed', message }];
}

function checkCourse(catalog: Catalog, { start, courseStarts = [] }: BookingRequest): Fault[] {
  const sessions = [start, ...courseStarts];
  const most = catalog.policy.sessionsPerCourse ?? 10;
  if (sessions.length > most) {
    const message = `makes a course of ${sessions.length} sessions, and there can be ${most}.`;
    return [{ path: 'courseStarts', message }];
  }
  return courseStarts.flatMap((session, i) =>
    Date.parse(session) > Date.parse(sessions[i]!)
      ? []
      : [{ path: `courseStarts[${i}]`, message: 'must be later than the session before.' }],
  );
}

/** Says which question, never how it was answered: faults come into logs and answers of the backend. */
function checkScreening(catalog: Catalog, request: BookingRequest): Fault[] {
  const { screening } = request;
  const rules = screeningFor(catalog, ...partsOf(request).map(({ serviceId }) => serviceId));
  if (!screening) {
    return rules.length
      ? [{ path: 'screening', message: 'is missing: the spa asks before this service.' }]
      : [];
  }
  const { answers } = screening;
  const faults: Fault[] = Object.keys(answers)
    .filter((id) => !rules.some((rule) => rule.id === id))
    .map((id) => ({
      path: `screening.answers.${id}`,
      message: 'answers a question that is not asked here.',
    }));
  for (const { id } of rules) {
    if (!Object.hasOwn(answers, id)) faults.push({ path: `screening.answers.${id}`, message: 'is missing.' });
  }
  if (!faults.length && screenVisit(catalog, request, answers).outcome !== 'allow') {
    faults.push({ path: 'screening', message: 'does not allow this service: please talk to the spa.' });
  }
  return faults;
}
