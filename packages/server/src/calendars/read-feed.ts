import { Worker } from 'node:worker_threads';
import type { OffsetTable } from '@unknot/core';
import type { BusyInFeed } from './busy-in-feed.ts';
import { FeedError, type FeedFault } from './feed-error.ts';

/** What the thread is given: the calendar, and what its times are told by. */
export interface WorkerTask {
  readonly text: string;
  readonly spa: OffsetTable;
  /** Epoch milliseconds: the window in which busy times are looked for. */
  readonly from: number;
  readonly to: number;
  readonly tzFolders: readonly string[];
}

export type WorkerAnswer = BusyInFeed | { readonly fault: FeedFault };

export interface ReadLimits {
  /** Milliseconds. */
  readonly timeLimit: number;
  readonly mostMegabytes: number;
  /** Ends it before its time. */
  readonly signal?: AbortSignal;
}

export const READ_LIMITS: ReadLimits = { timeLimit: 15_000, mostMegabytes: 128 };

/** Run from its source, the thread is TypeScript too. */
const program = new URL(
  import.meta.url.endsWith('.ts') ? './feed-worker.ts' : './feed-worker.js',
  import.meta.url,
);

/**
 * Reads a calendar in a thread of its own, with so much time and memory and no more: a calendar that is made to be
 * read for ever costs one thread for some seconds.
 * @throws FeedError
 */
export function readFeed(task: WorkerTask, limits: ReadLimits = READ_LIMITS): Promise<BusyInFeed> {
  if (limits.signal?.aborted) return Promise.reject(new FeedError('too-much'));
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, {
      workerData: task,
      // Neither the server's secrets nor its output.
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: limits.mostMegabytes, maxYoungGenerationSizeMb: 32 },
    });
    const over = (end: () => void) => {
      clearTimeout(clock);
      limits.signal?.removeEventListener('abort', tooMuch);
      void worker.terminate();
      end();
    };
    const tooMuch = () => over(() => reject(new FeedError('too-much')));
    const clock = setTimeout(tooMuch, limits.timeLimit);
    limits.signal?.addEventListener('abort', tooMuch, { once: true });
    worker.once('message', (answer: WorkerAnswer) =>
      over(() => ('fault' in answer ? reject(new FeedError(answer.fault)) : resolve(answer))),
    );
    worker.once('error', (error: Error & { code?: string }) =>
      over(() =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new FeedError('too-much') : (error as Error)),
      ),
    );
    worker.once('exit', tooMuch);
  });
}
