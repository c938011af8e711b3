import type { Provenance } from '../core/report/report-parts.ts';
import { git } from '../core/revision-of.ts';
import { root } from './project.ts';

/** Nothing outside a clone, as in an unpacked archive, or without git: the page then says that no commit is known. */
function asked(...words: readonly string[]): Promise<string | undefined> {
  return git(root, ...words).catch(() => undefined);
}

/** Which revision of the program writes a page, and when. */
export async function provenance(trainedSeconds: number): Promise<Provenance> {
  const commit = await asked('rev-parse', 'HEAD');
  const changes = commit === undefined ? undefined : await asked('status', '--porcelain');
  return {
    ...(commit === undefined ? {} : { commit }),
    ...(changes === undefined ? {} : { changed: changes !== '' }),
    written: new Date().toISOString(),
    trainedSeconds,
  };
}
