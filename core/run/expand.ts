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
  const cells = new Map<string, Cell>();
  for (const sweep of plan.sweeps) {
    for (const point of pointsOf(sweep, requestedSeeds(sweep.seeds ?? plan.seeds, seeds))) {
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
