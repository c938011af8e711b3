import { setTimeout as wait } from 'node:timers/promises';
import { againstSound } from './against-sound.ts';
import { judged, skipped } from './fault-row.ts';
import { kill, startCommand, workersOf } from './running-command.ts';
import { disturbedRun, type FaultKind, type Trial } from './trial.ts';

/** How native code ends a process: at a bad address, and by its own hand, as V8 does without memory. */
const crashes = ['SIGSEGV', 'SIGABRT'] as const;

async function crashOnce({ tree, sound, tell }: Trial, signal: (typeof crashes)[number]): Promise<void> {
  const out = tree.path(`crashed-${signal}`);
  const run = startCommand(tree.folder, disturbedRun(out));
  const [worker] = await workersOf(run);
  await wait(500);
  const wasThere = worker !== undefined && kill(worker, signal);
  const ended = await run.ended;
  if (!wasThere) {
    tell(skipped('worker crashed', 'the run had ended before'));
    return;
  }
  const wrong = againstSound(ended, out, sound);
  tell({
    fault: 'worker crashed',
    done: `${signal} in one of two workers`,
    exit: ended.exit,
    ...judged(wrong, 'its cells trained elsewhere, equal to an undisturbed run'),
    seconds: ended.seconds,
  });
}

export const crashedWorker: FaultKind = {
  id: 'crash',
  what: 'a worker that crashes in native code',
  runs: 3,
  run: async (trial) => {
    for (const signal of crashes) await crashOnce(trial, signal);
  },
};
