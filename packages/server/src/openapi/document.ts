import * as z from 'zod';
import { PROBLEMS, type ProblemCode } from '../problem.ts';
import { OPERATIONS, type Operation, SCHEMAS } from './operations.ts';

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
        wishToken: { type: 'http', scheme: 'bearer', description: 'Came with the wish.' },
        offerToken: { type: 'http', scheme: 'bearer', description: 'Stands in the mail.' },
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
  tokenOptional,
  idempotent,
}: Operation): object {
  const { required = [] } = query ? jsonSchema(query) : {};
  const parameters = [
    ...(path === undefined ? [] : [{ name: path, in: 'path', required: true, schema: { type: 'string' } }]),
    ...Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
      name,
      in: 'query',
      required: required.includes(name),
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
    ...(token ? { security: [...(tokenOptional ? [{}] : []), { [token]: [] }] } : {}),
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
          : name === 'page'
            ? { content: { 'text/html': { schema: { type: 'string' } } } }
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

function jsonSchema(schema: z.core.$ZodType): z.core.JSONSchema.BaseSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}
