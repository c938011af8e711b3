import type { Engine } from '../core/engine/engine.ts';
import { readyFilters } from './cnn-step.ts';
import { readyNetworks } from './network-step.ts';
import { readyStudents } from './student-step.ts';
import { readyTransformers } from './transformer-step.ts';
import type { Workload } from './workload.ts';

/** A training step that is timed against others' ways of taking it. */
export interface TimedStep {
  readonly id: string;
  /** What a step is, for people. */
  readonly what: string;
  /** Steps to a sample. */
  readonly steps: number;
  readonly ready: (engine: Engine) => Workload;
  /** Scripts of bench/peers with their options. */
  readonly peers: readonly {
    readonly name: string;
    readonly script: string;
    readonly options: readonly string[];
  }[];
}

export const timedSteps: readonly TimedStep[] = [
  {
    id: 'student-step',
    what: 'one step of one ReLU student (d=100, h=50, n=1000)',
    steps: 100,
    ready: readyStudents,
    peers: [
      { name: 'numpy-float32', script: 'student-step.py', options: ['float32', '1'] },
      { name: 'numpy-float64', script: 'student-step.py', options: ['float64', '1'] },
      { name: 'pytorch-batched', script: 'student-step-batched.py', options: ['1', '16'] },
    ],
  },
  {
    id: 'rhm-step',
    what: 'one step of one network on hierarchical data (width 64, batch 128)',
    steps: 100,
    ready: readyNetworks,
    peers: [
      { name: 'pytorch-public', script: 'rhm-step.py', options: ['public'] },
      { name: 'pytorch-lean', script: 'rhm-step.py', options: ['lean'] },
    ],
  },
  {
    id: 'cnn-step',
    what: 'one step of the small convolutional network (15 × 15 filters, batch 128)',
    steps: 3,
    ready: readyFilters,
    peers: [
      { name: 'pytorch', script: 'cnn-step.py', options: ['contiguous'] },
      { name: 'pytorch-channels-last', script: 'cnn-step.py', options: ['channels-last'] },
    ],
  },
  {
    id: 'grokking-step',
    what: 'one step of the transformer of one layer (p = 97, d = 128, 512 pairs)',
    steps: 5,
    ready: readyTransformers,
    peers: [{ name: 'pytorch-public', script: 'grokking-step.py', options: ['1'] }],
  },
];
