import { parentPort } from 'node:worker_threads';
import { attempt, type Task } from './trial.js';

parentPort?.on('message', (task: Task) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread is no window
  parentPort?.postMessage(attempt(task));
});
