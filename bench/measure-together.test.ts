import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { measureTogether, type Measurement } from './measure-together.ts';
import type { Side } from './measuring-process.ts';
import { inOrder } from './visit-rounds.ts';

const program = path.join(import.meta.dirname, 'fixtures', 'synthetic-measuring-program.ts');
const options = { engine: 'wasm', compile: 'lowered', only: [], seconds: 0.1, processor: undefined } as const;

function side(name: string, environment: Readonly<Record<string, string>> = {}): Side {
  return { name, program, environment };
}

function processOf({ benchmarks }: Measurement, id: string) {
  return benchmarks.find((each) => each.id === id)!.processes[0]!;
}

/** Who was visited, in the order of time: samples are moments. */
function order(measurements: readonly Measurement[], id: string, part: 'visits' | 'warmUp'): string {
  return measurements
    .flatMap((each, i) => {
      const { visits, warmUp } = processOf(each, id);
      const moments = part === 'visits' ? visits.flat() : warmUp.filter((moment) => moment > 1e6);
      return moments.map((moment) => ({ moment, name: 'AB'[i]! }));
    })
    .sort((x, y) => x.moment - y.moment)
    .map(({ name }) => name)
    .join('');
}

test('two sides take turns, A B B A B A A B at a stop; the first stop of a short benchmark is warm-up', async () => {
  const seen: number[] = [];
  const both = await measureTogether([side('one'), side('two')], {
    ...options,
    onOpened: (openings) => seen.push(openings.length),
  });
  assert.deepEqual(seen, [2]);
  assert.equal(order(both, 'made/short', 'warmUp'), 'ABBABAAB');
  assert.match(order(both, 'made/short', 'visits'), /^ABBABAABABBABAAB/);
  const [one] = both;
  assert.equal(processOf(one!, 'made/short').warmUp[0], 8);
  assert.equal(one!.processorMs, 7);
  assert.deepEqual(one!.referenceLoops[0], { chainMs: 1, fillMs: 2 });
  assert.deepEqual(one!.notTimed, [{ id: 'made/huge', reason: 'no memory' }]);
});

test('who opens and is visited first changes from pair to pair', async () => {
  for (const begins of [0, 1]) {
    const both = await measureTogether([side('one'), side('two')], { ...options, begins });
    const [one, two] = both.map(({ engineStartMs }) => engineStartMs);
    assert.equal(one! < two!, begins === 0);
    assert.match(order(both, 'made/short', 'warmUp'), begins === 0 ? /^AB/ : /^BA/);
  }
});

test('of two or three sides each begins, and follows each other, as often as any', () => {
  for (const sides of [
    ['A', 'B'],
    ['A', 'B', 'C'],
  ]) {
    const turns = Array.from({ length: 2 * sides.length }, (_, turn) => inOrder(sides, turn).join(''));
    const count = (pattern: RegExp): number => turns.filter((turn) => pattern.test(turn)).length;
    for (const one of sides) {
      assert.equal(count(new RegExp(`^${one}`)), 2);
      for (const other of sides.filter((each) => each !== one))
        assert.equal(count(new RegExp(one + other)), 2, `${one}${other} in ${turns.join()}`);
    }
  }
});

test('a call longer than a stop is visited once in every second round, and nothing of it is dropped', async () => {
  const both = await measureTogether([side('one'), side('two')], options);
  assert.match(order(both, 'made/long', 'visits'), /^ABBA/);
  const [long, short] = ['made/long', 'made/short'].map((id) => processOf(both[0]!, id).visits.length);
  // Four turns in every round but the first.
  const rounds = short! / 4 + 1;
  assert.equal(long, Math.ceil(rounds / 2));
});

test('one side alone has one visit a stop; a benchmark that the other side lacks is visited all the same', async () => {
  const [alone] = await measureTogether([side('one')], options);
  assert.ok(processOf(alone!, 'made/short').visits.length >= 2);
  const [one, two] = await measureTogether([side('one'), side('two', { MADE_BENCHMARKS: 'more' })], options);
  assert.deepEqual(
    two!.benchmarks.map(({ id }) => id),
    ['made/new', 'made/short', 'made/long'],
  );
  assert.ok(processOf(two!, 'made/new').visits.length > 0);
  assert.equal(processOf(one!, 'made/long').visits.length, processOf(two!, 'made/long').visits.length);
});

test('a revision that answers otherwise is refused before anything is measured', async () => {
  await assert.rejects(
    measureTogether([side('abc', { MADE_PROTOCOL: '0' }), side('two')], options),
    /bench of abc: found visits of version 0, expected version 1/,
  );
});

test('a revision whose steps do not run as they were asked to is refused', async () => {
  await assert.rejects(
    measureTogether([side('one'), side('two')], { ...options, compile: 'xla' }),
    /bench of one: found steps that run lowered, expected --compile xla/,
  );
});

test('a process in which nothing can be made ready is a message that says why', async () => {
  await assert.rejects(
    measureTogether([side('one', { MADE_BENCHMARKS: 'none' })], options),
    /bench of one: found no benchmark that could be made ready \(made\/huge: no memory\)/,
  );
});

for (const [fault, pattern] of [
  ['fails', /bench of two: found out of memory, expected timings/],
  ['ends', /bench of two: found its process ended with exit code 3 \(a native library gave up\)/],
] as const) {
  test(`a process that ${fault} is a message with the next command`, async () => {
    const sides = [side('one'), side('two', { MADE_FAULT: fault })];
    await assert.rejects(measureTogether(sides, options), (error: Error) => {
      assert.match(error.message, pattern);
      assert.match(error.message, /npm run doctor/);
      return true;
    });
  });
}
