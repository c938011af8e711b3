import { Fail } from '../../core/fail.ts';
import { parseDocument } from '../../core/parse-document.ts';
import { readRegular } from '../../core/read-regular.ts';
import { recordedCosts } from '../../core/run/costs.ts';
import { largestResult } from '../../core/run/result-store.ts';
import { storeFiles } from '../../core/run/store-files.ts';
import type { Costs } from '../../schemas/costs.d.ts';
import type { Result } from '../../schemas/result.d.ts';
import { problems } from '../../schemas/validate.ts';

/** The result in a file, where it is whole enough to say what it cost. */
function resultIn(file: string): Result | undefined {
  const content = readRegular(file, largestResult, 'refuse');
  const parsed = content.state === 'read' ? parseDocument(content.bytes) : content;
  if (parsed.state !== 'parsed') return undefined;
  const { document } = parsed;
  return problems('result', document).length === 0 ? (document as Result) : undefined;
}

/**
 * What cells have cost in some folders of results.
 * @throws Fail (exit 2) for a folder without results
 */
export async function recordedIn(folders: readonly string[]): Promise<Costs> {
  const results: Result[] = [];
  for (const folder of folders) {
    const files = await storeFiles(folder);
    if (files === undefined) {
      throw new Fail({
        where: '--costs-from',
        found: `no results in ${folder}`,
        expected: 'a folder that "npm run reproduce -- --out DIR" has written',
        next: 'Leave it out to plan with the suites’ own estimates.',
      });
    }
    for (const { file } of files) {
      const result = resultIn(file);
      if (result !== undefined) results.push(result);
    }
  }
  return recordedCosts(results);
}
