import type { Engine } from '../core/engine/engine.ts';
import { ensembleLayout } from '../core/ensemble/ensemble-layout.ts';
import { outputs } from '../suites/relu/float64-network.ts';
import { drawStudentTeacher, scaledStudent } from '../suites/relu/student-teacher.ts';
import { uploadInputs } from '../suites/relu/tensor-inputs.ts';
import { activationBytes, TensorStudents } from '../suites/relu/tensor-students.ts';
import { severalSteps } from './steps-a-call.ts';
import type { Workload } from './workload.ts';

/** More than any engine stacks. */
const manyStudents = 1000;
const sizes = { dimension: 100, width: 50, samples: 1000 };

/**
 * Students of the paper's grid side by side on an engine, ready to take steps; `finish` waits for the device.
 *
 * @param most how many there are to train; the engine's layout may take fewer at a time
 */
export function readyStudents(engine: Engine, most = manyStudents): Workload {
  const { tf } = engine;
  const members = ensembleLayout(engine, most, activationBytes(sizes)).stack;
  const base = drawStudentTeacher(100, sizes);
  const inputs = uploadInputs(engine, base.inputs, sizes.dimension);
  const labels = Float32Array.from(outputs(base.teacher, base.inputs, sizes.dimension));
  const targets = tf.tensor2d(labels, [1, sizes.samples]);
  const start = { weights: scaledStudent(base.student, 1, 0), learningRate: 5e-3 };
  const starts = Array.from({ length: members }, () => start);
  const students = new TensorStudents(engine, starts, { inputs, labels: targets });
  return {
    members,
    steps: severalSteps,
    step: () => students.take(severalSteps),
    finish: async () => {
      await students.weights();
    },
    dispose: () => {
      students.dispose();
      tf.dispose([inputs.rows, inputs.columns, targets]);
    },
  };
}
