/**
 * `npm run plant`: plants faults in a copy of the tree, one after another, and sees whether the gate notices. With all of
 * them noticed it writes docs/gating.md; exits 1 where one was not.
 */
import path from 'node:path';
import { exitCodeOf, type ExitCode } from '../core/exit-codes.ts';
import { Fail } from '../core/fail.ts';
import { writeWhole } from '../core/files.ts';
import { newCommand, runCommand } from '../bin/command.ts';
import { root } from '../pipeline/project.ts';
import type { Fault, Slice } from './plant/fault.ts';
import { faults } from './plant/faults.ts';
import { faultsPage, type PlantedFault } from './plant/faults-page.ts';
import { accept, checked, isNoticed, plantFault, train } from './plant/plant-fault.ts';
import { TreeCopy } from './plant/tree-copy.ts';

interface PlantOptions {
  readonly only?: readonly string[];
}

function chosen(only: readonly string[] | undefined): readonly Fault[] {
  const found = faults.filter(({ id }) => only === undefined || only.some((start) => id.startsWith(start)));
  if (found.length > 0) return found;
  throw new Fail({
    where: '--only',
    found: (only ?? []).join(' '),
    expected: `beginnings of ${faults.map(({ id }) => id).join(', ')}`,
    next: 'Leave it out to plant all.',
    situation: 'nothing selected',
  });
}

/** Trains a slice with the unchanged copy and accepts it. @returns its folder */
function soundRun(tree: TreeCopy, slice: Slice): string {
  const out = tree.path(`sound-${slice.id.replaceAll(' ', '-')}`);
  const steps = [train(tree, slice, out), accept(tree, out)];
  const failed = steps.find(({ code }) => code === 2 || code === 4);
  const { code, noticed } = checked(tree, out);
  if (failed === undefined && (code === 0 || code === 3)) return out;
  throw new Fail({
    where: `the unchanged tree, ${slice.id}`,
    found: failed?.stderr.trim() ?? `exit code ${code}: ${noticed}`,
    expected: 'a run that the gate finds as it was accepted',
    next: 'Mend that first.',
    situation: 'fault not noticed',
  });
}

function plantAll(tree: TreeCopy, all: readonly Fault[]): PlantedFault[] {
  const sound = new Map<Slice, string>();
  return all.map((fault) => {
    const folder = sound.get(fault.slice) ?? soundRun(tree, fault.slice);
    sound.set(fault.slice, folder);
    const startedAt = performance.now();
    const answer = plantFault(tree, fault, folder);
    const seconds = (performance.now() - startedAt) / 1000;
    console.error(`${fault.id}: exit ${answer.code} in ${seconds.toFixed(0)} s, ${answer.noticed}`);
    return { fault, ...answer };
  });
}

async function plant({ only }: PlantOptions): Promise<ExitCode> {
  const all = chosen(only);
  const tree = new TreeCopy(root);
  try {
    const planted = plantAll(tree, all);
    const unnoticed = planted.filter((answer) => !isNoticed(answer.fault, answer));
    console.log(`${planted.length - unnoticed.length} of ${planted.length} planted faults were noticed`);
    for (const { fault, code } of unnoticed) console.log(`not noticed: ${fault.id}, exit ${code}`);
    if (unnoticed.length > 0) return exitCodeOf('fault not noticed');
    if (only === undefined) await writeWhole(path.join(root, 'docs', 'gating.md'), faultsPage(planted));
    return exitCodeOf('done');
  } finally {
    tree.remove();
  }
}

const program = newCommand('plant', 'Plant faults in a copy of the tree, and see that the gate notices each.')
  .option('--only <beginnings...>', 'faults whose name begins so; writes no page')
  .action(async (options: PlantOptions) => {
    process.exitCode = await plant(options);
  });

await runCommand(program);
