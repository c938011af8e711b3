import { Worker } from 'node:worker_threads';

/** File descriptor of the pipe to the scheduler, beside the three standard ones and the channel of messages. */
export const heartbeatDescriptor = 4;

/** Between two signs of life, in milliseconds. */
const everyMs = 250;

/** Plain JavaScript, because a thread of its own would have to load a compiler first. */
const program = `
const { writeSync } = require('node:fs');
setInterval(() => {
  try {
    writeSync(${heartbeatDescriptor}, '.');
  } catch (error) {
    if (error.code !== 'EAGAIN') process.kill(process.pid, 'SIGKILL');
  }
}, ${everyMs});
`;

/**
 * Says every quarter of a second that this worker process is not stopped, from a thread of its own: the main one may
 * compute for minutes. Where nobody is left to listen, because the scheduler was killed, the process ends.
 */
export function startHeartbeat(): void {
  new Worker(program, { eval: true, execArgv: [], stdout: false, stderr: false }).unref();
}
