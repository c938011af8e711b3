import { kernelDistance } from '../../core/numerics/kernel-distance.ts';
import type { Engine } from '../../core/engine/engine.ts';
import type { DistanceRow, NetworkParameters } from '../../schemas/deep.d.ts';
import type { Windows } from './first-layer.ts';
import type { StackParameters } from './parameters.ts';
import { changedPatterns, parameterDistances, takeSnapshot, type Snapshot } from './snapshot.ts';

/** What a row is measured against and on. */
export interface Origin {
  readonly start: Snapshot;
  /** Windows of the probes. */
  readonly probes: Windows;
}

/**
 * How far a network is from its start.
 *
 * @param network as a stack of one
 * @param known what was measured of it before
 */
export async function measureRow(
  engine: Engine,
  network: StackParameters,
  { fullProbes }: NetworkParameters,
  { start, probes }: Origin,
  known: Pick<DistanceRow, 'step' | 'trainLoss' | 'testAccuracy'>,
): Promise<DistanceRow> {
  const now = await takeSnapshot(engine, network, probes, fullProbes);
  const changed = changedPatterns(start, now);
  const moved = parameterDistances(start, now);
  return {
    ...known,
    kernelDistance: kernelDistance(start.tracedKernel, now.tracedKernel),
    fullKernelDistance: kernelDistance(start.fullKernel, now.fullKernel),
    hammingDistance: changed.all,
    hammingByLayer: changed.byLayer,
    parameterDistance: moved.absolute,
    relativeParameterDistance: moved.relative,
  };
}
