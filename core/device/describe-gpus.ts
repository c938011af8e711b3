import si from 'systeminformation';
import type { Gpu } from '../../schemas/fingerprint.d.ts';
import { callSmi, querySmi, smiNumber, type CallSmi } from './ask-nvidia-smi.ts';
import { migProfiles } from './mig-profiles.ts';

/** The GPUs of this machine and what drives them. */
export interface FoundGpus {
  readonly gpus: readonly Gpu[];
  /** Serial numbers, in the same order, as far as they are known. */
  readonly ids: readonly string[];
  readonly driver?: string;
}

const fields = ['name', 'uuid', 'memory.total', 'power.limit', 'mig.mode.current', 'driver_version'];

/**
 * The GPUs of this machine: NVIDIA's from its driver, others from the system. A field that cannot be found out is left
 * out; never throws.
 */
export async function describeGpus(
  call: CallSmi = callSmi,
  others: () => Promise<Gpu[]> = listedControllers,
): Promise<FoundGpus> {
  const rows = await querySmi(fields, call);
  if (rows.length === 0) return { gpus: await others(), ids: [] };
  const listing = rows.some((row) => isOn(row.get('mig.mode.current'))) ? await call(['-L']) : undefined;
  const profiles = migProfiles(listing?.text ?? '');
  const gpus = rows.map((row, position): Gpu => {
    const memory = smiNumber(row, 'memory.total');
    const power = smiNumber(row, 'power.limit');
    const mode = row.get('mig.mode.current');
    const instances = isOn(mode) ? (profiles.get(position) ?? []) : [];
    return {
      model: row.get('name') ?? 'unknown GPU',
      ...(memory === undefined ? {} : { memoryMiB: Math.round(memory) }),
      ...(power === undefined ? {} : { powerLimitW: power }),
      ...(mode === undefined ? {} : { mig: [mode.toLowerCase(), ...instances].join(' ') }),
    };
  });
  const driver = rows[0]!.get('driver_version');
  return {
    gpus,
    ids: rows.flatMap((row) => row.get('uuid') ?? []),
    ...(driver === undefined ? {} : { driver }),
  };
}

function isOn(mode: string | undefined): boolean {
  return mode?.toLowerCase() === 'enabled';
}

/** Graphics controllers as the system lists them. */
async function listedControllers(): Promise<Gpu[]> {
  try {
    const { controllers } = await si.graphics();
    return controllers.flatMap(({ vendor, model, vram }) => {
      const name = [vendor, model].filter((part) => part !== '').join(' ');
      if (name === '') return [];
      return [
        { model: name, ...(typeof vram === 'number' && vram > 0 ? { memoryMiB: Math.round(vram) } : {}) },
      ];
    });
  } catch {
    return [];
  }
}
