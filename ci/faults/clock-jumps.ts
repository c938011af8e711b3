import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { judged } from './fault-row.ts';
import { startCommand } from './running-command.ts';
import { differences } from './stored-files.ts';
import { disturbedRun, type FaultKind } from './trial.ts';

const jumpingClock = pathToFileURL(path.join(import.meta.dirname, 'jumping-clock.mjs')).href;

export const clockJumps: FaultKind = {
  id: 'clock',
  what: 'a wall clock that jumps',
  runs: 2,
  run: async ({ tree, sound, tell }) => {
    const out = tree.path('clock');
    const ended = await startCommand(tree.folder, disturbedRun(out), 120, `--import=${jumpingClock}`).ended;
    const { exit, stderr, seconds, hung } = ended;
    const wrong = hung ? ['it hangs'] : exit === '0' ? differences(out, sound) : [`exit ${exit}: ${stderr}`];
    tell({
      fault: 'clock jumps',
      done: 'a day back and forth every half second, in every process',
      exit,
      ...judged(wrong, 'equal to an undisturbed run'),
      seconds,
    });
  },
};
