import type { Context } from 'hono';
import { ProblemError } from './problem.ts';

/** More than the longest request of the contract, and little enough to read many at once. */
export const MOST_BYTES = 64 * 1024;

/** A body as it came, and what it says. */
export interface JsonBody {
  readonly text: string;
  readonly json: unknown;
}

/**
 * The JSON body of a request.
 *
 * Other types are refused, also as a defence: a page of another site can send a form or plain text unasked,
 * but JSON only after a preflight.
 * @throws ProblemError `unsupported-media-type`, `too-large` or `malformed`
 */
export async function jsonBody(c: Context, mostBytes = MOST_BYTES): Promise<JsonBody> {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) {
    throw new ProblemError('unsupported-media-type', { detail: 'Content-Type must be application/json.' });
  }
  const text = await bodyText(c.req.raw, mostBytes);
  try {
    return { text, json: JSON.parse(text) };
  } catch {
    throw new ProblemError('malformed', { detail: 'The body is not JSON.' });
  }
}

/**
 * The body of a request as text.
 * @throws ProblemError `too-large` or `malformed`
 */
export async function bodyText(request: Request, mostBytes: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw tooLarge(mostBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > mostBytes) throw tooLarge(mostBytes);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    // Who sent it has gone. That is nobody's fault here, and nothing for the log to raise an alarm about.
    throw new ProblemError('malformed', { detail: 'The request ended before it was whole.' });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new ProblemError('malformed', { detail: 'The body is not UTF-8.' });
  }
}

function tooLarge(mostBytes: number): ProblemError {
  // The rest of the body is not read, so nothing more can come over this connection.
  return new ProblemError('too-large', {
    detail: `At most ${mostBytes} bytes are read.`,
    headers: { Connection: 'close' },
  });
}
