import { forwardWork, paperFilters, quickFilters, readyFilters, type FilterSetting } from '../cnn-step.ts';
import type { Benchmark } from '../benchmark.ts';

const bytesOfFloat = Float32Array.BYTES_PER_ELEMENT;
/** Normalisation, ReLU and pooling, forwards and back, pass over what a convolution makes about this often. */
const passes = 8;

/** Convolutions forwards, and backwards by filters and by inputs. */
function work({ network, batchSize }: FilterSetting) {
  const { products, made } = forwardWork(network);
  return { flop: 2 * 3 * batchSize * products, bytes: passes * batchSize * made * bytesOfFloat };
}

function step(profile: 'quick' | 'paper', what: string, setting: FilterSetting): Benchmark {
  return {
    ...{ id: `cnn/step-${profile}`, group: 'suite', suite: 'cnn', arithmetic: 'engine', phase: 'train' },
    profiles: [profile],
    what: `one step of ${what}, batch ${setting.batchSize}`,
    per: 'step of one network',
    ready: ({ engine }) => {
      const { members, step: call, finish, dispose } = readyFilters(engine, setting);
      return { members, work: work(setting), call, finish, dispose };
    },
  };
}

export const benchmarks: readonly Benchmark[] = [
  step('quick', 'the small network with 32 filters of 15 × 15', quickFilters),
  // Seconds a step on a processor.
  { ...step('paper', 'the ResNet with 64 filters of 15 × 15', paperFilters), engines: ['cuda'] },
];
