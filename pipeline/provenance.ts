import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Provenance } from '../core/report/report-parts.ts';
import { root } from './project.ts';

const run = promisify(execFile);

async function git(...words: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run('git', [...words], { cwd: root });
    return stdout.trim();
  } catch {
    // No clone, as in an unpacked archive, or no git: the page then says that no commit is known.
    return undefined;
  }
}

/** Which revision of the program writes a page, and when. */
export async function provenance(trainedSeconds: number): Promise<Provenance> {
  const commit = await git('rev-parse', 'HEAD');
  const changes = commit === undefined ? undefined : await git('status', '--porcelain');
  return {
    ...(commit === undefined ? {} : { commit }),
    ...(changes === undefined ? {} : { changed: changes !== '' }),
    written: new Date().toISOString(),
    trainedSeconds,
  };
}
