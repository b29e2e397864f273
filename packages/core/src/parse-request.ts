import type { BookingRequest, HoldRequest } from './booking.ts';
import { BODY_SPOTS, type Catalog, findService, PRESSURES, screeningFor, therapistsFor } from './catalog.ts';
import { type Fault, ParseError } from './fault.ts';
import {
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
import { screen } from './screen.ts';
import {
  ALLERGIES_LENGTH,
  OILS,
  PREFERRED_GENDERS,
  type SessionCard,
  SOUNDS,
  TALKS,
} from './session-card.ts';

/** The visitor's own details; the form checks each field with it as it is left. */
const customerSchema = z.strictObject({ name: text(120), email, phone: optional(phone) });

const chosen = {
  serviceId: id,
  minutes: whole(1, 1440),
  addOnIds: optional(list(id, 20)),
  start: instant,
  staffId: optional(id),
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

/** How a guest likes to be massaged. A hand cannot do both with a spot, so a card that asks for both is refused. */
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
    const { workOn = [], avoid = [] } = context.value;
    for (const [key, named] of Object.entries({ workOn, avoid })) {
      named.forEach((spot, i) => {
        const message =
          named.indexOf(spot) !== i
            ? `names “${spot}” a second time.`
            : named === avoid && workOn.includes(spot)
              ? `names “${spot}”, which is to be worked on too.`
              : undefined;
        if (message) context.issues.push({ code: 'custom', path: [key, i], message, input: spot });
      });
    }
  });

export const bookingSchema = z.strictObject({
  ...chosen,
  customer: customerSchema,
  notes: optional(paragraphs(1000)),
  answers: optional(z.record(id, paragraphs(500))),
  card: optional(cardSchema),
  screening: optional(
    z.strictObject({ consent: z.literal(true), answers: z.record(id, z.enum(['yes', 'no'])) }),
  ),
  locale: optional(languageTag),
  agreed: optional(z.boolean()),
  holdId: optional(z.string().check(z.maxLength(100))),
  expectedTotal: optional(price),
});

/**
 * A booking request that fits the catalog. Whether its time is still free is for the backend to say.
 * @throws ParseError with every fault and its path
 */
export function parseBookingRequest(catalog: Catalog, input: unknown): BookingRequest {
  const request: BookingRequest = parseWith('The booking request is not valid', bookingSchema, input);
  const faults = [...checkChosen(catalog, request), ...checkAnswers(catalog, request)];
  faults.push(...checkScreening(catalog, request));
  const { terms, privacy } = catalog.policy;
  if ((terms || privacy) && !request.agreed) {
    faults.push({
      path: 'agreed',
      message: 'must be true: the spa asks for agreement to its terms and privacy notice.',
    });
  }
  if (faults.length) throw new ParseError('The booking request is not valid', faults);
  return request;
}

/**
 * A request to keep a time that fits the catalog.
 * @throws ParseError with every fault and its path
 */
export function parseHoldRequest(catalog: Catalog, input: unknown): HoldRequest {
  const request: HoldRequest = parseWith('The hold request is not valid', holdSchema, input);
  const faults = checkChosen(catalog, request);
  if (faults.length) throw new ParseError('The hold request is not valid', faults);
  return request;
}

/**
 * A session card by itself, such as one that was kept.
 * @throws ParseError with every fault and its path
 */
export function parseSessionCard(input: unknown): SessionCard {
  return parseWith('The session card is not valid', cardSchema, input);
}

/** Faults in the details alone, for a form that has no request to send yet. */
export function checkCustomer(
  catalog: Catalog,
  details: Pick<BookingRequest, 'customer' | 'notes' | 'answers' | 'card'>,
): Fault[] {
  const { notes, card } = bookingSchema.shape;
  const schema = z.object({ customer: customerSchema, notes, card });
  try {
    parseWith('The details are not valid', schema, details);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return [...error.faults, ...checkAnswers(catalog, details)];
  }
  return checkAnswers(catalog, details);
}

function checkChosen(catalog: Catalog, { serviceId, minutes, addOnIds = [], staffId }: HoldRequest): Fault[] {
  const service = findService(catalog, serviceId);
  if (!service)
    return [{ path: 'serviceId', message: `refers to “${serviceId}”, and there is no such service.` }];
  const faults: Fault[] = [];
  if (!service.durations.some((one) => one.minutes === minutes)) {
    faults.push({ path: 'minutes', message: `“${service.name}” is not given for ${minutes} minutes.` });
  }
  addOnIds.forEach((addOn, i) => {
    if (!service.addOns?.includes(addOn)) {
      faults.push({ path: `addOnIds[${i}]`, message: `“${service.name}” has no add-on “${addOn}”.` });
    } else if (addOnIds.indexOf(addOn) !== i) {
      faults.push({ path: `addOnIds[${i}]`, message: `names “${addOn}” a second time.` });
    }
  });
  if (staffId !== undefined && !therapistsFor(catalog, service).some((one) => one.id === staffId)) {
    faults.push({ path: 'staffId', message: `“${service.name}” is not given by “${staffId}”.` });
  }
  return faults;
}

/** Says which question, never how it was answered: faults come into logs and answers of the backend. */
function checkScreening(catalog: Catalog, { serviceId, screening }: BookingRequest): Fault[] {
  const rules = screeningFor(catalog, serviceId);
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
  if (!faults.length && screen(catalog, serviceId, answers).outcome !== 'allow') {
    faults.push({ path: 'screening', message: 'does not allow this service: please talk to the spa.' });
  }
  return faults;
}

function checkAnswers(catalog: Catalog, { answers = {} }: Pick<BookingRequest, 'answers'>): Fault[] {
  const questions = catalog.questions ?? [];
  const faults: Fault[] = [];
  for (const key of Object.keys(answers)) {
    if (!questions.some((question) => question.id === key)) {
      faults.push({ path: `answers.${key}`, message: 'answers a question that the spa does not ask.' });
    }
  }
  for (const { id: key, kind, options, required } of questions) {
    const answer = answers[key];
    const path = `answers.${key}`;
    if (answer === undefined) {
      if (required) faults.push({ path, message: 'is missing.' });
    } else if (kind === 'choice' && !options?.includes(answer)) {
      faults.push({ path, message: `must be one of ${options?.join(', ')}.` });
    } else if (kind === 'yes-no' && answer !== 'yes' && answer !== 'no') {
      faults.push({ path, message: 'must be “yes” or “no”.' });
    }
  }
  return faults;
}
