import type { Engine } from '../../core/engine/engine.ts';
import type { Trained } from '../../core/suite.ts';
import type { NetworkMeasurements, NetworkParameters } from '../../schemas/rhm.d.ts';
import { Epochs, writeOneHot } from './batches.ts';
import { shareClassified } from './classify.ts';
import { stringCount } from './grammar-sizes.ts';
import { drawWeights } from './initial-weights.ts';
import { NetworkStack, type NetworkShape, type Weights } from './network-stack.ts';
import type { Split } from './samples.ts';

/** One network of the stack and what came of it. */
interface Member {
  readonly parameters: NetworkParameters;
  readonly split: Split;
  outcome?: Trained<NetworkMeasurements>;
}

/**
 * Networks trained side by side, epoch by epoch. A network leaves the stack when it has fitted its training set, has
 * diverged or has run out of epochs; that changes nothing for the others.
 */
export class StackTraining {
  readonly #engine: Engine;
  readonly #shape: NetworkShape;
  readonly #members: readonly Member[];
  readonly #networks: NetworkStack;
  readonly #epochs: ReadonlyMap<number, Epochs>;
  /** Those still in the stack, in its order. */
  #left: readonly Member[];
  /** Outcomes already taken. */
  #taken = 0;
  #steps = 0;
  /** Epochs that were run. */
  epoch = 0;

  /**
   * @param parameters at least one, equal but for `alpha` and `seed`
   * @param splits the strings of each of their seeds
   */
  constructor(
    engine: Engine,
    parameters: readonly NetworkParameters[],
    shape: NetworkShape,
    splits: ReadonlyMap<number, Split>,
  ) {
    const { momentum } = parameters[0]!;
    const weights = parameters.map(({ seed, alpha }) => drawWeights(shape, seed, alpha));
    this.#engine = engine;
    this.#shape = shape;
    this.#members = parameters.map((each) => ({ parameters: each, split: splits.get(each.seed)! }));
    this.#left = this.#members;
    this.#networks = new NetworkStack(engine, shape, momentum, weights);
    this.#epochs = new Map(
      [...splits].map(([seed, { train }]) => [seed, new Epochs(seed, train.count)] as const),
    );
  }

  /** Whether a network is left to train. */
  get training(): boolean {
    return this.#left.length > 0;
  }

  /** Trains every network that is left for one epoch, and measures those that are done. */
  async runEpoch(): Promise<void> {
    const { width, baseLearningRate, epochs, batchSize, stopLoss } = this.#members[0]!.parameters;
    const cosine = (1 + Math.cos((Math.PI * this.epoch) / epochs)) / 2;
    this.#networks.setRate(baseLearningRate * width * cosine);
    const orders = new Map([...this.#epochs].map(([seed, order]) => [seed, order.next()] as const));
    const samples = this.#members[0]!.split.train.count;
    for (let start = 0; start < samples; start += batchSize) {
      this.#step(orders, start, Math.min(start + batchSize, samples));
    }
    this.epoch++;
    const losses = await this.#networks.takeLosses();
    const done = this.#left.flatMap((_, i) =>
      losses[i]! >= stopLoss && Number.isFinite(losses[i]) && this.epoch < epochs ? [] : [i],
    );
    if (done.length > 0) await this.#finish(done, losses);
  }

  /** The outcomes that are known and not yet taken, up to the first network that is still training. */
  *takeOutcomes(): Generator<Trained<NetworkMeasurements>> {
    for (;;) {
      const outcome = this.#members[this.#taken]?.outcome;
      if (outcome === undefined) return;
      this.#taken++;
      yield outcome;
    }
  }

  dispose(): void {
    this.#networks.dispose();
  }

  #step(orders: ReadonlyMap<number, Uint32Array>, start: number, end: number): void {
    const { tf } = this.#engine;
    const { inputs: width, classes } = this.#shape;
    const [members, rows] = [this.#left.length, end - start];
    // New arrays each time: an engine may read them later than at the call.
    const inputs = new Float32Array(members * rows * width);
    const labels = new Float32Array(members * rows * classes);
    const written = new Map<number, number>();
    for (const [i, { parameters, split }] of this.#left.entries()) {
      const { seed, v } = parameters;
      const same = written.get(seed);
      const [into, labelsInto] = [inputs.subarray(i * rows * width), labels.subarray(i * rows * classes)];
      if (same === undefined) {
        const positions = orders.get(seed)!.subarray(start, end);
        const code = { v, classes, entry: NetworkStack.inputEntry(this.#shape) };
        writeOneHot(split.train, positions, code, into, labelsInto);
        written.set(seed, i);
      } else {
        inputs.copyWithin(i * rows * width, same * rows * width, (same + 1) * rows * width);
        labels.copyWithin(i * rows * classes, same * rows * classes, (same + 1) * rows * classes);
      }
    }
    const tensors = [
      tf.tensor3d(inputs, [members, rows, width]),
      tf.tensor3d(labels, [members, rows, classes]),
    ] as const;
    this.#networks.step(...tensors);
    tf.dispose([...tensors]);
    this.#steps++;
  }

  /** Measures the networks at these positions and takes them out of the stack. */
  async #finish(positions: readonly number[], losses: Float32Array): Promise<void> {
    const weights = await this.#networks.weights();
    for (const i of positions) {
      const member = this.#left[i]!;
      member.outcome = Number.isFinite(losses[i])
        ? { state: 'completed', measurements: await this.#measure(member, weights[i]!, losses[i]!) }
        : { state: 'diverged', step: this.#steps, reason: 'the training loss is not finite' };
    }
    const staying = this.#left.flatMap((_, i) => (positions.includes(i) ? [] : [i]));
    if (staying.length > 0) this.#networks.keep(staying);
    this.#left = staying.map((i) => this.#left[i]!);
  }

  async #measure(
    { parameters, split }: Member,
    weights: Weights,
    trainLoss: number,
  ): Promise<NetworkMeasurements> {
    const share = (samples: Split['train']): Promise<number> =>
      shareClassified(this.#engine, this.#shape, weights, samples, parameters.v);
    return {
      testAccuracy: await share(split.test),
      steps: this.#steps,
      epochs: this.epoch,
      trainLoss,
      trainAccuracy: await share(split.train),
      fitted: trainLoss < parameters.stopLoss,
      trainSamples: split.train.count,
      testSamples: split.test.count,
      strings: stringCount(parameters),
      sampling: split.sampling,
    };
  }
}
