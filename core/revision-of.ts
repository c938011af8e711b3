import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What git prints of a tree, without its last line's end. @throws its error, where it refuses or is missing */
export async function git(root: string, ...parameters: readonly string[]): Promise<string> {
  return (await promisify(execFile)('git', ['-C', root, ...parameters])).stdout.trim();
}

/** The revision of a tree: the commit in full, with -dirty where files were changed; undefined outside git. */
export async function revisionOf(root: string): Promise<string | undefined> {
  try {
    const commit = await git(root, 'rev-parse', 'HEAD');
    const changed = await git(root, 'status', '--porcelain', '--untracked-files=no');
    return changed === '' ? commit : `${commit}-dirty`;
  } catch {
    return undefined;
  }
}
