import { judged } from './fault-row.ts';
import { startCommand } from './running-command.ts';
import { changedResults, differences, storedFiles } from './stored-files.ts';
import { disturbedRun, type FaultKind } from './trial.ts';

/** MiB of JavaScript's heap for each process: enough to train, not to draw and report. */
const heap = 32;

export const littleMemory: FaultKind = {
  id: 'memory',
  what: 'a heap that is too small for the run',
  runs: 4,
  run: async ({ tree, sound, tell }) => {
    const out = tree.path('little-memory');
    const parameters = disturbedRun(out);
    const first = await startCommand(tree.folder, parameters, 120, `--max-old-space-size=${heap}`).ended;
    const kept = storedFiles(out);
    const wrong = [...kept.torn, ...(first.hung ? ['it hangs'] : [])];
    if (first.exit === '0') wrong.push('the heap was large enough');
    const again = await startCommand(tree.folder, parameters).ended;
    wrong.push(...(again.exit === '0' ? differences(out, sound) : [`then exit ${again.exit}`]));
    wrong.push(...changedResults(kept, storedFiles(out)));
    tell({
      fault: 'out of memory',
      done: `a heap of ${heap} MiB; then the run again`,
      exit: `${first.exit}, then ${again.exit}`,
      ...judged(wrong, `${kept.cells.size} results kept whole, then equal to an undisturbed run`),
      seconds: first.seconds + again.seconds,
    });
  },
};
