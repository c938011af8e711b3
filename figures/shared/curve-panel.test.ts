import assert from 'node:assert/strict';
import test from 'node:test';
import { lineLayer, type Window } from './curve-panel.ts';

const window: Window = {
  width: 100,
  height: 100,
  x: { title: 't', domain: [0, 10] },
  y: { domain: [-1, 1] },
};

interface Drawn {
  readonly data: { readonly values: readonly { line: string; x: number; y: number; delta: string }[] };
}

test('a line is thinned in pixels and interrupted at its pole', () => {
  const points = [0, 1, 2, 3, 4, 5, 6].map((t): [number, number] => [t, t === 4 ? NaN : 0.1 * t]);
  const { values } = (lineLayer([{ delta: -2, points }], window, [-2]) as unknown as Drawn).data;
  assert.deepEqual(
    values.map(({ line, x, y }) => [line, x, y]),
    [
      ['0.0', 0, 0],
      ['0.0', 3, 0.3],
      ['0.1', 5, 0.5],
      ['0.1', 6, 0.6],
    ],
  );
  assert.equal(values[0]!.delta, '−2');
});
