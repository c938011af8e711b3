import type { Trained, Trainer } from '../../core/suite.ts';
import type { PlaneMeasurements, PlaneParameters, PlaneSnapshot } from '../../schemas/relu.d.ts';
import { meanSquaredError, outputs } from './float64-network.ts';
import { meanTurn, planeRows } from './plane-directions.ts';
import { planeStep } from './plane-step.ts';
import { drawStudentOfTeacher, scaledStudent, type TwoLayer } from './student-teacher.ts';

const dimension = 2;
/** Steps between two reports of progress, which are also the looks at whether the loss is finite. */
const lookEvery = 1000;

/** Trains each student of Fig. 1a in float64, plain loops: 20 inputs × 50 units do not fill a tensor engine. */
export const trainPlane: Trainer<PlaneParameters, PlaneMeasurements> = async function* (
  members,
  { progress },
) {
  for (const member of members) {
    yield trainStudent(member, progress);
    await Promise.resolve();
  }
};

function trainStudent(
  parameters: PlaneParameters,
  progress: (fraction: number) => void,
): Trained<PlaneMeasurements> {
  const base = drawStudentOfTeacher(parameters.teacherSeed, parameters.seed, { dimension, ...parameters });
  const labels = outputs(base.teacher, base.inputs, dimension);
  const data = { inputs: base.inputs, labels, dimension };
  const student = scaledStudent(base.student, parameters.tau, parameters.delta);
  const start = structuredClone(student);
  const takeStep = planeStep(data, parameters.width);
  const stops = [...parameters.steps].sort((x, y) => x - y);
  const last = stops.at(-1) ?? 0;
  const snapshots: PlaneSnapshot[] = [];
  for (let step = 0; ; step++) {
    if (stops[snapshots.length] === step) {
      const trainLoss = meanSquaredError(outputs(student, base.inputs, dimension), labels);
      if (!Number.isFinite(trainLoss)) return diverged(step);
      snapshots.push({ step, trainLoss, a: [...student.a], w: planeRows(student) });
    }
    if (step === last) break;
    const loss = takeStep(student, parameters.learningRate);
    if (step % lookEvery === 0) {
      if (!Number.isFinite(loss)) return diverged(step);
      progress(step / last);
    }
  }
  const teacher = planeRows(base.teacher).map((direction, i) => ({
    direction,
    sign: base.teacher.a[i]! < 0 ? (-1 as const) : (1 as const),
  }));
  const measurements = {
    teacher,
    snapshots,
    alignment: { initial: alignment(start, base.teacher), final: alignment(student, base.teacher) },
    turn: meanTurn(start, student),
  };
  return { state: 'completed', measurements, steps: last };
}

function diverged(step: number): Trained<never> {
  return { state: 'diverged', step, reason: 'the training loss is not finite' };
}

/** Mean over hidden units of the largest |cos| between w_i and a teacher direction. */
function alignment(student: TwoLayer, teacher: TwoLayer): number {
  const directions = planeRows(teacher);
  const cosines = planeRows(student).map(([x, y]) =>
    Math.max(...directions.map(([u, v]) => Math.abs(x * u + y * v) / (Math.hypot(x, y) * Math.hypot(u, v)))),
  );
  return cosines.reduce((sum, value) => sum + value, 0) / cosines.length;
}
