import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  conditionsOf,
  judgeBenchmark,
  judgeConditions,
  usualReferenceLoops,
  type Seen,
} from './judge-conditions.ts';

const quiet: Seen = {
  loadBefore: 0.4,
  cores: 2,
  othersShare: 0.02,
  stolenShare: 0,
  spinMs: [1.5, 1.51, 1.52, 1.5],
  fillMs: [1.6, 1.62, 1.65, 1.6],
  gpuBefore: [{ device: 0, utilisation: 0 }],
  gpuLooks: [{ device: 0, utilisation: 0.9, slowedBy: [], clockMHz: 1980 }],
};

test('a quiet machine is reliable', () => {
  assert.deepEqual(judgeConditions(quiet), { state: 'reliable', reasons: [] });
  assert.deepEqual(
    judgeConditions({ cores: 1, spinMs: [1], fillMs: [1], gpuBefore: [], gpuLooks: [] }).state,
    'reliable',
  );
});

const disturbances: readonly [string, Partial<Seen>, RegExp][] = [
  ['load', { loadBefore: 1.6 }, /load average was 1\.60 before the start, on 2 cores/],
  ['other programs', { othersShare: 0.31 }, /other programs took 31 %/],
  ['stolen time', { stolenShare: 0.05 }, /host gave 5\.0 %/],
  ['a core that slows', { spinMs: [1.5, 1.5, 1.5, 1.8, 1.8] }, /core's speed varied by 20 %/],
  ['a neighbour', { fillMs: [1.6, 1.6, 1.6, 2.4, 2.4] }, /at once varied by 50 %.*other hardware thread/],
  ['a busy GPU', { gpuBefore: [{ device: 1, utilisation: 0.5 }] }, /GPU 1 was 50 % busy before/],
  [
    'a hot GPU',
    { gpuLooks: [{ device: 0, slowedBy: ['its temperature (hardware)'] }] },
    /GPU 0 was slowed by its temp/,
  ],
];

for (const [name, disturbance, pattern] of disturbances) {
  test(`unreliable: ${name}`, () => {
    const { state, reasons } = judgeConditions({ ...quiet, ...disturbance });
    assert.equal(state, 'unreliable');
    assert.equal(reasons.length, 1);
    assert.match(reasons[0]!, pattern);
  });
}

test('a benchmark is unreliable by itself where it did not settle, was slowed beside it, or its processes differ', () => {
  const process = {
    settled: true,
    spinMs: 1.5,
    fillMs: 1.6,
    visits: [[1, 1.01]],
    firstCall: 1,
    warmUp: [],
    callsPerSample: 1,
  };
  const reasons = (processes: Parameters<typeof judgeBenchmark>[0]) =>
    judgeBenchmark(processes, { spinMs: 1.5, fillMs: 1.6 }).reasons;
  assert.deepEqual(reasons([process, process]), []);
  assert.deepEqual(reasons([process, { ...process, settled: false }]), []);
  const [unsettled] = reasons([{ ...process, settled: false }]);
  assert.match(unsettled!, /did not become stable .* in 100 %/);
  const [slowed] = reasons([process, { ...process, spinMs: 1.7 }]);
  assert.match(slowed!, /more than 10 % slower beside it in 50 %/);
  const [crowded] = reasons([process, { ...process, fillMs: 2.4 }]);
  assert.match(crowded!, /core was shared beside it in 50 %/);
  const [apart] = reasons([process, { ...process, visits: [[2], [3]] }]);
  assert.match(apart!, /processes differ by/);
});

test('usual are the median chain and the fastest tenth of eight chains', () => {
  const usual = usualReferenceLoops([3, 1, 2], [20, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10]);
  assert.deepEqual(usual, { spinMs: 2, fillMs: 10 });
});

test('what could not be seen is left out of the document', () => {
  const { spinMs, fillMs, ...rest } = conditionsOf(
    { cores: 2, spinMs: [1.5], fillMs: [1.6], gpuBefore: [], gpuLooks: [] },
    undefined,
  );
  assert.deepEqual([spinMs, fillMs], [[1.5], [1.6]]);
  assert.deepEqual(Object.keys(rest), ['reliability']);
});
