import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Result } from '../../schemas/result.d.ts';
import type { Run } from '../../schemas/run.d.ts';
import { problems } from '../../schemas/validate.ts';
import { resultHash } from '../../core/run/make-result.ts';

/** What a results folder holds. */
export interface StoredFiles {
  /** Text of each result by its file's name. */
  readonly cells: ReadonlyMap<string, string>;
  /** Files under their final names that are not whole, each with the reason. */
  readonly torn: readonly string[];
  /** Files that a writer was killed at, beside their places; nothing reads them. */
  readonly unfinished: number;
}

/** How the files of each kind that a run writes end when they are whole. */
const endings: Readonly<Record<string, RegExp>> = {
  '.html': /<\/html>\s*$/,
  '.svg': /<\/svg>\s*$/,
  '.xml': /<\/testsuites>\s*$/,
  '.png': /IEND.{4}$/s,
  '.pdf': /%%EOF\s*$/,
  '.md': /\n$/,
};

function isCell(file: string): boolean {
  return /(^|\/)cells\/[^/]+\/[0-9a-f]{64}\.json$/.test(file);
}

function tornBy(file: string, text: string): string | undefined {
  const ending = endings[path.extname(file)];
  if (ending !== undefined) return ending.test(text) ? undefined : 'its end is missing';
  if (!file.endsWith('.json')) return undefined;
  try {
    const document = JSON.parse(text) as Result;
    if (!isCell(file)) return undefined;
    const [problem] = problems('result', document);
    if (problem !== undefined) return `${problem.pointer}: found ${problem.found}`;
    return resultHash(document) === document.hash ? undefined : 'its hash does not fit';
  } catch {
    return 'not JSON';
  }
}

/** Every regular file below a folder, by its name there; none where the folder is gone. */
export function regularFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  } catch {
    return [];
  }
}

/** Reads all of a results folder in which nothing is running. */
export function storedFiles(out: string): StoredFiles {
  const cells = new Map<string, string>();
  const torn: string[] = [];
  let unfinished = 0;
  for (const file of regularFiles(out)) {
    if (file.endsWith('.unfinished')) {
      unfinished++;
      continue;
    }
    const text = readFileSync(path.join(out, file), 'latin1');
    const reason = tornBy(file, file.endsWith('.json') ? Buffer.from(text, 'latin1').toString() : text);
    if (reason !== undefined) torn.push(`torn ${file}: ${reason}`);
    if (isCell(file)) cells.set(path.basename(file), text);
  }
  return { cells, torn, unfinished };
}

function digestOf(text: string): string {
  return (JSON.parse(Buffer.from(text, 'latin1').toString()) as Result).digest;
}

function verdictsOf(out: string): string {
  const { claims } = JSON.parse(readFileSync(path.join(out, 'run.json'), 'utf8')) as Run;
  return JSON.stringify(
    claims.map(({ id, verdict, estimate, interval }) => [id, verdict, estimate, interval]),
  );
}

/** In what the results, and the verdicts where there are any, differ from those of an undisturbed run. */
export function differences(out: string, sound: string, withVerdicts = true): string[] {
  const [own, others] = [storedFiles(out), storedFiles(sound)];
  const wrong = [...own.torn];
  const other = [...others.cells].filter(([name, text]) => {
    const found = own.cells.get(name);
    return found === undefined || digestOf(found) !== digestOf(text);
  });
  if (other.length > 0) wrong.push(`${other.length} of ${others.cells.size} results missing or other`);
  if (own.cells.size > others.cells.size) wrong.push('results that an undisturbed run has not');
  if (withVerdicts && verdictsOf(out) !== verdictsOf(sound)) wrong.push('other verdicts');
  return wrong;
}

/** Results that were whole before and are not the same file now. */
export function changedResults(before: StoredFiles, now: StoredFiles): string[] {
  const changed = [...before.cells].filter(([name, text]) => now.cells.get(name) !== text);
  return changed.length === 0 ? [] : [`${changed.length} stored results lost or trained again`];
}
