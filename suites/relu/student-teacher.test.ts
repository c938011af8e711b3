import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { outputs } from './float64-network.ts';
import {
  drawStudentOfTeacher,
  drawStudentTeacher,
  drawTestInputs,
  scaledStudent,
} from './student-teacher.ts';

const sizes = { dimension: 100, width: 50, samples: 40 };

test('a seed gives unit rows, a symmetrised student and the same draws each time', () => {
  const { student, teacher, inputs } = drawStudentTeacher(100, sizes);
  for (const rows of [student.w, teacher.w, inputs]) {
    for (let start = 0; start < rows.length; start += sizes.dimension) {
      const norm = Math.hypot(...rows.subarray(start, start + sizes.dimension));
      assert.ok(Math.abs(norm - 1) < 1e-6);
    }
  }
  const half = sizes.width / 2;
  assert.deepEqual(student.w.subarray(0, half * 100), student.w.subarray(half * 100));
  assert.deepEqual(
    [...student.a.subarray(0, half)],
    [...student.a.subarray(half)].map((a) => -a),
  );
  assert.deepEqual(drawStudentTeacher(100, sizes), { dimension: 100, teacher, student, inputs });
  assert.notDeepEqual(drawStudentTeacher(101, sizes).inputs, inputs);
});

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

test('Fig. 1a is the authors’ own: the means that their notebook prints of labels and inputs', () => {
  const { teacher, inputs } = drawStudentOfTeacher(15, 100, { dimension: 2, width: 50, samples: 20 });
  assert.equal(meanOf(outputs(teacher, inputs, 2)).toFixed(6), '-0.440397');
  assert.equal(meanOf(inputs).toFixed(6), '0.085450');
  // With the teacher of the same seed, as in the grid, both are others.
  const grid = drawStudentTeacher(100, { dimension: 2, width: 50, samples: 20 });
  assert.notEqual(meanOf(grid.inputs).toFixed(6), '0.085450');
});

test('a teacher of another seed leaves student and inputs as they are', () => {
  const [one, other] = [15, 16].map((teacherSeed) => drawStudentOfTeacher(teacherSeed, 7, sizes));
  assert.deepEqual([one!.student, one!.inputs], [other!.student, other!.inputs]);
  assert.notDeepEqual(one!.teacher, other!.teacher);
});

test('the symmetrised student is zero everywhere, at every scale', () => {
  const { student } = drawStudentTeacher(7, sizes);
  const scaled = scaledStudent(student, 0.3, -0.7);
  for (const value of outputs(scaled, drawTestInputs(100, 20), 100)) assert.ok(Math.abs(value) < 1e-14);
});

test('scaling gives each unit the overall scale and the relative scale that were asked for', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 4, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      (tau, delta) => {
        const { a, w } = scaledStudent({ a: Float64Array.of(-1), w: Float64Array.of(0.6, 0.8) }, tau, delta);
        const norm = Math.hypot(w[0]!, w[1]!);
        // |a| ‖w‖ = τ² and a² − ‖w‖² = δ: the two numbers that fix the scales.
        assert.ok(Math.abs(Math.abs(a[0]!) * norm - tau ** 2) < 1e-12 * (1 + tau ** 2));
        assert.ok(Math.abs(a[0]! ** 2 - norm ** 2 - delta) < 1e-9 * (1 + Math.abs(delta)));
      },
    ),
  );
});
