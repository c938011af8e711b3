import { significant } from '../../core/judge/significant.ts';
import { markdownRows } from '../../core/markdown-rows.ts';
import type { AcceptedClaim } from '../../schemas/baseline.d.ts';
import { sizesInUse, sizesText, type Design } from './designs.ts';
import { distributions } from './distributions.ts';
import { powerAt, powerFrom, powerOf, powerOfShare } from './error-rates.ts';

/** Simulated runs for each power: it is then known to 0.5 per cent at 90 (one deviation). */
export const powerRepetitions = 4000;

/** A share as per cent. */
export function percent(share: number): string {
  return (100 * share).toFixed(1);
}

/** In deviations of a seed. */
const effects = [1, 2];

/** Power of every test in use by distribution; a contract test holds its first two columns to the claims. */
export function powerBySize(designs: readonly Design[], repeat: number): string[] {
  const medians = sizesInUse(designs, 'median').map((sizes) => [
    'median',
    sizesText(sizes),
    ...distributions.map((distribution) =>
      effects.map((effect) => percent(powerAt(sizes, distribution, effect, repeat))).join(' / '),
    ),
  ]);
  const shares = sizesInUse(designs, 'proportion').map((sizes) => [
    'proportion of 0.75',
    sizesText(sizes),
    percent(powerOfShare(sizes, 0.75, repeat)),
    ...distributions.slice(1).map(() => '–'),
  ]);
  return markdownRows(['test', 'seeds', ...distributions.map(({ name }) => name)], [...medians, ...shares]);
}

/** Claims of a profile that are estimated, each with what was accepted of it. */
function powerRows(
  designs: readonly Design[],
  profile: Design['profile'],
  accepted: ReadonlyMap<string, AcceptedClaim>,
): { readonly design: Design; readonly entry: AcceptedClaim; readonly row: string[] }[] {
  return designs.flatMap((design) => {
    const { claim, sizes } = design;
    const entry = accepted.get(claim.id);
    if (design.profile !== profile || entry === undefined || entry.samples.length < 2) return [];
    const { decided, size, effect } = powerOf(design, entry, powerRepetitions);
    const [shown, power] = Number.isFinite(effect) ? [significant(effect), percent(decided)] : ['∞', '–'];
    return [
      {
        ...{ design, entry },
        row: [claim.id, claim.kind, sizesText(sizes), shown, power, size.toFixed(1)],
      },
    ];
  });
}

const powerColumns = ['claim', 'kind', 'seeds', 'effect', 'power, %', 'seeds taken, mean'];

/** Power of the claims of profile quick, by their accepted values and by those of runs with fresh seeds. */
export function powerTable(
  designs: readonly Design[],
  accepted: ReadonlyMap<string, AcceptedClaim>,
  fresh: ReadonlyMap<string, readonly number[][]>,
): string[] {
  const rows = powerRows(designs, 'quick', accepted).map(({ design, entry, row }) => {
    const values = fresh.get(design.claim.id)?.flat();
    if (values === undefined) return [...row, '–', '–'];
    const wanted = entry.verdict === 'contradicted' ? 'contradicted' : 'reproduced';
    const power = powerFrom(design, values, wanted, powerRepetitions);
    return [...row, String(values.length), percent(power)];
  });
  return markdownRows([...powerColumns, 'fresh seeds', 'power by them, %'], rows);
}

/** Power of the claims that were accepted in profile paper. */
export function paperTable(
  designs: readonly Design[],
  accepted: ReadonlyMap<string, AcceptedClaim>,
): string[] {
  return markdownRows(
    powerColumns,
    powerRows(designs, 'paper', accepted).map(({ row }) => row),
  );
}
