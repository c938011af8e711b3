import os from 'node:os';
import type { Device } from '../../schemas/device.d.ts';

/** The machine this process runs on. */
export function describeDevice(): Device {
  return {
    cpu: os.cpus()[0]?.model.trim() ?? 'unknown CPU',
    logicalCores: os.availableParallelism(),
    memoryGiB: Math.round((os.totalmem() / 2 ** 30) * 10) / 10,
    platform: `${process.platform}-${process.arch}`,
    node: process.version,
  };
}
