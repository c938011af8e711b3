import type { CodeFault, Slice } from './fault.ts';
import { earlyStudents, exactSolutions, networks, wholeGrid } from './slices.ts';

function planted(slice: Slice, file: string) {
  return (id: string, what: string, search: string, replace: string): CodeFault => ({
    ...{ id, what, slice, file, search, replace },
    run: 'trained',
  });
}

const inTeacher = planted(earlyStudents, 'suites/relu/student-teacher.ts');
const inData = planted(earlyStudents, 'suites/relu/shared-data.ts');
const inStack = planted(earlyStudents, 'suites/relu/train-stack.ts');
const inStep = planted(earlyStudents, 'suites/relu/student-step.ts');
const inStudents = planted(earlyStudents, 'suites/relu/tensor-students.ts');
const inKernel = planted(earlyStudents, 'suites/relu/neural-tangent-kernel.ts');

const ofStudents: readonly CodeFault[] = [
  inStack(
    'relu-rate',
    'no τ² in the learning rate',
    'learningRate: baseLearningRate / tau ** 2,',
    'learningRate: baseLearningRate,',
  ),
  inStack(
    'relu-80-percent',
    'training stops at 80 % of the steps',
    'await students.take(next - step);',
    'await students.take(Math.ceil(0.8 * (next - step)));',
  ),
  inStack(
    'relu-one-step-less',
    'training stops one step early',
    'await students.take(next - step);',
    'await students.take(Math.max(1, next - step - (next === last ? 1 : 0)));',
  ),
  inData(
    'relu-labels-reversed',
    'labels in reversed order',
    'const labels = outputs(base.teacher, base.inputs, dimension);',
    'const labels = outputs(base.teacher, base.inputs, dimension).reverse();',
  ),
  inData(
    'relu-labels-shuffled',
    'each input with its neighbour’s label',
    'const labels = outputs(base.teacher, base.inputs, dimension);',
    'const labels = outputs(base.teacher, base.inputs, dimension).map((_, i, all) => all[(i + 1) % all.length]!);',
  ),
  inStep(
    'relu-weight-decay',
    'weight decay of a thousandth a step',
    'tf.add<Tensor3D>(w, towardsW)]',
    'tf.add<Tensor3D>(tf.mul(w, 0.999), towardsW)]',
  ),
  inStep(
    'relu-read-out-frozen',
    'the read-out is not trained',
    'state: [tf.add<Tensor3D>(a, towardsA),',
    'state: [tf.clone(a),',
  ),
  inStudents(
    'relu-factor-2',
    'the 2 of the squared error’s gradient is missing',
    '(-2 * learningRate) / samples',
    '-learningRate / samples',
  ),
  inTeacher(
    'relu-alpha-inverted',
    'α inverted: upstream is downstream',
    'Math.exp(Math.asinh(delta / (2 * tau ** 2)) / 2)',
    'Math.exp(-Math.asinh(delta / (2 * tau ** 2)) / 2)',
  ),
  inTeacher(
    'relu-alpha-on-one-layer',
    'α on the hidden weights alone',
    'value * tau * alpha)',
    'value * tau)',
  ),
  inTeacher(
    'relu-teacher-seed',
    'teacher, student and inputs of the next seed',
    'const generator = new TorchGenerator(seed);',
    'const generator = new TorchGenerator(seed + 1);',
  ),
  inTeacher(
    'relu-teacher-signs',
    'read-outs not reduced to their signs',
    'Float64Array.from(generator.randn(count), Math.sign)',
    'Float64Array.from(generator.randn(count))',
  ),
  inKernel(
    'relu-kernel-of-read-out',
    'the read-out’s part left out of the kernel',
    'return tf.add(fromHidden, tf.matMul(active, tf.transpose(active)));',
    'return tf.clone(fromHidden);',
  ),
  inKernel(
    'relu-kernel-without-a',
    'the hidden weights’ part without the read-outs',
    'tf.mul<Tensor2D>(tf.step(hidden), tf.tensor2d(Float32Array.from(readOuts), [1, width]))',
    'tf.step<Tensor2D>(hidden)',
  ),
  planted(wholeGrid, 'suites/relu/shared-data.ts')(
    'relu-test-on-training',
    'test loss on the training inputs',
    'const testInputs = drawTestInputs(dimension, testSamples);',
    'const testInputs = base.inputs;',
  ),
];

const inSplit = planted(networks, 'suites/rhm/samples.ts');
const inStackTraining = planted(networks, 'suites/rhm/stack-training.ts');

const ofNetworks: readonly CodeFault[] = [
  inSplit(
    'rhm-labels-shuffled',
    'each string with its neighbour’s class',
    'labels[i] = next(symbols.subarray(i * length, (i + 1) * length));',
    'labels[(i + 1) % count] = next(symbols.subarray(i * length, (i + 1) * length));',
  ),
  inSplit(
    'rhm-test-leak',
    'the test strings are among the training strings',
    'train: collect(grammar, train, next)',
    "train: collect(grammar, train, permuted(grammar, strings, new RandomStream('rhm/split', seed)))",
  ),
  planted(networks, 'suites/rhm/initial-weights.ts')(
    'rhm-alpha-at-read-out',
    'α only at the read-out',
    '(layer === 0 ? 1 / alpha : 1)',
    '1',
  ),
  planted(networks, 'suites/rhm/network-step.ts')(
    'rhm-no-momentum',
    'no momentum',
    'tf.mul(before[layer]!, momentum)',
    'tf.mul(before[layer]!, 0)',
  ),
  inStackTraining(
    'rhm-batch-twice',
    'the first batch of an epoch in place of the second',
    '.subarray(step * batchSize, (step + 1) * batchSize)',
    '.subarray((step === 1 ? 0 : step) * batchSize, ((step === 1 ? 0 : step) + 1) * batchSize)',
  ),
  inStackTraining(
    'rhm-early-stop',
    'training stops at ten times the loss',
    'loss < stopLoss || !Number.isFinite(loss)',
    'loss < 10 * stopLoss || !Number.isFinite(loss)',
  ),
];

const ofSolutions: readonly CodeFault[] = [
  planted(exactSolutions, 'suites/linear/single-neuron/weights.ts')(
    'linear-delta-sign',
    'δ’s sign: weights on the leaf −δ',
    'Math.asinh(delta / (2 * product))',
    'Math.asinh(-delta / (2 * product))',
  ),
  planted(exactSolutions, 'suites/linear/single-neuron/gradient-flow.ts')(
    'linear-pull',
    'half the read-out’s gradient in the integrated flow',
    'rates[0] = etaA * pull;',
    'rates[0] = 0.5 * etaA * pull;',
  ),
  planted(exactSolutions, 'suites/linear/single-neuron/exact-solution.ts')(
    'linear-kappa',
    'δ in place of δ/2 in κ',
    'kappa: Math.hypot(delta / 2, s),',
    'kappa: Math.hypot(delta, s),',
  ),
];

/** Faults in what is trained. */
export const trainingFaults: readonly CodeFault[] = [...ofStudents, ...ofNetworks, ...ofSolutions];
