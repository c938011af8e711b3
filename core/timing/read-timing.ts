import { realpathSync } from 'node:fs';
import type { Timing } from '../../schemas/timing.d.ts';
import { problems } from '../../schemas/validate.ts';
import { Fail } from '../fail.ts';
import { contentAddress } from '../content-address.ts';
import { readDocument } from '../read-document.ts';

/** A timing as it was given on the command line. */
export interface GivenTiming {
  readonly file: string;
  readonly timing: Timing;
}

export const timingVersion = 3;

/** What npm prints above a script's own output, where it was not told to be silent. */
const npmBanner = /^(?:\s*> [^\n]*\n)+/;
/** Bytes within which it ends: it names the package and the command line. */
const longestBanner = 2 ** 16;

const rerun = 'Make it with "npm run bench" of this version.';

/**
 * Reads a timing file, also one that `npm run bench -- --json > FILE` made, which begins with npm's banner.
 * @throws Fail (exit 2) where it is missing, no regular file of bounded size and depth, not JSON, of another schema
 *   version or not valid, or names a benchmark twice, or carries a fingerprint whose hash is not that of its fields
 */
export function readTiming(file: string): GivenTiming {
  const document = parse(file);
  const version = (document as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (version !== timingVersion) {
    throw new Fail({
      where: `${file}#/schemaVersion`,
      found: version === undefined ? 'nothing' : JSON.stringify(version),
      expected: `${timingVersion}, the version of timings that this program reads`,
      next: rerun,
    });
  }
  const [problem] = problems('timing', document);
  if (problem !== undefined) {
    const { pointer, found, expected } = problem;
    throw new Fail({ where: `${file}#${pointer}`, found, expected, next: rerun });
  }
  const timing = document as Timing;
  refuseTwice(file, timing);
  refuseForeignHash(file, timing);
  return { file, timing };
}

function parse(file: string): unknown {
  const expected = 'a timing file';
  const document = readDocument(file, { expected, next: rerun, links: 'follow', within: withoutBanner });
  if (document !== undefined) return document;
  const next = 'Make one with "npm run bench -- --out DIR".';
  throw new Fail({ where: file, found: 'no such file', expected, next });
}

function withoutBanner(bytes: Buffer): Buffer {
  const [banner = ''] = npmBanner.exec(bytes.subarray(0, longestBanner).toString('latin1')) ?? [];
  return bytes.subarray(banner.length);
}

function refuseTwice(file: string, { benchmarks }: Timing): void {
  const ids = benchmarks.map(({ id }) => id);
  const twice = ids.findIndex((id, i) => ids.indexOf(id) !== i);
  if (twice === -1) return;
  throw new Fail({
    where: `${file}#/benchmarks/${twice}/id`,
    found: `${JSON.stringify(ids[twice])} a second time`,
    expected: 'each benchmark once',
    next: rerun,
  });
}

function refuseForeignHash(file: string, { fingerprint: { hash, comparability } }: Timing): void {
  const own = contentAddress(comparability);
  if (hash === own) return;
  throw new Fail({
    where: `${file}#/fingerprint/hash`,
    found: `${hash.slice(0, 16)}…`,
    expected: `${own.slice(0, 16)}…, the hash of its comparability fields`,
    next: 'The file was changed by hand or damaged. Measure again.',
  });
}

/**
 * Reads the timing files of one comparison.
 * @throws Fail (exit 2) where there are fewer than two, one is given twice (as a path or as a copy), or one is not fit
 *   to be read
 */
export function readTimings(files: readonly string[]): GivenTiming[] {
  if (files.length < 2) {
    throw new Fail({
      where: 'timing files',
      found: files.length === 0 ? 'none' : 'one',
      expected: 'two or more',
      next: 'Run "npm run compare -- A.json B.json".',
    });
  }
  const given = files.map(readTiming);
  const seen = new Map<string, string>();
  for (const { file, timing } of given) {
    const keys = [realpathSync(file), contentAddress(timing)];
    const first = keys.map((key) => seen.get(key)).find((known) => known !== undefined);
    if (first !== undefined) refuseSame(first, file);
    for (const key of keys) seen.set(key, file);
  }
  return given;
}

function refuseSame(first: string, second: string): never {
  throw new Fail({
    where: second,
    found: `the same timing as ${first}`,
    expected: 'another one: a timing compared with itself is the same by construction',
    next: 'Measure a second time with "npm run bench -- --out OTHER".',
  });
}
