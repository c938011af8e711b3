import { buildCell } from '../../core/run/build-cell.ts';
import { makeResult } from '../../core/run/make-result.ts';
import { ResultStore } from '../../core/run/result-store.ts';
import { suite } from '../../suites/relu/suite.ts';
import { nothingToWaitFor, type Benchmark, type BenchmarkContext } from '../benchmark.ts';

const rows = [10, 100, 1000].map((step) => ({
  step,
  kernelDistance: 0.125 / step,
  testLoss: 0.001,
  hammingDistance: 1.5,
  parameterDistance: 0.25,
  trainLoss: 0.0005,
}));

function made({ scratch, engine }: BenchmarkContext) {
  const parameters = { tau: 0.1, delta: 1, seed: 100, steps: rows.map(({ step }) => step) };
  const cell = buildCell(suite, 'grid', parameters, engine.record.numerics);
  const result = makeResult(cell, engine.record, 1, 1, { state: 'completed', measurements: { rows } });
  return { cell, result, store: new ResultStore(scratch, () => 'relu#/$defs/GridMeasurements') };
}

const shared = { group: 'infrastructure', arithmetic: 'float64', phase: 'store', per: 'result' } as const;
const work = { flop: 0, bytes: 1500 };
const rest = { members: 1, work, finish: nothingToWaitFor, dispose: () => undefined };

/** One cell of the relu grid to disk and back, validated both ways. */
export const benchmarks: readonly Benchmark[] = [
  {
    ...shared,
    id: 'store/write',
    what: 'a result of the relu grid checked, hashed and written atomically',
    ready: (context) => {
      const { store, result } = made(context);
      return { ...rest, call: () => store.write(result) };
    },
  },
  {
    ...shared,
    id: 'store/read',
    what: 'a result of the relu grid read and checked',
    ready: async (context) => {
      const { store, cell, result } = made(context);
      await store.write(result);
      return {
        ...rest,
        call: async () => {
          const { state } = await store.read(cell);
          if (state !== 'present') throw new Error(`the stored result is ${state}`);
        },
      };
    },
  },
];
