import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { float64Context, outcomes } from '../../core/run/fixtures/outcomes.ts';
import type { Trained } from '../../core/suite.ts';
import type { MatchedMeasurements, MatchedParameters } from '../../schemas/relu.d.ts';
import { problems } from '../../schemas/validate.ts';
import { float64Kernel, gramOf, largestEigenvalue, outputChange } from './float64-kernel.ts';
import { outputs, preActivations } from './float64-network.ts';
import { drawStudentTeacher, scaledStudent } from './student-teacher.ts';
import { kernelOfWeights } from './theory/unit-kernels.ts';
import { trainMatched } from './train-matched.ts';

const small: MatchedParameters = {
  ...{ tau: 0.3, delta: 0.5, seed: 3, lossShares: [0.7, 0.9] },
  ...{ dimension: 6, width: 8, samples: 30, stepSize: 0.01, maxSteps: 2000 },
};

async function train(changed: Partial<MatchedParameters>): Promise<Trained<MatchedMeasurements>> {
  const [trained] = await outcomes(trainMatched, [{ ...small, ...changed }], float64Context);
  assert.ok(trained);
  return trained;
}

async function measure(changed: Partial<MatchedParameters> = {}): Promise<MatchedMeasurements> {
  const trained = await train(changed);
  assert.equal(trained.state, 'completed');
  assert.deepEqual(problems('relu#/$defs/MatchedMeasurements', trained.measurements), []);
  return trained.measurements;
}

function smallNetwork() {
  const base = drawStudentTeacher(3, small);
  const labels = outputs(base.teacher, base.inputs, small.dimension);
  const data = { inputs: base.inputs, labels, dimension: small.dimension };
  return { data, network: scaledStudent(base.student, small.tau, small.delta) };
}

test('the kernel is that of the derivatives of the outputs, its largest eigenvalue that of a decomposition', () => {
  const { data, network } = smallNetwork();
  const hidden = preActivations(network, data.inputs, data.dimension);
  const kernel = float64Kernel(network.a, hidden, gramOf(data));
  const problem = {
    data,
    rates: { etaA: 1, etaW: 1 },
    leak: 0,
    deltas: [],
    magnitudes: [],
    directions: [],
    start: network,
  };
  for (const [i, value] of kernelOfWeights(problem, network).entries())
    assert.ok(Math.abs(value - kernel[i]!) < 1e-14);
  const matrix = Matrix.from1DArray(small.samples, small.samples, [...kernel]);
  const known = Math.max(...new EigenvalueDecomposition(matrix).realEigenvalues);
  const found = largestEigenvalue(network, data, data.labels.slice(), 300);
  assert.ok(Math.abs(found / known - 1) < 1e-9, `${found} and ${known}`);
});

test('the change of the outputs is their difference quotient', () => {
  const { data, network } = smallNetwork();
  const change = { a: network.a.map((_, i) => Math.sin(i)), w: network.w.map((_, i) => Math.cos(i)) };
  const moved = (by: number) => {
    const there = {
      a: network.a.map((v, i) => v + by * change.a[i]!),
      w: network.w.map((v, i) => v + by * change.w[i]!),
    };
    return outputs(there, data.inputs, data.dimension);
  };
  const [before, after] = [moved(-1e-6), moved(1e-6)];
  const hidden = preActivations(network, data.inputs, data.dimension);
  for (const [j, value] of outputChange(network.a, hidden, change, data).entries())
    assert.ok(Math.abs(value - (after[j]! - before[j]!) / 2e-6) < 1e-8);
});

test('rows stand at the asked losses in falling order, and what is not reached is left out', async () => {
  const { rows } = await measure();
  assert.deepEqual(
    rows.map(({ lossShare }) => lossShare),
    [0.9, 0.7],
  );
  assert.ok(rows[0]!.steps < rows[1]!.steps && rows[0]!.time < rows[1]!.time);
  const cut = await measure({ maxSteps: Math.ceil(rows[0]!.steps) });
  assert.deepEqual(cut.rows, rows.slice(0, 1));
  assert.ok(cut.lastLossShare > 0.7);
});

test('what is measured at a loss does not depend on the size of the steps that led there', async () => {
  const [coarse, fine] = [await measure(), await measure({ stepSize: 0.005 })];
  for (const [i, row] of coarse.rows.entries()) {
    const other = fine.rows[i]!;
    assert.equal(other.hammingDistance, row.hammingDistance);
    for (const quantity of ['time', 'kernelDistance', 'parameterDistance'] as const)
      assert.ok(Math.abs(other[quantity] / row[quantity] - 1) < 0.005, quantity);
  }
});
