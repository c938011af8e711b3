import type { Cell } from '../../schemas/cell.d.ts';
import type { ProfileName, Suite, Sweep } from '../suite.ts';
import { buildCell } from './build-cell.ts';
import { requestedSeeds, type SeedRequest } from './seed-request.ts';

type Point = Readonly<Record<string, unknown>>;

/**
 * The cells of a suite's profile, each once, in the order of its sweeps.
 *
 * @param seeds what takes the place of the profile's own seeds
 */
export function expand(
  suite: Suite,
  profile: ProfileName,
  engineNumerics: string,
  seeds?: SeedRequest,
): Cell[] {
  const plan = suite.profiles[profile];
  return cellsOf(suite, plan.sweeps, engineNumerics, (sweep) =>
    requestedSeeds(sweep.seeds ?? plan.seeds, seeds),
  );
}

/** The cells that each later look of a profile adds, where a claim needs them. */
export function expandLater(suite: Suite, profile: ProfileName, engineNumerics: string): Cell[][] {
  const { sweeps, laterSeeds = [] } = suite.profiles[profile];
  const drawn = sweeps.filter(({ seeded, seeds }) => seeded === true && seeds === undefined);
  return laterSeeds.map((seeds) => cellsOf(suite, drawn, engineNumerics, () => seeds));
}

function cellsOf(
  suite: Suite,
  sweeps: readonly Sweep[],
  engineNumerics: string,
  seedsOf: (sweep: Sweep) => readonly number[],
): Cell[] {
  const cells = new Map<string, Cell>();
  for (const sweep of sweeps) {
    for (const point of pointsOf(sweep, seedsOf(sweep))) {
      const cell = buildCell(suite, sweep.experiment, point, engineNumerics);
      cells.set(cell.key, cell);
    }
  }
  return [...cells.values()];
}

function pointsOf(sweep: Sweep, seeds: readonly number[]): Point[] {
  const axes = Object.entries(sweep.axes ?? {}).map(([name, values]) => [name, values ?? []] as const);
  if (sweep.seeded === true) axes.push(['seed', seeds]);
  let points: Point[] = (sweep.points ?? [{}]).map((point) => ({ ...sweep.fixed, ...point }));
  for (const [name, values] of axes) {
    points = points.flatMap((point) => values.map((value) => ({ ...point, [name]: value })));
  }
  return points;
}
