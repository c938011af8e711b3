import os from 'node:os';
import type { EngineName } from '../core/engine/engine.ts';
import { engines } from '../core/engine/engines.ts';
import { Fail } from '../core/fail.ts';
import type { WorkerGroup } from '../core/run/worker-group.ts';

/** Reads `--workers`. */
function requestedWorkers(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const workers = Number(text);
  if (!Number.isInteger(workers) || workers < 1 || workers > 1024) {
    throw new Fail({
      where: '--workers',
      found: JSON.stringify(text),
      expected: 'a whole number from 1 to 1024',
      next: 'Leave it out to use every core, or one worker a GPU.',
    });
  }
  return workers;
}

/**
 * The worker processes of a run. On processors one a core, all alike. On GPUs one each, with whole ensembles: more on one
 * device wait for each other; and beside them one a core that is left for what is computed in plain JavaScript.
 *
 * @param request as given to `--workers`: in place of the cores, or of one for each device
 * @param device what the engine computes on, for people
 * @throws Fail (exit 2) for a number that cannot be
 */
export async function workerGroups(
  engine: EngineName,
  device: string,
  request: string | undefined,
  cores = os.availableParallelism(),
  candidates = engines,
): Promise<WorkerGroup[]> {
  const requested = requestedWorkers(request);
  const none = {} as const;
  const module = candidates.find(({ name }) => name === engine)!;
  if (!module.traits.isGpu) {
    const environments = Array.from({ length: requested ?? cores }, () => none);
    return [{ device, takes: ['engine', 'float64'], environments, cut: 'several a worker' }];
  }
  const devices = (await module.devices?.()) ?? [{ name: device, environment: none }];
  const onDevices = Array.from(
    { length: requested ?? devices.length },
    (_, worker) => devices[worker % devices.length]!.environment,
  );
  const beside = Array.from({ length: Math.max(1, cores - onDevices.length) }, () => none);
  return [
    {
      device:
        devices.length === 1 ? devices[0]!.name : `${devices.length} devices, ${devices[0]!.name} first`,
      takes: ['engine'],
      environments: onDevices,
      cut: 'whole',
    },
    { device: 'processor cores', takes: ['float64'], environments: beside, cut: 'several a worker' },
  ];
}
