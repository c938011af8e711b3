import path from 'node:path';
import type { Claim } from '../../schemas/claim.d.ts';
import type { OtherSeeds } from '../../schemas/other-seeds.d.ts';
import { contentAddress } from '../content-address.ts';
import { Fail } from '../fail.ts';
import { writeWhole } from '../files.ts';
import { readDocument } from '../read-document.ts';
import { isDecidedIn } from './judge.ts';

/** Whose runs with other seeds are meant. */
export type OtherSeedsKey = Pick<OtherSeeds, 'suite' | 'profile'>;

function nameOf({ suite, profile }: OtherSeedsKey): string {
  return `baselines/other-seeds/${profile}/${suite}.json`;
}

function fileOf(root: string, key: OtherSeedsKey): string {
  return path.join(root, ...nameOf(key).split('/'));
}

/** What does not fit the suite as it now is, or was changed by hand; undefined where nothing is wrong. */
function faultOf(
  { hash, ...content }: OtherSeeds,
  key: OtherSeedsKey & { readonly suiteVersion: number },
  claims: readonly Claim[],
): string | undefined {
  for (const field of ['suite', 'profile', 'suiteVersion'] as const) {
    if (content[field] !== key[field])
      return `${field} ${JSON.stringify(content[field])} for ${JSON.stringify(key[field])}`;
  }
  const known = new Set(claims.filter((claim) => isDecidedIn(claim, key.profile)).map(({ id }) => id));
  for (const [id, { length }] of Object.entries(content.claims)) {
    if (!known.has(id)) return `the claim ${id}, which profile ${key.profile} does not decide`;
    if (length % content.runs !== 0) return `${length} values of ${id} in ${content.runs} runs`;
  }
  return hash === contentAddress(content) ? undefined : 'values that do not match their hash';
}

/**
 * What runs of a profile with other seeds measured, where there were any: it takes many seeds to know what an unchanged
 * program may give, more than a profile has.
 *
 * @param root the repository's root
 * @param claims all declared claims of the suite
 * @returns undefined where there were none
 * @throws Fail (exit 2) where the file is damaged, of another suite version, or was changed by hand
 */
export function readOtherSeeds(
  root: string,
  key: OtherSeedsKey & { readonly suiteVersion: number },
  claims: readonly Claim[],
): OtherSeeds | undefined {
  const name = nameOf(key);
  const wanted = {
    expected: 'values of runs with other seeds, as they were kept',
    next: `Restore it from version control, "git checkout -- ${name}", or remove it.`,
    situation: 'baseline stale',
  } as const;
  const request = { ...wanted, schema: 'other-seeds', name, links: 'follow' } as const;
  const document = readDocument(fileOf(root, key), request) as OtherSeeds | undefined;
  if (document === undefined) return undefined;
  const found = faultOf(document, key, claims);
  if (found !== undefined) throw new Fail({ where: name, found, ...wanted });
  return document;
}

/** One line a claim: a page of numbers that nobody reads stays short. */
function textOf({ claims, ...fields }: OtherSeeds): string {
  const line = (name: string, value: unknown): string =>
    `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`;
  const values = Object.entries(claims).map(([id, own]) => `  ${line(id, own)}`);
  const head = Object.entries(fields).map(([name, value]) => line(name, value));
  return `{\n${head.join(',\n')},\n  "claims": {\n${values.join(',\n')}\n  }\n}\n`;
}

/** Keeps values of runs with other seeds in place of what was kept before. @returns the file's path below the root */
export async function writeOtherSeeds(root: string, content: Omit<OtherSeeds, 'hash'>): Promise<string> {
  await writeWhole(fileOf(root, content), textOf({ ...content, hash: contentAddress(content) }));
  return nameOf(content);
}
