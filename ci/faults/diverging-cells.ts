import { spawnSync } from 'node:child_process';
import { embeddedEngine } from '../../core/engine/engines.ts';
import type { Result } from '../../schemas/result.d.ts';
import { earlyStudents } from '../plant/slices.ts';
import { judged } from './fault-row.ts';
import { storedFiles } from './stored-files.ts';
import type { FaultKind } from './trial.ts';

/** In the copy of the tree: a learning rate at which every student overflows. */
const overflow = {
  file: 'suites/relu/train-stack.ts',
  search: 'learningRate: baseLearningRate / tau ** 2,',
  replace: 'learningRate: 1e12,',
};

function ended(folder: string, ...parameters: readonly string[]): string {
  const program = ['bin/start.mjs', ...parameters];
  const { status, signal } = spawnSync(process.execPath, program, { cwd: folder, timeout: 120_000 });
  return signal ?? String(status);
}

export const divergingCells: FaultKind = {
  id: 'diverge',
  what: 'networks whose losses overflow',
  runs: 2,
  run: ({ tree, tell }) => {
    const startedAt = performance.now();
    const out = tree.path('diverged');
    const train = ['bin/reproduce.ts', ...earlyStudents.selection, '--engine', embeddedEngine, '--out', out];
    const exits = tree.whilePatched(overflow, () => [
      ended(tree.folder, ...train),
      ended(tree.folder, 'bin/check.ts', '--out', out),
    ]);
    const { cells, torn } = storedFiles(out);
    const outcomes = [...cells.values()].map((text) => (JSON.parse(text) as Result).outcome.state);
    const other = outcomes.filter((state) => state !== 'diverged').length;
    const wrong = [...torn];
    if (outcomes.length === 0) wrong.push('nothing stored');
    if (other > 0) wrong.push(`${other} of ${outcomes.length} cells not stored as diverged`);
    // Undecided, or without a baseline: not fine, and no crash.
    for (const exit of exits) if (!['1', '2', '3'].includes(exit)) wrong.push(`exit ${exit}`);
    tell({
      fault: 'NaN',
      done: 'a learning rate of 10¹² for every student; then check',
      exit: exits.join(', then '),
      ...judged(wrong, `${outcomes.length} of ${outcomes.length} cells stored as diverged`),
      seconds: (performance.now() - startedAt) / 1000,
    });
    return Promise.resolve();
  },
};
