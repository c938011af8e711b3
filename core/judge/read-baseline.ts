import type { Baseline } from '../../schemas/baseline.d.ts';
import type { Claim } from '../../schemas/claim.d.ts';
import { problems } from '../../schemas/validate.ts';
import { contentAddress } from '../content-address.ts';
import { Fail } from '../fail.ts';
import { readDocument } from '../read-document.ts';
import { baselineName, baselinePath, type BaselineKey } from './baseline-file.ts';
import { isDecidedIn } from './judge.ts';

const next = 'If the stored results are right, run: npm run accept -- --reason "…"';

interface Fault {
  readonly pointer: string;
  readonly found: string;
  readonly expected: string;
  /** Default: to accept anew. */
  readonly next?: string;
}

/** A file that is damaged is no reason to accept other values in its place. */
const restore = 'It is damaged: restore it from version control, with "git checkout -- FILE".';

function read(file: string, name: string): unknown {
  const content = readDocument(file, {
    ...{ expected: 'an accepted baseline, whole', next: restore.replace('FILE', name), name },
    ...{ links: 'follow', situation: 'baseline stale' },
  });
  if (content !== undefined) return content;
  const expected = 'an accepted baseline';
  throw new Fail({ where: name, found: 'no such file', expected, next, situation: 'baseline missing' });
}

function schemaFault(document: unknown): Fault | undefined {
  // A file of another version differs in many places; only the version explains them.
  const version = (document as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (version !== undefined && version !== 1) {
    const fault = { pointer: '/schemaVersion', found: JSON.stringify(version), expected: '1' };
    const isNewer = typeof version === 'number' && version > 1;
    return isNewer
      ? { ...fault, next: 'A newer version of this project wrote it: update, and leave the file as it is.' }
      : fault;
  }
  return problems('baseline', document)[0];
}

function faultFail(name: string, { pointer, found, expected, next: own = next }: Fault): Fail {
  return new Fail({ where: `${name}#${pointer}`, found, expected, next: own, situation: 'baseline stale' });
}

function keyFault(baseline: Baseline, key: BaselineKey & { suiteVersion: number }): Fault | undefined {
  for (const field of ['suite', 'suiteVersion', 'profile', 'engine'] as const) {
    if (baseline[field] !== key[field]) {
      const [found, expected] = [JSON.stringify(baseline[field]), JSON.stringify(key[field])];
      return { pointer: `/${field}`, found, expected };
    }
  }
  return undefined;
}

/** A value that was changed by hand is not what was measured. */
function hashFault({ hash, ...content }: Baseline): Fault | undefined {
  const expected = contentAddress(content);
  return hash === expected
    ? undefined
    : { pointer: '/hash', found: hash, expected: `${expected}, or the values that were accepted` };
}

function claimFault(baseline: Baseline, claims: readonly Claim[]): Fault | undefined {
  for (const [id, accepted] of Object.entries(baseline.claims)) {
    const pointer = `/claims/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const claim = claims.find((candidate) => candidate.id === id && isDecidedIn(candidate, baseline.profile));
    if (claim === undefined) {
      const expected = `a claim that suites/${baseline.suite}/claims.ts decides in profile ${baseline.profile}`;
      return { pointer, found: `the claim ${id}`, expected };
    }
    if (claim.margin !== accepted.margin) {
      return { pointer: `${pointer}/margin`, found: `${accepted.margin}`, expected: `${claim.margin}` };
    }
    if (accepted.test !== undefined && accepted.test !== claim.test) {
      return { pointer: `${pointer}/test`, found: accepted.test, expected: claim.test };
    }
  }
  return undefined;
}

/**
 * What lies in a baseline's place, to be replaced: as it was accepted, whether it fits the suite as it now is or not.
 * Undefined where nothing does, or nothing that can be read.
 *
 * @throws Fail (exit 2) for a file of a newer version of this project, which must not be written over
 */
export function acceptedBefore(root: string, key: BaselineKey): Baseline | undefined {
  let document: unknown;
  try {
    document = read(baselinePath(root, key), baselineName(key));
  } catch {
    return undefined;
  }
  const fault = schemaFault(document);
  if (fault === undefined) return document as Baseline;
  if (fault.next !== undefined) throw faultFail(baselineName(key), fault);
  return undefined;
}

/**
 * Reads the accepted baseline of one suite. What it holds fits the suite as it now is: the same suite version,
 * no claim that is no longer declared (a claim must not leave by being deleted), no margin that was moved since.
 * Claims that it lacks are not its fault: they come out of the judge as `new`.
 *
 * @param root The repository's root.
 * @param claims All declared claims of the suite.
 * @throws Fail (exit 2) naming file and JSON pointer when the file is missing, unreadable, truncated, not JSON,
 *   of another schema version, against its schema, stale, or changed by hand.
 */
export function readBaseline(
  root: string,
  key: BaselineKey & { readonly suiteVersion: number },
  claims: readonly Claim[],
): Baseline {
  const name = baselineName(key);
  const document = read(baselinePath(root, key), name);
  const fault =
    schemaFault(document) ??
    keyFault(document as Baseline, key) ??
    claimFault(document as Baseline, claims) ??
    hashFault(document as Baseline);
  if (fault !== undefined) throw faultFail(name, fault);
  return document as Baseline;
}
