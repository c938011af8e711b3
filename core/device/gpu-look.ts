import type { GpuLook } from '../../schemas/timing.d.ts';
import { callSmi, querySmi, smiNumber, type CallSmi } from './ask-nvidia-smi.ts';

const numbers = {
  clockMHz: 'clocks.sm',
  maxClockMHz: 'clocks.max.sm',
  powerW: 'power.draw',
  temperatureC: 'temperature.gpu',
} as const;

/** The bit mask of what slows the clocks; drivers from 535 on call it events, older ones throttle reasons. */
const masks = ['clocks_event_reasons.active', 'clocks_throttle_reasons.active'] as const;

/**
 * Bits of NVML's clock event reasons that mean a device is slower than it could be. Idle clocks, clocks set by a user
 * and the power cap (part of the fingerprint) are not among them.
 */
const slowing: readonly (readonly [bigint, string])[] = [
  [0x08n, 'hardware slowdown'],
  [0x20n, 'its temperature (software)'],
  [0x40n, 'its temperature (hardware)'],
  [0x80n, 'its power supply'],
];

function slowedBy(mask: string | undefined): string[] | undefined {
  if (mask === undefined || !/^0x[0-9a-f]+$/i.test(mask)) return undefined;
  const bits = BigInt(mask);
  return slowing.filter(([bit]) => (bits & bit) !== 0n).map(([, name]) => name);
}

/** Clocks, power, temperature and use of every NVIDIA GPU now; none where there is no nvidia-smi. Never throws. */
export async function lookAtGpus(call: CallSmi = callSmi): Promise<GpuLook[]> {
  const rows = await querySmi([...Object.values(numbers), 'utilization.gpu', ...masks], call);
  return rows.map((row, device): GpuLook => {
    const read = Object.entries(numbers).flatMap(([name, field]): [string, number][] => {
      const value = smiNumber(row, field);
      return value === undefined ? [] : [[name, value]];
    });
    const percent = smiNumber(row, 'utilization.gpu');
    const slowed = slowedBy(masks.map((field) => row.get(field)).find((mask) => mask !== undefined));
    return {
      device,
      ...Object.fromEntries(read),
      ...(percent === undefined ? {} : { utilisation: percent / 100 }),
      ...(slowed === undefined ? {} : { slowedBy: slowed }),
    };
  });
}
