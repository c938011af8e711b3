import { Fail } from '../core/fail.ts';
import type { Costs } from '../schemas/costs.d.ts';
import { readDocument } from './read-document.ts';

/**
 * What cells have cost, as `--costs` names it.
 * @throws Fail (exit 2) where there is none: another cut than the other shards' would leave cells out
 */
export async function readCosts(file: string): Promise<Costs> {
  const next =
    'Name the file that "npm run cluster -- plan" wrote, the same for every shard, or leave --costs out for all.';
  const costs = await readDocument(file, 'costs', next);
  if (costs === undefined)
    throw new Fail({ where: '--costs', found: `no file ${file}`, expected: 'what cells have cost', next });
  return costs as Costs;
}
