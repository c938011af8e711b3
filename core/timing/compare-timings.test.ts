import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { problems } from '../../schemas/validate.ts';
import { compareTimings, type LabelledTiming } from './compare-timings.ts';
import { syntheticBenchmark, syntheticMachine, syntheticTiming } from './fixtures/synthetic-timing.ts';

/** Eight processes around this many milliseconds, none equal. */
function around(milliseconds: number): number[][] {
  return Array.from({ length: 8 }, (_, i) => [
    milliseconds * (1 + 0.001 * i),
    milliseconds * (1.004 + 0.001 * i),
  ]);
}

/** Calibration of a device that takes `factor` as long as one with 2 GFLOP/s and 3 GB/s. */
function calibration(factor: number) {
  const kernel = { group: 'calibration', phase: 'kernel' } as const;
  return [
    syntheticBenchmark('calibration/matmul-100', around(factor), {
      ...kernel,
      work: { flop: 2e6, bytes: 1e5 },
    }),
    syntheticBenchmark('calibration/memory-pass', around(factor), {
      ...kernel,
      work: { flop: 1e5, bytes: 3e6 },
    }),
  ];
}

const otherMachine = { ...syntheticMachine, cpu: { model: 'other CPU', logicalCores: 8 } };

function labelled(label: string, timing: LabelledTiming['timing']): LabelledTiming {
  return { label, file: `${label}.json`, timing };
}

const slow = syntheticTiming([
  ...calibration(1),
  syntheticBenchmark('relu/step', around(1)),
  syntheticBenchmark('rhm/step', around(1)),
]);

describe('one fingerprint', () => {
  const after = syntheticTiming([
    ...calibration(1),
    syntheticBenchmark('relu/step', around(1.2)),
    syntheticBenchmark('rhm/step', around(0.8)),
  ]);
  const comparison = compareTimings([labelled('before', slow), labelled('after', after)]);
  const [tested] = comparison.comparisons;
  const verdict = (id: string) => tested!.benchmarks.find((each) => each.id === id)!;

  test('is tested: slower, faster and same', () => {
    assert.equal(tested!.kind, 'tested');
    assert.deepEqual(tested!.differences, []);
    assert.equal(verdict('relu/step').verdict, 'slower');
    assert.equal(verdict('rhm/step').verdict, 'faster');
    assert.equal(verdict('calibration/matmul-100').verdict, 'same');
    assert.ok(Math.abs(verdict('relu/step').ratio - 1.2) < 1e-12);
    // 2/C(16, 8) for samples wholly apart, and Holm's factor for the smallest of four.
    assert.ok(Math.abs(verdict('relu/step').pValue! - 2 / 12870) < 1e-12);
    assert.ok(Math.abs(verdict('relu/step').adjustedPValue! - 8 / 12870) < 1e-12);
  });

  test('the document is valid and the same each time', () => {
    assert.deepEqual(problems('comparison', comparison), []);
    assert.deepEqual(compareTimings([labelled('before', slow), labelled('after', after)]), comparison);
  });

  test('what disturbed a benchmark makes a change unclear, unless the processes alternated', () => {
    const reliability = { state: 'unreliable' as const, reasons: ['busy'] };
    const disturbed = syntheticTiming([syntheticBenchmark('relu/step', around(1.2), { reliability })]);
    const compared = (one: LabelledTiming['timing'], other: LabelledTiming['timing']) =>
      compareTimings([labelled('a', one), labelled('b', other)]).comparisons[0]!.benchmarks[0]!;
    assert.equal(compared(slow, disturbed).verdict, 'unclear');
    assert.deepEqual(compared(slow, disturbed).notes, ['busy']);
    const settings = (run: string) => ({
      processes: 8,
      secondsPerProcess: 1,
      inTurnsWith: { revision: 'abc', run },
    });
    const both = (run: string) =>
      compareTimings([
        labelled('a', { ...slow, settings: settings('now') }),
        labelled('b', { ...disturbed, settings: settings(run) }),
      ]).comparisons[0]!;
    const turns = (run: string) => both(run).benchmarks[0]!;
    assert.deepEqual([both('now').inTurns, both('before').inTurns], [true, undefined]);
    assert.equal(turns('now').verdict, 'slower');
    // Eight pairs, all slower: two of the 2⁸ choices of signs, for a single common benchmark.
    assert.equal(turns('now').pValue, 2 / 256);
    assert.equal(turns('before').verdict, 'unclear');
  });

  for (const [what, loop, noise] of [
    ['that became slower itself', { spinMs: 1.9 }, 1.9 / 1.5 - 1],
    ['that got a neighbour', { fillMs: 2.4 }, 2.4 / 1.6 - 1],
  ] as const) {
    test(`a machine ${what} is noise, not the code`, () => {
      const { processes } = syntheticBenchmark('relu/step', around(1.2));
      const drifted = syntheticTiming([
        syntheticBenchmark('relu/step', around(1.2), {
          processes: processes.map((each) => ({ ...each, ...loop })),
        }),
      ]);
      const [benchmark] = compareTimings([labelled('a', slow), labelled('b', drifted)]).comparisons[0]!
        .benchmarks;
      assert.equal(benchmark!.verdict, 'unclear');
      assert.ok(Math.abs(benchmark!.noiseFloor! - noise) < 1e-12);
    });
  }
});

describe('two devices', () => {
  // Four times the calibration's speed, but the step only twice as fast.
  const fast = syntheticTiming(
    [
      ...calibration(0.25),
      syntheticBenchmark('relu/step', around(0.5)),
      syntheticBenchmark('only/here', around(1)),
    ],
    otherMachine,
    {
      claims: [
        { id: 'relu/claim', suite: 'relu', suiteVersion: 1, profile: 'quick', cells: 3, seconds: 1800 },
      ],
    },
  );
  const comparison = compareTimings([labelled('slow', slow), { ...labelled('fast', fast), pricePerHour: 3 }]);
  const [described] = comparison.comparisons;
  const step = described!.benchmarks.find(({ id }) => id === 'relu/step')!;

  test('are described, without a verdict, and what differs is said', () => {
    assert.equal(described!.kind, 'descriptive');
    assert.equal(step.verdict, undefined);
    assert.ok(Math.abs(step.ratio - 0.5) < 1e-12);
    assert.deepEqual(
      described!.differences.map(({ field }) => field),
      ['cpu.model', 'cpu.logicalCores', 'cpu.simd'],
    );
    assert.ok(described!.notes.some((note) => note.includes('fast has 1 benchmarks that the other lacks')));
  });

  test('ratios over those of the calibration and of the roofline', () => {
    assert.ok(Math.abs(described!.calibrationRatio! - 0.25) < 1e-12);
    assert.ok(Math.abs(step.byCalibration! - 2) < 1e-12);
    // 1e6 FLOP at 2e6 FLOP in 1.0055 ms (the median of the made processes) and in a quarter of that.
    assert.ok(Math.abs(step.byRoofline! - 2) < 1e-12);
    const [one, two] = comparison.timings.map(({ benchmarks }) =>
      benchmarks.find(({ id }) => id === 'relu/step')!,
    );
    assert.ok(Math.abs(one!.efficiency! - 0.5) < 1e-12);
    assert.ok(Math.abs(two!.efficiency! - 0.25) < 1e-12);
    assert.equal(described!.benchmarks[0]!.byCalibration, undefined);
  });

  test('a claim costs its time at the price of the machine', () => {
    assert.deepEqual(comparison.timings[1]!.claims, [
      { id: 'relu/claim', profile: 'quick', seconds: 1800, cost: 1.5 },
    ]);
    assert.deepEqual(problems('comparison', comparison), []);
  });
});

describe('what cannot be compared is refused', () => {
  const pair = (other: Parameters<typeof syntheticBenchmark>[2]) => () =>
    compareTimings([
      labelled(
        'a',
        syntheticTiming([syntheticBenchmark('relu/step', around(1), { suite: 'relu', suiteVersion: 2 })]),
      ),
      labelled(
        'b',
        syntheticTiming([
          syntheticBenchmark('relu/step', around(1), { suite: 'relu', suiteVersion: 2, ...other }),
        ]),
      ),
    ]);

  test('another suite version', () => {
    assert.throws(
      pair({ suiteVersion: 3 }),
      /b\.json: relu\/step, suiteVersion: found 3, expected 2 as in a\.json/,
    );
  });

  test('mixed units', () => {
    assert.throws(pair({ unit: 'us' }), /relu\/step, unit: found "us", expected "ms"/);
  });

  test('other work under the same name', () => {
    assert.throws(pair({ what: 'less' }), /what: found "less"/);
  });

  test('nothing in common', () => {
    const a = labelled('a', syntheticTiming([syntheticBenchmark('x/a', around(1))]));
    const b = labelled('b', syntheticTiming([syntheticBenchmark('x/b', around(1))]));
    assert.throws(() => compareTimings([a, b]), /no benchmark in common/);
  });
});
