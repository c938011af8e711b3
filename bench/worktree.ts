import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { enginesFolder } from '../core/engine/tensorflow/engines-folder.ts';
import { Fail } from '../core/fail.ts';
import { git } from '../core/revision-of.ts';
import type { Side } from './measuring-process.ts';

const run = promisify(execFile);

/** Another revision of this project beside this one, ready to be measured. */
export interface Worktree {
  readonly side: Side;
  /** Its commit in full. */
  readonly commit: string;
  readonly remove: () => Promise<void>;
}

/** The commit that a name means, in full. */
async function commitOf(root: string, revision: string): Promise<string> {
  try {
    return await git(root, 'rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`);
  } catch (error) {
    throw againstFail(revision, error);
  }
}

/** In git's own words: it may be missing, refuse a tree of another owner, or know no repository here. */
function againstFail(revision: string, error: unknown): Fail {
  const { code, stderr = '' } = error as NodeJS.ErrnoException & { stderr?: string };
  const said = stderr.split('\n').find((line) => /^(fatal|error):/.test(line)) ?? stderr.split('\n')[0];
  const reason = (code === 'ENOENT' ? 'there is no git on this machine' : (said ?? '')).replace(
    /^fatal: /,
    '',
  );
  const isUnknown = /Needed a single revision|unknown revision|bad revision|not a valid object/i.test(reason);
  return new Fail({
    where: '--against',
    found: isUnknown ? JSON.stringify(revision) : `${JSON.stringify(revision)}, and git said: ${reason}`,
    expected: 'a revision of this repository',
    next: isUnknown
      ? 'Name a commit, tag or branch; "git log --oneline" lists some.'
      : 'See what "git status" says here, and mend that first.',
    cause: error,
  });
}

/** Its packages: this tree's where the lock file is the same, installed anew where it is not. */
async function bringPackages(root: string, folder: string): Promise<void> {
  const lock = (tree: string): string => readFileSync(path.join(tree, 'package-lock.json'), 'utf8');
  if (lock(root) === lock(folder)) {
    await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  } else {
    await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, maxBuffer: 2 ** 26 });
  }
}

/**
 * Checks another revision out into a folder of its own and makes it ready to be measured. The caller removes it.
 *
 * @param root this tree
 * @throws Fail (exit 2) for an unknown revision, or one that cannot be measured
 */
export async function openWorktree(root: string, revision: string): Promise<Worktree> {
  const commit = await commitOf(root, revision);
  const parent = await mkdtemp(path.join(os.tmpdir(), 'getrich-bench-against-'));
  const folder = path.join(parent, 'tree');
  const remove = async (): Promise<void> => {
    await git(root, 'worktree', 'remove', '--force', folder).catch(() => undefined);
    await rm(parent, { recursive: true, force: true });
    await git(root, 'worktree', 'prune').catch(() => undefined);
  };
  try {
    await git(root, 'worktree', 'add', '--detach', folder, commit);
    const program = path.join(folder, 'bench', 'measure-visits.ts');
    if (!existsSync(program)) {
      throw new Fail({
        where: `--against ${revision}`,
        found: 'a revision without bench/measure-visits.ts',
        expected: 'one that can time itself visit by visit',
        next: 'Choose a later revision.',
      });
    }
    await bringPackages(root, folder);
    // What was set up for the engines serves both.
    const environment = { GETRICH_BENCH_ENGINES: enginesFolder() };
    return { side: { name: commit.slice(0, 9), program, environment }, commit, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
