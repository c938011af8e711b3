import { contentAddress } from '../core/content-address.ts';
import type { Figure } from '../figures/shared/figure.ts';
import type { Experiments } from '../schemas/cell-set.ts';
import type { Result } from '../schemas/result.d.ts';
import type { Verdict } from '../schemas/verdict.d.ts';
import { project } from './project.ts';

/** Where a figure comes from: of its results alone, so that the same results give the same bytes on any day. */
export interface FigureProvenance {
  readonly project: string;
  readonly suite: string;
  readonly suiteVersions: readonly number[];
  /** Engine and device, as the results name them. */
  readonly engines: readonly string[];
  readonly cells: number;
  /** SHA-256 of the keys and digests of the cells that it was drawn from. */
  readonly cellsDigest: string;
  /** First and last day of training, for those cells that say. */
  readonly trained?: readonly [string, string];
  /** Revisions that trained them, for those that say. */
  readonly commits: readonly string[];
  /** Seconds that training them took, added up. */
  readonly trainedSeconds: number;
  /** Of the claims about the figure. */
  readonly verdicts: Readonly<Record<string, string>>;
}

function unique(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.flatMap((value) => value ?? []))].sort();
}

/**
 * @param used the results that the figure has read
 * @param own the verdicts of the claims about it
 */
export function figureProvenance(
  figure: Pick<Figure<Experiments>, 'suite'>,
  used: readonly Result[],
  own: readonly Verdict[],
): FigureProvenance {
  const { name, version } = project();
  const days = unique(used.map(({ cost }) => cost.trainedAt?.slice(0, 10)));
  const cells = used.map(({ cell, digest }) => `${cell.key} ${digest}`).sort();
  return {
    project: `${name} ${version}`,
    suite: figure.suite,
    suiteVersions: [...new Set(used.map(({ cell }) => cell.suiteVersion))].sort(),
    engines: unique(used.map(({ engine }) => `${engine.id} on ${engine.device}`)),
    cells: used.length,
    cellsDigest: contentAddress(cells),
    ...(days.length === 0 ? {} : { trained: [days[0]!, days.at(-1)!] as const }),
    commits: unique(used.map(({ cost }) => cost.commit)),
    trainedSeconds: Math.round(used.reduce((sum, { cost }) => sum + cost.durationMs, 0) / 1e3),
    verdicts: Object.fromEntries(own.map(({ id, verdict }) => [id, verdict])),
  };
}
