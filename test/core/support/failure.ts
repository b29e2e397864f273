import { BackendError } from '../../../packages/core/src/index.ts';

/** The error a backend fails with; that it does not fail, or with something else, is a failure of the test. */
export async function failureOf(answer: Promise<unknown>): Promise<BackendError> {
  const got = await answer.catch((error: unknown) => error);
  if (!(got instanceof BackendError))
    throw new Error(`expected a BackendError, got ${JSON.stringify(got)} ${got}`);
  return got;
}
