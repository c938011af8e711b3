import assert from 'node:assert/strict';
import test from 'node:test';
import { project } from './projection.ts';

function near(found: { x: number; y: number; depth: number }, x: number, y: number, depth: number): void {
  for (const [value, wanted] of [
    [found.x, x],
    [found.y, y],
    [found.depth, depth],
  ] as const) {
    assert.ok(Math.abs(value - wanted) < 1e-12, `${JSON.stringify(found)} is not ${x}, ${y}, ${depth}`);
  }
}

test('seen along the w₁ axis, w₂ points right and a up', () => {
  const view = { azimuth: 0, elevation: 0 };
  near(project([1, 0, 0], view), 0, 0, 1);
  near(project([0, 1, 0], view), 1, 0, 0);
  near(project([0, 0, 1], view), 0, 1, 0);
});

test('seen from above, the near half of the plane is below', () => {
  const view = { azimuth: 90, elevation: 90 };
  near(project([0, 0, 2], view), 0, 0, 2);
  near(project([0, 1, 0], view), 0, -1, 0);
  near(project([1, 0, 0], view), -1, 0, 0);
});

test('at 30° elevation a length along a is drawn cos 30° long', () => {
  const { x, y, depth } = project([0, 0, 1], { azimuth: 133, elevation: 30 });
  near({ x, y, depth }, 0, Math.sqrt(3) / 2, 0.5);
});

test('distances are kept', () => {
  const { x, y, depth } = project([1, -2, 3], { azimuth: 128, elevation: 17 });
  assert.ok(Math.abs(Math.hypot(x, y, depth) - Math.sqrt(14)) < 1e-12);
});
