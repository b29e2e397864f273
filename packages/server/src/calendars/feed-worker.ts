import { parentPort, workerData } from 'node:worker_threads';
import { TzSource } from '../time/tz-source.ts';
import { busyInFeed } from './busy-in-feed.ts';
import { FeedError } from './feed-error.ts';
import type { WorkerAnswer, WorkerTask } from './read-feed.ts';

/** The thread in which one calendar is read: whatever is in that calendar, nobody else waits for it. */
const { text, tzFolders, ...window } = workerData as WorkerTask;
let answer: WorkerAnswer;
try {
  const tz = new TzSource({ folders: tzFolders });
  answer = busyInFeed(text, { ...window, tz });
} catch (error) {
  answer = { fault: error instanceof FeedError ? error.fault : 'no-calendar' };
}
parentPort?.postMessage(answer);
