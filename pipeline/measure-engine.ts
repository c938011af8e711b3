/** Child program of `npm run doctor`: starts the engine named by its argument, times it, and prints the record. */
import { readyStudents } from '../bench/student-step.ts';
import { answerParent } from '../core/engine/ask-child.ts';
import type { Engine, EngineName } from '../core/engine/engine.ts';
import { openEngine } from '../core/engine/open-engine.ts';
import type { EngineRecord } from '../schemas/device.d.ts';
import type { TimedMatMul, TimedStudentStep } from '../schemas/doctor.d.ts';

/** What the program prints. */
export interface Measured {
  readonly record: EngineRecord;
  readonly matMul: TimedMatMul;
  readonly studentStep: TimedStudentStep;
}

const side = 512;
const mostStudents = 16;
/** Time for one measurement, after what loads and compiles. */
const budgetMs = 600;
/** Short, so that some batch is not interrupted on a machine that others use. */
const leastBatchMs = 8;

/** Milliseconds of one call, the best of several batches; a batch grows until it lasts long enough to be timed. */
async function bestTime(call: () => void | Promise<void>, wait: () => Promise<void>): Promise<number> {
  await call();
  await wait();
  let best = Infinity;
  let calls = 1;
  for (const end = performance.now() + budgetMs; performance.now() < end;) {
    const start = performance.now();
    for (let i = 0; i < calls; i++) await call();
    await wait();
    const elapsed = performance.now() - start;
    best = Math.min(best, elapsed / calls);
    if (elapsed < leastBatchMs) calls *= 2;
  }
  return best;
}

async function timeMatMul({ tf }: Engine): Promise<TimedMatMul> {
  const left = tf.randomNormal([side, side], 0, 1, 'float32', 1);
  const right = tf.randomNormal([side, side], 0, 1, 'float32', 2);
  let product = tf.matMul(left, right);
  const milliseconds = await bestTime(
    () => {
      product.dispose();
      product = tf.matMul(left, right);
    },
    async () => {
      await product.data();
    },
  );
  tf.dispose([left, right, product]);
  return { milliseconds, gigaflops: (2 * side ** 3) / (milliseconds * 1e6) };
}

async function timeStudentStep(engine: Engine): Promise<TimedStudentStep> {
  const software = engine.record.flags['software'] === true;
  const students = readyStudents(engine, software ? 1 : mostStudents);
  const { members, steps = 1, step, finish } = students;
  const milliseconds = (await bestTime(step, finish)) / (members * steps);
  students.dispose();
  return { milliseconds, members };
}

await answerParent(async (): Promise<Measured> => {
  const engine = await openEngine(process.argv[2] as EngineName);
  const matMul = await timeMatMul(engine);
  return { record: engine.record, matMul, studentStep: await timeStudentStep(engine) };
});
