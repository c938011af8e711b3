/**
 * `npm run test:faults`: does to a run what happens to runs (killed processes, a full disk, a folder that vanishes, files of
 * strangers), and sees that nothing is lost, torn, wrong or left hanging. Works in a copy of the tree; prints a table;
 * exits 1 where something did not hold, 3 where something was not tried.
 */
import { exitCodeOf, type ExitCode } from '../core/exit-codes.ts';
import { Fail } from '../core/fail.ts';
import { newCommand, runCommand } from '../bin/command.ts';
import { root } from '../pipeline/project.ts';
import { clockJumps } from './faults/clock-jumps.ts';
import { crashedWorker } from './faults/crashed-worker.ts';
import { divergingCells } from './faults/diverging-cells.ts';
import { faultSituation, faultTable, skipped, type FaultRow } from './faults/fault-row.ts';
import { fullDisk } from './faults/full-disk.ts';
import { killedRuns, killStream } from './faults/killed-runs.ts';
import { littleMemory } from './faults/little-memory.ts';
import { lostFolder } from './faults/lost-folder.ts';
import { openedFolders } from './faults/opened-folders.ts';
import { sharedFolder } from './faults/shared-folder.ts';
import { soundRun } from './faults/sound-run.ts';
import { stoppedWorker } from './faults/stopped-worker.ts';
import { disturbedRun, type FaultKind, type Trial } from './faults/trial.ts';
import { TreeCopy } from './plant/tree-copy.ts';

interface FaultOptions {
  readonly kills: string;
  readonly seconds: string;
  readonly seed: string;
  readonly only?: readonly string[];
}

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new Fail({ where: option, found: text, expected: 'a whole number', next: 'See --help.' });
}

function chosen(all: readonly FaultKind[], only: readonly string[] | undefined): readonly FaultKind[] {
  const unknown = only?.find((id) => all.every((kind) => kind.id !== id));
  if (unknown === undefined) return all.filter(({ id }) => only?.includes(id) ?? true);
  throw new Fail({
    where: '--only',
    found: unknown,
    expected: `one of ${all.map(({ id }) => id).join(', ')}`,
    next: 'Leave it out to try all.',
    situation: 'nothing selected',
  });
}

function told(row: FaultRow): string {
  return `${row.fault}, ${row.done}: exit ${row.exit}, ${row.state}: ${row.what} (${row.seconds.toFixed(1)} s)`;
}

async function tryFaults({ kills, seconds, seed, only }: FaultOptions): Promise<ExitCode> {
  const limit = wholeNumber('--seconds', seconds);
  const killed = killedRuns(wholeNumber('--kills', kills), wholeNumber('--seed', seed));
  // The kills come last, as many as there is time for.
  const before = [fullDisk, lostFolder, sharedFolder, stoppedWorker, crashedWorker, littleMemory, clockJumps];
  const all = [...before, divergingCells, openedFolders, killed];
  const kinds = chosen(all, only);
  if (process.platform !== 'linux') {
    throw new Fail({
      where: process.platform,
      found: 'no /proc',
      expected: 'Linux, to find the processes of a run',
      next: 'Run it there, or in a container.',
    });
  }
  const rows: FaultRow[] = [];
  const tree = new TreeCopy(root);
  const left = (): number => limit - performance.now() / 1000;
  const tell = (row: FaultRow): void => {
    rows.push(row);
    console.error(told(row));
  };
  try {
    const trial: Trial = { tree, ...(await soundRun(tree, disturbedRun, 'sound')), left, tell };
    for (const kind of kinds) {
      if (left() > kind.runs * trial.soundSeconds) await kind.run(trial);
      else tell(skipped(kind.what, 'the time was up'));
    }
  } finally {
    tree.remove();
  }
  console.log(`Seed ${seed} of stream ${killStream}; ${(limit - left()).toFixed(0)} of ${limit} seconds.\n`);
  console.log(faultTable(rows));
  return exitCodeOf(faultSituation(rows));
}

const program = newCommand(
  'test:faults',
  'Kill, starve and deceive runs, and see that nothing is lost or wrong.',
)
  .option('--kills <n>', 'how many processes to kill, time permitting', '50')
  .option('--seconds <n>', 'after which nothing new is begun', '600')
  .option('--seed <n>', 'of the moments and victims of the kills', '1')
  .option('--only <kinds...>', 'kinds of faults, such as kill')
  .action(async (options: FaultOptions) => {
    process.exitCode = await tryFaults(options);
  });

await runCommand(program);
