import { bookingSchema, holdSchema } from '@unknot/core';
import * as z from 'zod';
import { PROBLEMS, type ProblemCode } from '../problem.ts';
import {
  agendaQuerySchema,
  blockSchema,
  busyQuerySchema,
  cancelSchema,
  rescheduleSchema,
  wishSchema,
} from '../schemas.ts';
import * as answers from './answers.ts';

const SCHEMAS = {
  BookingRequest: bookingSchema,
  HoldRequest: holdSchema,
  Reschedule: rescheduleSchema,
  Cancel: cancelSchema,
  NewBlock: blockSchema,
  Wish: wishSchema,
  CatalogAnswer: answers.catalogAnswer,
  Busy: answers.busyAnswer,
  Hold: answers.holdAnswer,
  Booking: answers.bookingAnswer,
  BookedBooking: answers.bookedAnswer,
  Block: answers.blockAnswer,
  Agenda: answers.agendaAnswer,
  WishKept: answers.wishAnswer,
  Health: answers.healthAnswer,
  Problem: answers.problemAnswer,
} as const satisfies Record<string, z.core.$ZodType>;

type SchemaName = keyof typeof SCHEMAS;

interface Operation {
  readonly does: string;
  readonly takes?: SchemaName | 'Catalog';
  readonly query?: z.ZodObject;
  readonly path?: string;
  readonly answers: Readonly<Record<number, SchemaName | 'calendar' | null>>;
  readonly problems?: readonly ProblemCode[];
  readonly token?: 'manageToken' | 'staffToken';
  readonly idempotent?: boolean;
}

const body: readonly ProblemCode[] = ['malformed', 'too-large', 'unsupported-media-type', 'invalid'];

const OPERATIONS: Readonly<Record<string, Operation>> = {
  'GET /catalog': {
    does: 'The catalog with the offsets of the spa’s zone. Send `If-None-Match` and it is not sent again.',
    answers: { 200: 'CatalogAnswer', 304: null },
  },
  'PUT /catalog': {
    does: 'Puts another catalog in force.',
    takes: 'Catalog',
    answers: { 200: 'CatalogAnswer' },
    problems: body,
    token: 'staffToken',
  },
  'GET /busy': {
    does: 'What is taken in a window of at most 400 days, and nothing about whom.',
    query: busyQuerySchema,
    answers: { 200: 'Busy' },
    problems: ['invalid'],
  },
  'POST /holds': {
    does: 'Keeps a time while its visitor fills in the form.',
    takes: 'HoldRequest',
    answers: { 201: 'Hold' },
    problems: [...body, 'slot-taken'],
  },
  'DELETE /holds/{id}': { does: 'Lets a held time go.', path: 'id', answers: { 204: null } },
  'POST /bookings': {
    does: 'Books. Price, length and resources are computed here. The same key with the same body makes one booking and gets the same answer.',
    takes: 'BookingRequest',
    answers: { 201: 'BookedBooking' },
    problems: [...body, 'slot-taken', 'price-changed', 'key-reused'],
    idempotent: true,
  },
  'GET /booking': {
    does: 'The booking of the token.',
    answers: { 200: 'Booking' },
    problems: ['not-found'],
    token: 'manageToken',
  },
  'POST /booking/reschedule': {
    does: 'Moves the booking, within the policy. Its price stays.',
    takes: 'Reschedule',
    answers: { 200: 'Booking' },
    problems: [...body, 'not-found', 'slot-taken', 'too-late', 'conflict'],
    token: 'manageToken',
  },
  'POST /booking/cancel': {
    does: 'Cancels the booking, within the policy.',
    takes: 'Cancel',
    answers: { 200: 'Booking' },
    problems: [...body, 'not-found', 'too-late'],
    token: 'manageToken',
  },
  'GET /calendar/{token}.ics': {
    does: 'One appointment as it stands now. The token can only read.',
    path: 'token',
    answers: { 200: 'calendar' },
    problems: ['not-found'],
  },
  'POST /waitlist': {
    does: 'Keeps what somebody would take if it came free.',
    takes: 'Wish',
    answers: { 201: 'WishKept' },
    problems: body,
  },
  'GET /agenda': {
    does: 'Bookings and time off in a window of at most 400 days. A date is its midnight at the spa.',
    query: agendaQuerySchema,
    answers: { 200: 'Agenda' },
    problems: ['invalid'],
    token: 'staffToken',
  },
  'POST /blocks': {
    does: 'Takes time out of the calendar. Bookings in it stand, and are in the answer.',
    takes: 'NewBlock',
    answers: { 201: 'Block' },
    problems: body,
    token: 'staffToken',
  },
  'DELETE /blocks/{id}': {
    does: 'Puts the time back.',
    path: 'id',
    answers: { 204: null },
    problems: ['not-found'],
    token: 'staffToken',
  },
  'GET /feed/{token}.ics': {
    does: 'The calendar of a therapist, or of everybody, to subscribe to. The agenda has the addresses.',
    path: 'token',
    answers: { 200: 'calendar' },
    problems: ['not-found'],
  },
  'GET /health': { does: 'Can bookings be stored?', answers: { 200: 'Health', 503: 'Health' } },
};

/** The contract as an OpenAPI 3.1 document, made from the schemas that the server checks by. */
export function openApiDocument(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, operation] of Object.entries(OPERATIONS)) {
    const [method = '', path = ''] = name.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationObject(operation) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Unknot booking server',
      version,
      description: 'Times are ISO 8601 with an offset, prices integers in the currency’s minor unit.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/v1' }],
    paths,
    components: {
      securitySchemes: {
        manageToken: { type: 'http', scheme: 'bearer', description: 'Came with the booking.' },
        staffToken: { type: 'http', scheme: 'bearer', description: 'Set where the server runs.' },
      },
      schemas: {
        ...namedSchemas(),
        Catalog: {
          type: 'object',
          description: 'The catalog document, version 1; core’s `Catalog` type describes it.',
        },
      },
    },
  };
}

function operationObject({
  does,
  takes,
  query,
  path,
  answers,
  problems = [],
  token,
  idempotent,
}: Operation): object {
  const parameters = [
    ...(path === undefined ? [] : [{ name: path, in: 'path', required: true, schema: { type: 'string' } }]),
    ...Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
      name,
      in: 'query',
      required: true,
      schema: jsonSchema(schema),
    })),
    ...(idempotent
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: true,
            schema: { type: 'string', pattern: '^"?[A-Za-z0-9_:.-]{16,128}"?$' },
          },
        ]
      : []),
  ];
  return {
    summary: does,
    ...(token ? { security: [{ [token]: [] }] } : {}),
    ...(parameters.length ? { parameters } : {}),
    ...(takes
      ? { requestBody: { required: true, content: { 'application/json': { schema: reference(takes) } } } }
      : {}),
    responses: { ...answerObjects(answers), ...problemObjects([...problems, ...always(token)]) },
  };
}

function always(token: Operation['token']): ProblemCode[] {
  const staff: ProblemCode[] = token === 'staffToken' ? ['refused'] : [];
  return [...(token ? (['unauthorized'] as const) : []), ...staff, 'rate-limited', 'internal', 'busy'];
}

function answerObjects(answers: Operation['answers']): Record<string, object> {
  return Object.fromEntries(
    Object.entries(answers).map(([status, name]) => [
      status,
      {
        description: name ?? 'Nothing.',
        ...(name === null
          ? {}
          : name === 'calendar'
            ? { content: { 'text/calendar': { schema: { type: 'string' } } } }
            : { content: { 'application/json': { schema: reference(name) } } }),
      },
    ]),
  );
}

function problemObjects(codes: readonly ProblemCode[]): Record<string, object> {
  const byStatus: Record<string, ProblemCode[]> = {};
  for (const code of codes) {
    const status = PROBLEMS[code][0];
    byStatus[status] = [...(byStatus[status] ?? []), code];
  }
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, list]) => [
      status,
      {
        description: list.map((code) => `\`${code}\`: ${PROBLEMS[code][1]}`).join(' '),
        content: { 'application/problem+json': { schema: reference('Problem') } },
      },
    ]),
  );
}

function reference(name: string): object {
  return { $ref: `#/components/schemas/${name}` };
}

/** Each once; where one is part of another, by reference. */
function namedSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _schema, $id: _id, ...rest }]) => [name, rest]),
  );
}

function jsonSchema(schema: z.core.$ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}
