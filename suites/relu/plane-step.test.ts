import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gradientStep } from './fixtures/gradient-step.ts';
import { outputs } from './float64-network.ts';
import { planeStep } from './plane-step.ts';
import { drawStudentOfTeacher, scaledStudent } from './student-teacher.ts';

for (const [width, samples] of [
  [50, 20],
  [7, 3],
] as const) {
  test(`in the plane ${width} units on ${samples} inputs take the steps of any dimension, to the bit`, () => {
    const base = drawStudentOfTeacher(15, 100, { dimension: 2, width, samples });
    const data = { inputs: base.inputs, labels: outputs(base.teacher, base.inputs, 2), dimension: 2 };
    const general = scaledStudent(base.student, 0.8, 0.5);
    const inPlane = structuredClone(general);
    const start = structuredClone(general);
    const step = planeStep(data, width);
    for (let taken = 0; taken < 300; taken++) {
      assert.equal(step(inPlane, 0.02), gradientStep(general, data, 0.02));
    }
    assert.deepEqual(inPlane, general);
    assert.notDeepEqual(general, start);
  });
}
