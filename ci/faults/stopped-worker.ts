import { setTimeout as wait } from 'node:timers/promises';
import { againstSound } from './against-sound.ts';
import { judged, skipped } from './fault-row.ts';
import { kill, members, startCommand, workersOf } from './running-command.ts';
import { disturbedRun, type FaultKind } from './trial.ts';

export const stoppedWorker: FaultKind = {
  id: 'stop',
  what: 'a worker stopped by SIGSTOP',
  runs: 4,
  run: async ({ tree, sound, tell }) => {
    const out = tree.path('stopped');
    const run = startCommand(tree.folder, disturbedRun(out), 180);
    const [worker] = await workersOf(run);
    await wait(500);
    if (worker === undefined || !kill(worker, 'SIGSTOP')) {
      await run.ended;
      tell(skipped('worker stopped', 'the run had ended before'));
      return;
    }
    const stoppedAt = performance.now();
    await wait(1000);
    const wasStopped = members(run.pid).some(({ pid }) => pid === worker);
    const ended = await run.ended;
    const waited = (performance.now() - stoppedAt) / 1000;
    const wrong = againstSound(ended, out, sound);
    if (!wasStopped) wrong.push('the worker had ended before');
    tell({
      fault: 'worker stopped',
      done: 'SIGSTOP of one of two workers, for good',
      exit: ended.exit,
      ...judged(wrong, `noticed and its cells trained elsewhere, ${waited.toFixed(0)} s after`),
      seconds: ended.seconds,
    });
  },
};
