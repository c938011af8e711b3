import type { EngineName } from '../core/engine/engine.ts';
import { sourcesOf } from '../core/engine/engines.ts';
import { float64Numerics } from '../core/run/build-cell.ts';
import { programDigest } from '../core/run/trainer-digest.ts';
import type { Cell } from '../schemas/cell.d.ts';

/**
 * Digests of the code that trains the cells of some suites: of experiments in plain float64 that of the suite's trainers,
 * of others that of the engine too.
 */
export async function trainerOf(
  suites: Iterable<string>,
  engine: EngineName,
): Promise<(cell: Cell) => string> {
  const known = new Map<string, { readonly float64: string; readonly engine: string }>();
  await Promise.all(
    [...suites].map(async (suite) => {
      const own = `suites/${suite}/train.ts`;
      const [float64, onEngine] = await Promise.all([
        programDigest([own]),
        programDigest([own, ...sourcesOf(engine)]),
      ]);
      known.set(suite, { float64, engine: onEngine });
    }),
  );
  return ({ suite, numerics }) => {
    const digests = known.get(suite)!;
    return numerics === float64Numerics ? digests.float64 : digests.engine;
  };
}
