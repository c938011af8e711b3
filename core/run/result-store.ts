import { access, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { writeWhole } from '../files.ts';
import type { Cell } from '../../schemas/cell.d.ts';
import type { Result } from '../../schemas/result.d.ts';
import { problems } from '../../schemas/validate.ts';
import { Fail } from '../fail.ts';
import { identityFault } from './identity-fault.ts';
import { sealResult } from './make-result.ts';

/** What the store holds for a cell. */
export type Stored =
  | { readonly state: 'present'; readonly result: Result }
  /** A sound result, trained by other code than today's; `reason` says so as the end of a sentence. */
  | { readonly state: 'stale'; readonly result: Result; readonly reason: string }
  | { readonly state: 'absent' }
  /** A file is there that cannot be trusted; `problem` says what is wrong with it. */
  | { readonly state: 'damaged'; readonly file: string; readonly problem: string };

/**
 * Results on disk: `<out>/cells/<suite>/<key>.json`, one file a cell, written atomically, validated on write
 * and on read.
 */
export class ResultStore {
  readonly #folder: string;
  /** Definition of a suite's measurements in its schema, by suite and experiment. */
  readonly #measurements: (cell: Cell) => string;
  readonly #trainer: ((cell: Cell) => string) | undefined;

  /**
   * @param out the output folder
   * @param measurements reference of the schema definition that a cell's measurements must match
   * @param trainer digest of the code that trains a cell today; left out: nothing is stale
   */
  constructor(out: string, measurements: (cell: Cell) => string, trainer?: (cell: Cell) => string) {
    this.#folder = path.join(out, 'cells');
    this.#measurements = measurements;
    this.#trainer = trainer;
  }

  /** Where a cell's result is kept. */
  file(cell: Cell): string {
    return path.join(this.#folder, cell.suite, `${cell.key}.json`);
  }

  async read(cell: Cell): Promise<Stored> {
    const file = this.file(cell);
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { state: 'absent' };
      throw folderFail(file, error);
    }
    const problem = this.#problemOf(text, cell);
    if (problem !== undefined) return { state: 'damaged', file, problem };
    const result = JSON.parse(text) as Result;
    const reason = this.#staleness(result, cell);
    return reason === undefined ? { state: 'present', result } : { state: 'stale', result, reason };
  }

  /** Digest of the code that trains a cell today; empty where the store was not told. */
  trainerOf(cell: Cell): string {
    return this.#trainer?.(cell) ?? '';
  }

  /** A result that today's code has trained, with the digest of that code. */
  stamped(result: Result): Result {
    const trainer = this.trainerOf(result.cell);
    return sealResult(trainer === '' ? result : { ...result, trainer });
  }

  #staleness({ trainer }: Result, cell: Cell): string | undefined {
    const today = this.#trainer?.(cell);
    if (today === undefined || trainer === today) return undefined;
    return trainer === undefined
      ? 'it does not say which code trained it'
      : `the code of ${cell.suite} has changed since it was trained`;
  }

  /**
   * Writes a result, atomically, over whatever was there.
   * @throws Fail (exit 2) when the folder cannot be written; Error when the result is not valid
   */
  async write(result: Result): Promise<void> {
    const text = `${JSON.stringify(result)}\n`;
    const problem = this.#problemOf(text, result.cell);
    if (problem !== undefined) throw new Error(`${result.cell.id} gave an invalid result: ${problem}`);
    const file = this.file(result.cell);
    try {
      await writeWhole(file, text);
    } catch (error) {
      throw folderFail(file, error);
    }
  }

  /** Renames a damaged file so that nothing is lost and the cell can be trained again. @returns the new name */
  async setAside(file: string): Promise<string> {
    for (let n = 1; ; n++) {
      const target = file.replace(/\.json$/, `.damaged-${n}.json`);
      const taken = await access(target).then(
        () => true,
        () => false,
      );
      if (taken) continue;
      try {
        await rename(file, target);
      } catch (error) {
        throw folderFail(file, error);
      }
      return target;
    }
  }

  #problemOf(text: string, cell: Cell): string | undefined {
    let document: unknown;
    try {
      document = JSON.parse(text);
    } catch {
      return text.trim() === '' ? 'the file is empty' : 'the file is not JSON (truncated?)';
    }
    const [wrong] = problems('result', document);
    if (wrong !== undefined) return `${wrong.pointer}: found ${wrong.found}, expected ${wrong.expected}`;
    const result = document as Result;
    const fault = identityFault(result, cell);
    if (fault !== undefined) return fault;
    if (result.outcome.state !== 'completed') return undefined;
    const [mismatch] = problems(this.#measurements(cell), result.outcome.measurements);
    return mismatch === undefined
      ? undefined
      : `/outcome/measurements${mismatch.pointer}: found ${mismatch.found}, expected ${mismatch.expected}`;
  }
}

const explanations: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left',
  EDQUOT: 'the disk quota used up',
  EROFS: 'a read-only file system',
  EACCES: 'no permission',
  EPERM: 'no permission',
  ENOTDIR: 'a file where a folder must be',
  EEXIST: 'a file where a folder must be',
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
