import type { EngineRecord } from '../../schemas/device.d.ts';
import type {
  Comparability,
  ComparableEngine,
  Cpu,
  Fingerprint,
  Informational,
} from '../../schemas/fingerprint.d.ts';
import { contentAddress } from '../content-address.ts';
import { describeGpus, type FoundGpus } from './describe-gpus.ts';
import { describeCpu, describeSurroundings, memoryGiB } from './describe-machine.ts';

/** Which of several equal devices was taken says nothing about its speed. */
const choosesDevice = 'CUDA_VISIBLE_DEVICES';
const serialNumber = /\s*\(?\b(?:GPU|MIG)-[0-9a-f][0-9a-f/-]*\)?/gi;

/** What was found out about a machine. */
export interface FoundMachine {
  readonly platform: string;
  readonly cpu: Cpu;
  readonly memoryGiB: number;
  readonly gpus: FoundGpus;
  readonly surroundings: Informational;
}

/** The part of an engine's record that two machines of one kind have in common. */
function comparableEngine({ id, numerics, device, versions, flags }: EngineRecord): ComparableEngine {
  const shared = Object.entries(flags).filter(([name]) => name !== choosesDevice);
  return {
    ...{ id, numerics, versions },
    device: device.replace(serialNumber, '').trim(),
    flags: Object.fromEntries(shared),
  };
}

/**
 * The fingerprint of an engine on a machine: what decides comparability, hashed, and what does not.
 *
 * @param onGpu whether the engine computes on a GPU; for others it is there for information only
 */
export function fingerprintOf(machine: FoundMachine, engine: EngineRecord, onGpu: boolean): Fingerprint {
  const { platform, cpu, memoryGiB: memory, gpus, surroundings } = machine;
  const listed = gpus.gpus.length === 0 ? {} : { gpus: [...gpus.gpus] };
  const comparability: Comparability = {
    platform,
    memoryGiB: memory,
    cpu,
    ...(onGpu ? listed : {}),
    ...(onGpu && gpus.driver !== undefined ? { gpuDriver: gpus.driver } : {}),
    engine: comparableEngine(engine),
  };
  const device = engine.flags[choosesDevice];
  return {
    hash: contentAddress(comparability),
    comparability,
    informational: {
      ...surroundings,
      ...(device === undefined ? {} : { device: String(device) }),
      ...(gpus.ids.length === 0 ? {} : { gpuIds: [...gpus.ids] }),
      ...(onGpu ? {} : listed),
    },
  };
}

/** The fingerprint of an engine on this machine. A field that cannot be found out is left out; never throws. */
export async function fingerprintHere(
  engine: EngineRecord,
  onGpu: boolean,
  date: Date,
): Promise<Fingerprint> {
  const [cpu, gpus, surroundings] = await Promise.all([
    describeCpu(),
    describeGpus(),
    describeSurroundings(date),
  ]);
  const platform = `${process.platform}-${process.arch}`;
  return fingerprintOf({ platform, cpu, memoryGiB: memoryGiB(), gpus, surroundings }, engine, onGpu);
}
