import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { againstSound } from './against-sound.ts';
import { judged } from './fault-row.ts';
import { startCommand } from './running-command.ts';
import { disturbedRun, type FaultKind } from './trial.ts';

const jumpingClock = pathToFileURL(path.join(import.meta.dirname, 'jumping-clock.mjs')).href;

export const clockJumps: FaultKind = {
  id: 'clock',
  what: 'a wall clock that jumps',
  runs: 2,
  run: async ({ tree, sound, tell }) => {
    const out = tree.path('clock');
    const ended = await startCommand(tree.folder, disturbedRun(out), 120, `--import=${jumpingClock}`).ended;
    const wrong = againstSound(ended, out, sound);
    tell({
      fault: 'clock jumps',
      done: 'a day back and forth every half second, in every process',
      exit: ended.exit,
      ...judged(wrong, 'equal to an undisturbed run'),
      seconds: ended.seconds,
    });
  },
};
