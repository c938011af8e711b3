import type { Engine } from '../core/engine/engine.ts';
import { outputs } from '../suites/relu/float64-network.ts';
import { drawStudentTeacher, scaledStudent } from '../suites/relu/student-teacher.ts';
import { TensorStudent, uploadInputs } from '../suites/relu/tensor-student.ts';

const sizes = { dimension: 100, width: 50, samples: 1000 };

/** One student of the paper's grid on an engine, ready to take steps; `finish` waits for the device. */
export function readyStudent(engine: Engine): {
  readonly step: () => void;
  readonly finish: () => Promise<void>;
  readonly dispose: () => void;
} {
  const { tf } = engine;
  const base = drawStudentTeacher(100, sizes);
  const inputs = uploadInputs(engine, base.inputs, sizes.dimension);
  const labels = Float32Array.from(outputs(base.teacher, base.inputs, sizes.dimension));
  const targets = tf.tensor2d(labels, [1, sizes.samples]);
  const rate = tf.scalar((-2 * 5e-3) / sizes.samples);
  const student = new TensorStudent(engine, scaledStudent(base.student, 1, 0));
  return {
    step: () => student.step(inputs, targets, rate),
    finish: async () => {
      await student.weights();
    },
    dispose: () => {
      student.dispose();
      tf.dispose([inputs.rows, inputs.columns, targets, rate]);
    },
  };
}
