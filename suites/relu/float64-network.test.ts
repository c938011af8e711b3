import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gradientStep } from './fixtures/gradient-step.ts';
import { meanSquaredError, outputs } from './float64-network.ts';
import { drawStudentTeacher, scaledStudent } from './student-teacher.ts';

test('a network of two units by hand', () => {
  const network = { a: Float64Array.of(2, -1), w: Float64Array.of(1, 0, 0, 1) };
  // relu(3) · 2 − relu(4) · 1 = 2 and relu(−1) · 2 − relu(5) · 1 = −5
  assert.deepEqual([...outputs(network, Float64Array.of(3, 4, -1, 5), 2)], [2, -5]);
  assert.equal(meanSquaredError([2, -5], [0, -1]), 10);
});

test('a gradient step is the derivative of the mean squared error by finite differences', () => {
  const { student, teacher, inputs } = drawStudentTeacher(3, { dimension: 5, width: 6, samples: 12 });
  const labels = outputs(teacher, inputs, 5);
  const start = scaledStudent(student, 0.8, 0.4);
  const stepped = structuredClone(start);
  const rate = 1e-3;
  const loss = gradientStep(stepped, { inputs, labels, dimension: 5 }, rate);
  const lossAt = (network: typeof start): number => meanSquaredError(outputs(network, inputs, 5), labels);
  assert.ok(Math.abs(loss - lossAt(start)) < 1e-15);
  for (const part of ['a', 'w'] as const) {
    for (let i = 0; i < start[part].length; i++) {
      const h = 1e-6;
      const moved = [h, -h].map((shift) => {
        const network = structuredClone(start);
        network[part][i]! += shift;
        return lossAt(network);
      });
      const slope = (moved[0]! - moved[1]!) / (2 * h);
      const taken = (start[part][i]! - stepped[part][i]!) / rate;
      assert.ok(Math.abs(taken - slope) < 1e-8, `${part}[${i}]: ${taken} against ${slope}`);
    }
  }
});

test('each unit keeps its relative scale as the step goes to zero', () => {
  // δ_i = a_i² − ‖w_i‖² is conserved by gradient flow; a step of size η moves it by O(η²).
  const { student, teacher, inputs } = drawStudentTeacher(4, { dimension: 3, width: 4, samples: 10 });
  const labels = outputs(teacher, inputs, 3);
  const scaleOf = ({ a, w }: typeof student): number => a[0]! ** 2 - Math.hypot(...w.subarray(0, 3)) ** 2;
  const drift = (rate: number): number => {
    const network = scaledStudent(student, 0.7, 0.2);
    const before = scaleOf(network);
    gradientStep(network, { inputs, labels, dimension: 3 }, rate);
    return Math.abs(scaleOf(network) - before);
  };
  const ratio = drift(1e-2) / drift(1e-3);
  assert.ok(Math.abs(ratio - 100) < 1, `the drift fell by ${ratio}, not by 100`);
});
