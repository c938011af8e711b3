import type { Fault } from './fault.ts';
import { baselineFaults, judgingFaults } from './judging-faults.ts';
import { trainingFaults } from './training-faults.ts';

/** Every planted fault, slice by slice as they are run. */
export const faults: readonly Fault[] = [...trainingFaults, ...judgingFaults, ...baselineFaults];
