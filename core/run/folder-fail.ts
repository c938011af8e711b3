import { Fail } from '../fail.ts';

const explanations: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left',
  EDQUOT: 'the disk quota used up',
  EROFS: 'a read-only file system',
  EACCES: 'no permission',
  EPERM: 'no permission',
  ENOTDIR: 'a file where a folder must be',
  EEXIST: 'a file where a folder must be',
  ENOENT: 'no such folder (was it removed during the run?)',
};

/** The failure to use an output folder as a message for its user. Results already there are not touched. */
export function folderFail(file: string, error: unknown): Fail {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return new Fail({
    where: file,
    found: explanations[code] ?? (error as Error).message,
    expected: 'a place that can be read and written',
    next: 'Free it, or name another folder with --out DIR; results already stored are kept.',
    cause: error,
  });
}
