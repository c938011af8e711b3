import assert from 'node:assert/strict';
import { test } from 'node:test';
import { syntheticBenchmark } from '../core/timing/fixtures/synthetic-timing.ts';
import { assembleTiming } from './assemble-timing.ts';
import type { Measurement } from './measure-together.ts';
import type { Turns } from './run-in-turns.ts';

function measured(ids: readonly string[], notTimed: Measurement['notTimed']): Measurement {
  return {
    record: { id: 'wasm', numerics: 'wasm-float32', device: 'made', versions: {}, flags: {} },
    engineStartMs: 1,
    referenceLoops: [{ chainMs: 1, fillMs: 2 }],
    processorMs: 1,
    benchmarks: ids.map((id) => syntheticBenchmark(id, [[1]])),
    notTimed,
  };
}

test('what one process could not make ready is listed, and not timed by the others either', async () => {
  const measurements = [
    measured(['a/b', 'a/huge'], []),
    measured(['a/b'], [{ id: 'a/huge', reason: 'no memory' }]),
  ];
  const turns: Turns = {
    ...{ startedAt: new Date(0), seconds: 1, measurements: [measurements] },
    seen: { cores: 2, gpuBefore: [], gpuLooks: [] },
  };
  const timing = await assembleTiming(turns, 0, { project: { name: 'made', version: '0' } });
  assert.deepEqual(
    timing.benchmarks.map(({ id, processes }) => [id, processes.length]),
    [['a/b', 2]],
  );
  assert.deepEqual(timing.settings, { processes: 2, secondsPerProcess: 1 });
  assert.deepEqual(timing.notTimed, [{ id: 'a/huge', reason: 'no memory' }]);
});
