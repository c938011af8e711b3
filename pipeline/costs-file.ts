import { Fail } from '../core/fail.ts';
import type { Costs } from '../schemas/costs.d.ts';
import { readDocument } from '../core/read-document.ts';

/**
 * What cells have cost, as `--costs` names it.
 * @throws Fail (exit 2) where there is none: another cut than the other shards' would leave cells out
 */
export function readCosts(file: string): Costs {
  const next =
    'Name the file that "npm run cluster -- plan" wrote, the same for every shard, or leave --costs out for all.';
  const costs = readDocument(file, {
    schema: 'costs',
    expected: 'what cells have cost',
    next,
    links: 'follow',
  });
  if (costs === undefined)
    throw new Fail({ where: '--costs', found: `no file ${file}`, expected: 'what cells have cost', next });
  return costs as Costs;
}
