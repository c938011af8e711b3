import { Fail } from '../../core/fail.ts';
import type { TreeCopy } from '../plant/tree-copy.ts';
import { startCommand } from './running-command.ts';
import type { RunToDisturb, Trial } from './trial.ts';

/**
 * A run that nothing is done to: what disturbed ones are held against.
 * @param name of the folder of the tree that it fills
 * @throws Fail where even that is not fine
 */
export async function soundRun(
  tree: TreeCopy,
  toDisturb: RunToDisturb,
  name: string,
): Promise<Pick<Trial, 'sound' | 'soundSeconds'>> {
  const sound = tree.path(name);
  const { exit, stderr, seconds } = await startCommand(tree.folder, toDisturb(sound)).ended;
  if (exit === '0') return { sound, soundSeconds: seconds };
  throw new Fail({
    where: 'the undisturbed run',
    found: `exit ${exit}: ${stderr.trim().split('\n').at(-1) ?? ''}`,
    expected: 'one that ends with 0',
    next: 'Mend that first.',
    situation: 'fault not noticed',
  });
}
