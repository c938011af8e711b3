import { access, mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { writeWhole } from '../files.ts';
import type { Cell } from '../../schemas/cell.d.ts';
import type { Result } from '../../schemas/result.d.ts';
import { problems } from '../../schemas/validate.ts';
import { parseDocument } from '../parse-document.ts';
import { readRegular } from '../read-regular.ts';
import { folderFail } from './folder-fail.ts';
import { identityFault } from './identity-fault.ts';
import { sealResult } from './make-result.ts';
import { isSealIntact, sealedText } from './seal.ts';

/** What the store holds for a cell. */
export type Stored =
  | { readonly state: 'present'; readonly result: Result }
  /** A sound result, trained by other code than today's; `reason` says so as the end of a sentence. */
  | { readonly state: 'stale'; readonly result: Result; readonly reason: string }
  | { readonly state: 'absent' }
  /** A file is there that cannot be trusted; `problem` says what is wrong with it. */
  | { readonly state: 'damaged'; readonly file: string; readonly problem: string };

/** Bytes that a result may have: the largest of the suites' profiles have a few hundred thousand. */
export const largestResult = 2 ** 24;

/**
 * Results on disk: `<out>/cells/<suite>/<key>.json`, one file a cell, written atomically, validated on write
 * and on read.
 */
export class ResultStore {
  readonly #folder: string;
  /** Definition of a suite's measurements in its schema, by suite and experiment. */
  readonly #measurements: (cell: Cell) => string;
  readonly #trainer: ((cell: Cell) => string) | undefined;
  /** The engine records of what was read, by their JSON: a run has one or two, and as many results as cells. */
  readonly #engines = new Map<string, Result['engine']>();
  /** Which folder results are written to, from the first write on. */
  #identity: string | undefined;

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

  // eslint-disable-next-line @typescript-eslint/require-await -- a file is read at once; where results are is the store's affair
  async read(cell: Cell): Promise<Stored> {
    const file = this.file(cell);
    const content = readRegular(file, largestResult, 'refuse');
    if (content.state === 'absent') return { state: 'absent' };
    if (content.state === 'refused') {
      // What may not be read may be sound; what is no file of ours never was.
      if (content.code === 'EACCES' || content.code === 'EIO')
        throw folderFail(file, { code: content.code, message: content.found });
      return { state: 'damaged', file, problem: `it is no result: found ${content.found}` };
    }
    const isSealed = isSealIntact(content.bytes);
    const parsed = parseDocument(content.bytes, isSealed);
    const problem =
      parsed.state === 'refused'
        ? `found ${parsed.found}, expected a result`
        : this.#problemOf(parsed.document, cell, isSealed);
    if (parsed.state === 'refused' || problem !== undefined)
      return { state: 'damaged', file, problem: problem! };
    const result = this.#shared(parsed.document as Result, cell);
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

  /**
   * What was read, with the caller's cell, which it was found to be equal to, and one engine record for all: half the
   * memory. The seal is the file's, not the result's.
   */
  #shared(result: Result, cell: Cell): Result {
    const text = JSON.stringify(result.engine);
    const engine = this.#engines.get(text) ?? result.engine;
    this.#engines.set(text, engine);
    // Changed in place: no one else has seen it, and a copy of each of 10⁵ is half a second.
    Object.assign(result, { cell, engine });
    delete result.seal;
    return result;
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
    const text = sealedText(result);
    // As it will be read: what JSON cannot say has become something else by then.
    const problem = this.#problemOf(JSON.parse(text), result.cell);
    if (problem !== undefined) throw new Error(`${result.cell.id} gave an invalid result: ${problem}`);
    const file = this.file(result.cell);
    try {
      await this.#requireFolder();
      await writeWhole(file, text);
    } catch (error) {
      throw folderFail(file, error);
    }
  }

  /** Makes the folder at the first write, and sees later that it is still there: one removed meanwhile is not made anew. */
  async #requireFolder(): Promise<void> {
    if (this.#identity === undefined) await mkdir(this.#folder, { recursive: true });
    const { dev, ino } = await stat(this.#folder);
    const identity = `${dev}:${ino}`;
    this.#identity ??= identity;
    if (identity !== this.#identity) throw Object.assign(new Error(), { code: 'ENOENT' });
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

  #problemOf(document: unknown, cell: Cell, isSealed = false): string | undefined {
    const [wrong] = problems('result', document);
    if (wrong !== undefined) return `${wrong.pointer}: found ${wrong.found}, expected ${wrong.expected}`;
    const result = document as Result;
    const fault = identityFault(result, cell, isSealed);
    if (fault !== undefined) return fault;
    if (result.outcome.state !== 'completed') return undefined;
    const [mismatch] = problems(this.#measurements(cell), result.outcome.measurements);
    return mismatch === undefined
      ? undefined
      : `/outcome/measurements${mismatch.pointer}: found ${mismatch.found}, expected ${mismatch.expected}`;
  }
}
