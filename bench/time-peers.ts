import { loadTimedSteps } from './benchmark-registry.ts';
import type { Engine } from '../core/engine/engine.ts';
import { median } from '../core/statistics/median.ts';
import type { Ratio } from '../schemas/timing.d.ts';
import { timeStep } from './time-step.ts';
import { cellDuration } from './worker-scaling.ts';

const scalingRounds = 3;

/**
 * The same work in others' ways where they can run here, as ratios measured in turns; and what two workers bring over
 * one.
 */
export async function timePeers(engine: Engine, onMessage: (message: string) => void): Promise<Ratio[]> {
  const ratios: Ratio[] = [];
  for (const step of await loadTimedSteps()) {
    onMessage(`peers: ${step.what}`);
    ratios.push(...(await timeStep(step, engine, onMessage)));
  }
  const scaling: number[] = [];
  for (let round = 0; round < scalingRounds; round++) {
    scaling.push((2 * (await cellDuration(engine, 1))) / (await cellDuration(engine, 2)));
  }
  const what = 'throughput of two workers over one, cells of the relu grid';
  return [...ratios, { id: 'workers/two-over-one', what, value: median(scaling) }];
}
