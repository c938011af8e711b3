import { judged } from './fault-row.ts';
import { startCommand } from './running-command.ts';
import { differences } from './stored-files.ts';
import { disturbedRun, type FaultKind } from './trial.ts';

export const sharedFolder: FaultKind = {
  id: 'two-runs',
  what: 'two runs at once in one folder',
  runs: 4,
  run: async ({ tree, sound, tell }) => {
    const out = tree.path('shared');
    const runs = [0, 1].map(() => startCommand(tree.folder, disturbedRun(out)).ended);
    const both = await Promise.all(runs);
    const wrong = both.some(({ hung }) => hung) ? ['one hangs'] : [];
    const exit = both.map((run) => run.exit).join(' and ');
    wrong.push(...(exit === '0 and 0' ? differences(out, sound) : [`exit ${exit}`]));
    tell({
      fault: 'two runs',
      done: 'started at once in one folder',
      exit,
      ...judged(wrong, 'equal to an undisturbed run, nothing torn'),
      seconds: Math.max(...both.map(({ seconds }) => seconds)),
    });
  },
};
