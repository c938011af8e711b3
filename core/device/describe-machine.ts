import os from 'node:os';
import si from 'systeminformation';
import type { Cpu, Informational } from '../../schemas/fingerprint.d.ts';

/** Vector extensions among a processor's flags: x86's SSE, AVX, FMA and AMX families, Arm's NEON and SVE. */
const vector = /^(sse|ssse|avx|fma|f16c|amx|asimd|neon|sve|sme|i8mm|bf16)/;

/** What an inquiry answers, or undefined where it fails. */
async function unlessItFails<T>(inquiry: () => Promise<T>): Promise<T | undefined> {
  try {
    return await inquiry();
  } catch {
    return undefined;
  }
}

/** The processor: its model, cores and vector extensions. Never throws. */
export async function describeCpu(): Promise<Cpu> {
  const [found, flags] = await Promise.all([
    unlessItFails(() => si.cpu()),
    unlessItFails(() => si.cpuFlags()),
  ]);
  const simd = (flags ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((flag) => vector.test(flag));
  const physical = found?.physicalCores ?? 0;
  return {
    model: os.cpus()[0]?.model.trim() ?? found?.brand ?? 'unknown CPU',
    logicalCores: os.availableParallelism(),
    ...(physical > 0 ? { physicalCores: physical } : {}),
    ...(simd.length > 0 ? { simd: [...new Set(simd)].sort() } : {}),
  };
}

/** Whole GiB of memory: what firmware keeps for itself differs between boots. */
export function memoryGiB(): number {
  return Math.round(os.totalmem() / 2 ** 30);
}

/** What is good to know about this machine and does not decide comparability. Never throws. */
export async function describeSurroundings(date: Date): Promise<Informational> {
  const [system, release] = await Promise.all([
    unlessItFails(() => si.system()),
    unlessItFails(() => si.osInfo()),
  ]);
  const virtual = system?.virtual === true ? [system.model, system.virtualHost ?? ''] : [];
  const told = (name: string, parts: readonly (string | undefined)[]): Record<string, string> => {
    const text = parts.filter((part) => part !== undefined && part !== '').join(' ');
    return text === '' ? {} : { [name]: text };
  };
  return {
    date: date.toISOString(),
    node: process.version,
    v8: process.versions.v8,
    ...told('host', [os.hostname()]),
    ...told('os', [release?.distro, release?.release]),
    ...told('kernel', [os.release()]),
    ...told('virtual', virtual),
  };
}
