import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Cell } from '../../schemas/cell.d.ts';
import type { Result } from '../../schemas/result.d.ts';
import { problems } from '../../schemas/validate.ts';
import { contentAddress } from '../content-address.ts';
import { Fail } from '../fail.ts';
import { parseDocument } from '../parse-document.ts';
import { readRegular } from '../read-regular.ts';
import { folderFail } from './folder-fail.ts';
import { identityFault } from './identity-fault.ts';
import { largestResult } from './result-store.ts';
import { isSealIntact } from './seal.ts';
import { storeFiles, type StoreFile } from './store-files.ts';

/** A result that was found, and where. Its bytes stay in the file. */
export interface FoundResult extends StoreFile {
  readonly state: Result['outcome']['state'];
  /** Whether today's code trained it. */
  readonly isCurrent: boolean;
  /** Digest of the outcome. */
  readonly digest: string;
  /** SHA-256 of the file: a copy of it need not be looked into. */
  readonly bytes: string;
  /** The folder of results that the file is in. */
  readonly store: string;
}

/** What several folders of results have between them. */
export interface Gathered {
  /** One result a cell, by the cell's key. */
  readonly results: ReadonlyMap<string, FoundResult>;
  /** Files that held a result again that was there, with the same outcome. */
  readonly repeated: number;
  /** What was passed over, and why. */
  readonly damaged: readonly { readonly file: string; readonly problem: string }[];
}

/**
 * Reads folders of results, in their order. Of several results of one cell with the same outcome the first is taken, of one
 * that failed and one that did not the latter, and so of one that other code trained and one that today's did. Results of
 * different numerics classes are different cells. Damaged files are passed over and told.
 *
 * @param isCurrent whether today's code trained a result; left out: all of them
 * @throws Fail (exit 2) for a folder without results, for two versions of a suite, and for one cell with two outcomes
 */
export async function gatherStores(
  stores: readonly string[],
  isCurrent: (result: Result) => boolean = () => true,
): Promise<Gathered> {
  const results = new Map<string, FoundResult>();
  const damaged: { file: string; problem: string }[] = [];
  const versions = new Map<string, { readonly version: number; readonly file: string }>();
  let repeated = 0;
  for (const store of stores) {
    const files = await storeFiles(store);
    if (files === undefined) throw noStore(store);
    files.forEach((file) => {
      const content = contentOf(file.file);
      const bytes = createHash('sha256').update(content).digest('base64');
      const known = results.get(file.key);
      if (known?.bytes === bytes) {
        repeated++;
        return;
      }
      const read = readWhole(content, file);
      if (typeof read === 'string') {
        damaged.push({ file: file.file, problem: read });
        return;
      }
      checkVersion(read.cell, file.file, versions);
      const [state, digest] = [read.outcome.state, read.digest];
      const found = { ...file, state, digest, bytes, store, isCurrent: isCurrent(read) };
      const bothEnded = known !== undefined && known.state !== 'failed' && state !== 'failed';
      if (bothEnded && known.digest !== digest) throw twoOutcomes(read.cell, known.file, file.file);
      if (bothEnded) repeated++;
      if (known === undefined || worth(found) > worth(known)) results.set(file.key, found);
    });
  }
  return { results, repeated, damaged: damaged.sort((x, y) => (x.file < y.file ? -1 : 1)) };
}

/** Of two results of one cell that with more is taken. */
function worth({ state, isCurrent }: FoundResult): number {
  return state === 'failed' ? 0 : isCurrent ? 2 : 1;
}

function contentOf(file: string): Buffer {
  const content = readRegular(file, largestResult, 'refuse');
  if (content.state === 'read') return content.bytes;
  const message = content.state === 'absent' ? 'a file that is gone' : content.found;
  throw folderFail(file, { message });
}

/** The result that a file holds; or, as text, why it cannot be trusted. Whether its measurements fit their schema is seen when they are used. */
function readWhole(content: Buffer, { suite, key }: StoreFile): Result | string {
  const parsed = parseDocument(content);
  if (parsed.state === 'refused') return `found ${parsed.found}, expected a result`;
  const { document } = parsed;
  const [wrong] = problems('result', document);
  if (wrong !== undefined) return `${wrong.pointer}: found ${wrong.found}, expected ${wrong.expected}`;
  const result = document as Result;
  const { suiteVersion, experiment, parameters, numerics } = result.cell;
  const isSealed = isSealIntact(content);
  const isNamed =
    result.cell.key === key &&
    (isSealed || contentAddress({ suite, suiteVersion, experiment, parameters, numerics }) === key);
  if (!isNamed) return 'the file holds another cell than its name says';
  const fault = identityFault(result, { ...result.cell, suite, key }, isSealed);
  if (fault !== undefined) return fault;
  return result;
}

function checkVersion(
  { suite, suiteVersion: version }: Cell,
  file: string,
  versions: Map<string, { readonly version: number; readonly file: string }>,
): void {
  const known = versions.get(suite);
  if (known === undefined) versions.set(suite, { version, file });
  else if (known.version !== version) {
    throw new Fail({
      where: file,
      found: `version ${version} of suite ${suite}, and version ${known.version} in ${known.file}`,
      expected: 'one version of each suite',
      next: 'Leave out the folders of the older version, or merge each version into a folder of its own.',
    });
  }
}

function twoOutcomes({ id, numerics }: Cell, one: string, other: string): Fail {
  return new Fail({
    where: id,
    found: `one outcome in ${one} and another in ${other}, both of numerics class ${numerics}`,
    expected: 'the same bits',
    next: 'Compare the "engine" and "outcome" of the two files; keep the folder of one engine, or train the cell again with "npm run reproduce -- --fresh".',
  });
}

function noStore(store: string): Fail {
  return new Fail({
    where: store,
    found: `no folder ${path.join(store, 'cells')}`,
    expected: 'a folder that "npm run reproduce -- --out DIR" has written',
    next: 'Name the folders of the shards, and the one for all results with --out.',
  });
}
