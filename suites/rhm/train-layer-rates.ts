import { refuseParameter } from '../../core/refuse-parameter.ts';
import type { Trained, Trainer } from '../../core/suite.ts';
import type { LayerRatesMeasurements, LayerRatesParameters } from '../../schemas/rhm.d.ts';
import { Epochs } from './batches.ts';
import type { Batch64 } from './float64-network.ts';
import { drawGrammar, writeString } from './grammar.ts';
import { stringCount, stringLength } from './grammar-sizes.ts';
import {
  adamW,
  relativeDifference,
  sgd,
  trainBothWays,
  unbalancedRates,
  unbalancedWeights,
  type Comparison,
  type Update,
  type Way,
} from './layer-rates.ts';
import type { NetworkShape } from './network-shape.ts';

/** Strings that are trained on and compared on, all of them: as many as take a second. */
const mostStrings = 2 ** 14;

/**
 * Trains each network twice on the same batches: with unbalanced weights at one learning rate, and with balanced weights
 * at unbalanced learning rates.
 */
export const trainLayerRates: Trainer<LayerRatesParameters, LayerRatesMeasurements> = async function* (
  members,
) {
  for (const parameters of members) {
    // Lets the messages of a worker through between cells.
    await Promise.resolve();
    yield compare(parameters);
  }
};

function compare(parameters: LayerRatesParameters): Trained<LayerRatesMeasurements> {
  const shape = shapeOf(parameters);
  const all = allStrings(parameters);
  const looks: Comparison[] = [];
  const batches = batchesOf(parameters, all, shape.inputs);
  for (const look of trainBothWays(shape, waysOf(parameters, shape), all, batches, parameters.lookEvery)) {
    if (!Number.isFinite(look.difference) || !Number.isFinite(look.loss)) {
      return { state: 'diverged', step: look.step, reason: 'the outputs are not finite' };
    }
    looks.push(look);
  }
  const [start, end] = [looks[0]!, looks.at(-1)!];
  return {
    state: 'completed',
    measurements: {
      largestDifference: Math.max(...looks.map(({ difference }) => difference)),
      moved: relativeDifference(end.outputs, start.outputs),
      strings: all.labels.length,
      rows: looks.map(({ step, difference, loss }) => ({ step, difference, loss })),
    },
    steps: 2 * parameters.steps,
  };
}

/** α in the weights, and α² in the learning rates. */
function waysOf(parameters: LayerRatesParameters, shape: NetworkShape): [Way, Way] {
  const { seed, alpha, optimiser, learningRate, momentum, weightDecay } = parameters;
  const updateAt = (rates: readonly number[]): Update =>
    optimiser === 'sgd' ? sgd(rates, momentum) : adamW(rates, weightDecay);
  return [
    {
      weights: unbalancedWeights(shape, seed, alpha),
      update: updateAt(unbalancedRates(shape, learningRate, 1)),
    },
    {
      weights: unbalancedWeights(shape, seed, 1),
      update: updateAt(unbalancedRates(shape, learningRate, alpha ** 2)),
    },
  ];
}

function shapeOf(parameters: LayerRatesParameters): NetworkShape {
  const { v, width, hiddenLayers, classes } = parameters;
  return { inputs: stringLength(parameters) * v, width, hiddenLayers, classes };
}

/** Every string of the seed's grammar, one-hot. */
function allStrings(parameters: LayerRatesParameters): Batch64 {
  const strings = stringCount(parameters);
  if (strings > mostStrings) {
    const expected = `at most ${mostStrings}, all of which are trained on`;
    refuseParameter('rhm', 'm', `a grammar of ${strings} strings`, expected, 'Lower "m", "L" or "s".');
  }
  const grammar = drawGrammar(parameters, parameters.seed);
  const length = stringLength(parameters);
  const symbols = new Uint8Array(length);
  const inputs = new Float64Array(strings * length * parameters.v);
  const labels = new Uint8Array(strings);
  for (let row = 0; row < strings; row++) {
    labels[row] = writeString(grammar, row, symbols);
    for (const [i, symbol] of symbols.entries()) inputs[(row * length + i) * parameters.v + symbol] = 1;
  }
  return { inputs, labels };
}

/** Epochs of shuffled strings, a last batch of fewer left out, until there are enough steps. */
function* batchesOf(
  { seed, batchSize, steps }: LayerRatesParameters,
  all: Batch64,
  inputs: number,
): Generator<Batch64> {
  const count = all.labels.length;
  const size = Math.min(batchSize, count);
  const epochs = new Epochs(seed, count);
  for (let step = 0; step < steps;) {
    const order = epochs.next();
    for (let start = 0; start + size <= count && step < steps; start += size, step++) {
      const positions = [...order.subarray(start, start + size)];
      yield {
        inputs: Float64Array.from(
          positions.flatMap((position) => [
            ...all.inputs.subarray(position * inputs, (position + 1) * inputs),
          ]),
        ),
        labels: Uint8Array.from(positions, (position) => all.labels[position]!),
      };
    }
  }
}
