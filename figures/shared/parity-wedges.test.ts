import assert from 'node:assert/strict';
import test from 'node:test';
import { heightAt, parityWedges } from './parity-wedges.ts';

const recorded = { step: 0, trainLoss: 0 };

test('one unit: a step of the square is bare, the other rises with x; the line of the unit is a border', () => {
  const wedges = parityWedges({ ...recorded, a: [3], w: [[1, 0]] }, 2);
  // Borders at ±90° and the four corners of the square.
  assert.equal(wedges.length, 6);
  for (const { corners, odd } of wedges) {
    const middle = (corners[1][0] + corners[2][0]) / 2;
    assert.equal(odd, middle > 0);
    for (const [x, , height] of corners) assert.ok(Math.abs(height - 3 * Math.max(0, x)) < 1e-12);
  }
});

/** A number in [−1, 1) that looks random and is not. */
function scattered(i: number): number {
  return ((i * 0.6180339887 + 0.1) % 1) * 2 - 1;
}

test('wedges tile the square, are flat, and have the parity of the units that are active inside', () => {
  const units = Array.from({ length: 7 }, (_, i) => i);
  const network = {
    ...recorded,
    a: units.map((i) => scattered(3 * i)),
    w: units.map((i) => [scattered(3 * i + 1), scattered(3 * i + 2)]),
  };
  const half = 1.5;
  let area = 0;
  const wedges = parityWedges(network, half);
  // Two borders a unit, four corners.
  assert.equal(wedges.length, 2 * 7 + 4);
  for (const { corners, odd } of wedges) {
    const [, [x1, y1, z1], [x2, y2, z2]] = corners;
    area += (x1 * y2 - x2 * y1) / 2;
    const inside = [(x1 + x2) / 3, (y1 + y2) / 3] as const;
    assert.ok(Math.abs(heightAt(network, inside) - (z1 + z2) / 3) < 1e-12);
    const active = network.w.filter(([u, v]) => u! * inside[0] + v! * inside[1] > 0).length;
    assert.equal(odd, active % 2 === 1);
  }
  assert.ok(Math.abs(area - (2 * half) ** 2) < 1e-12);
});

test('neighbours have other parities, but for the cuts at the corners of the square', () => {
  const network = {
    ...recorded,
    a: [1, 1],
    w: [
      [1, 0],
      [0.2, 1],
    ],
  };
  const wedges = parityWedges(network, 1);
  const isCorner = (p: readonly number[]) => Math.abs(Math.abs(p[0]!) - Math.abs(p[1]!)) < 1e-12;
  wedges.forEach(({ corners, odd }, i) => {
    const next = wedges[(i + 1) % wedges.length]!;
    assert.equal(odd === next.odd, isCorner(corners[2]));
  });
});

test('two units with one line leave no sliver', () => {
  const copies = {
    ...recorded,
    a: [1, 1],
    w: [
      [0.3, -1],
      [0.6, -2],
    ],
  };
  assert.equal(parityWedges(copies, 1).length, 6);
  assert.ok(parityWedges(copies, 1).every(({ odd }) => !odd));
});
