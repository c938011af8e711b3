import type { TimedStep } from '../timed-step.ts';
import { hammingDistance, kernelDistance, parameterDistance } from '../../suites/relu/distances.ts';
import { meanSquaredError, preActivations } from '../../suites/relu/float64-network.ts';
import { neuralTangentKernel } from '../../suites/relu/neural-tangent-kernel.ts';
import { disposeShared, uploadShared } from '../../suites/relu/shared-data.ts';
import { scaledStudent } from '../../suites/relu/student-teacher.ts';
import { activationBytes, TensorStudents } from '../../suites/relu/tensor-students.ts';
import {
  gpus,
  nothingToWaitFor,
  type Benchmark,
  type BenchmarkContext,
  type ReadyBenchmark,
  processors,
} from '../benchmark.ts';
import { readyStudents } from '../student-step.ts';

const sizes = { dimension: 100, width: 50, samples: 1000 };
const testSamples = 10_000;
/** Students of one seed that the suite trains together. */
const largestEnsemble = 16;
/** Those of a seed of Fig. 1b, 17 × 17, which a GPU trains together. */
const gridOfSeed = 289;
const bytesOfFloat = Float32Array.BYTES_PER_ELEMENT;

const { dimension: d, width: h, samples: n } = sizes;

/** The two large products, the read-out, its two gradients and the mask; inputs once, weights read and written. */
const step = {
  flop: 4 * d * h * n + 7 * h * n + 2 * d * h,
  bytes: (n * d + n + 2 * h * (d + 1)) * bytesOfFloat + activationBytes(sizes),
};

/** Kernel of n inputs (two products of n × h, the gram matrix is kept) and distances, losses on fresh inputs. */
const look = {
  flop: 4 * n ** 2 * h + 7 * n ** 2 + 2 * d * h * (n + testSamples),
  bytes: (3 * n ** 2 + 2 * n * h + testSamples * (d + h)) * bytesOfFloat,
};

const shared = { group: 'suite', suite: 'relu', arithmetic: 'engine' } as const;
const whatStep = `one gradient step of a ReLU student (d = ${d}, h = ${h}, n = ${n})`;

function studentStep(most: number, more: Partial<Benchmark> & Pick<Benchmark, 'id'>): Benchmark {
  return {
    ...shared,
    phase: 'train',
    what: whatStep,
    per: 'step of one student',
    series: 'relu/step',
    ready: ({ engine }) => {
      const { step: call, ...ready } = readyStudents(engine, most);
      return { ...ready, work: step, call };
    },
    ...more,
  };
}

/** What is measured of a student at a recorded step. */
async function readyLook({ engine }: BenchmarkContext): Promise<ReadyBenchmark> {
  const parameters = {
    tau: 0.1,
    delta: 1,
    seed: 100,
    steps: [0],
    baseLearningRate: 5e-3,
    testSamples,
    ...sizes,
  };
  const data = uploadShared(engine, parameters);
  const start = { weights: scaledStudent(data.base.student, 0.1, 1), learningRate: 0.5 };
  const students = new TensorStudents(engine, [start], { inputs: data.inputs, labels: data.labels.tensor });
  const [initial] = await students.weights();
  const hidden = preActivations(initial!, data.base.inputs, d);
  const kernel = await neuralTangentKernel(engine, data.gram, hidden, initial!.a);
  const call = async (): Promise<void> => {
    const [weights] = await students.weights();
    const [predictions] = await students.outputs(data.test.columns);
    const pre = preActivations(weights!, data.base.inputs, d);
    kernelDistance(kernel, await neuralTangentKernel(engine, data.gram, pre, weights!.a));
    hammingDistance(hidden, pre, n);
    parameterDistance(initial!, weights!);
    meanSquaredError(predictions!, data.test.labels);
  };
  const dispose = (): void => {
    students.dispose();
    disposeShared(engine, data);
  };
  return { members: 1, work: look, call, finish: nothingToWaitFor, dispose };
}

/** Quick and paper train and measure students of the same sizes. */
export const benchmarks: readonly Benchmark[] = [
  studentStep(largestEnsemble, { id: 'relu/step', profiles: ['quick', 'paper'] }),
  studentStep(1, { id: 'relu/step-of-1' }),
  studentStep(4, { id: 'relu/step-of-4' }),
  studentStep(64, { id: 'relu/step-of-64', on: gpus }),
  studentStep(256, { id: 'relu/step-of-256', on: gpus }),
  studentStep(gridOfSeed, { id: 'relu/step-of-289', on: gpus }),
  {
    ...shared,
    id: 'relu/evaluation',
    phase: 'evaluate',
    profiles: ['quick', 'paper'],
    what: `kernel (${n} × ${n}) and distances of a student, and its loss on ${testSamples} inputs`,
    per: 'evaluation of one student',
    ready: readyLook,
  },
];

/** Timed against others' ways of taking it. */
export const timedSteps: readonly TimedStep[] = [
  {
    id: 'student-step',
    what: 'one step of one ReLU student (d=100, h=50, n=1000)',
    steps: 100,
    ready: readyStudents,
    peers: [
      { name: 'numpy-float32', script: 'student-step.py', options: ['float32', '1'], on: processors },
      { name: 'numpy-float64', script: 'student-step.py', options: ['float64', '1'], on: processors },
      { name: 'pytorch-batched', script: 'student-step-batched.py', options: ['1', '16'], on: processors },
      {
        name: 'pytorch-gpu',
        script: 'student-step-batched.py',
        options: ['1', '16', '--device=cuda'],
        on: gpus,
      },
      {
        name: 'pytorch-cuda-graph',
        script: 'student-step-batched.py',
        options: ['1', '16', '--device=cuda', '--graph'],
        on: gpus,
      },
    ],
  },
];
