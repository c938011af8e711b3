import type { Engine } from '../../core/engine/engine.ts';
import { Roster } from '../../core/ensemble/roster.ts';
import type { Trained } from '../../core/suite.ts';
import type { NetworkMeasurements, NetworkParameters } from '../../schemas/rhm.d.ts';
import { Epochs, oneHotStack } from './batches.ts';
import { shareClassified } from './classify.ts';
import { stringCount } from './grammar-sizes.ts';
import { drawWeights } from './initial-weights.ts';
import type { NetworkShape, Weights } from './network-shape.ts';
import { NetworkStack } from './network-stack.ts';
import type { Split } from './samples.ts';

/** One network of the stack. */
interface Member {
  readonly parameters: NetworkParameters;
  readonly split: Split;
}

/**
 * Networks trained side by side, epoch by epoch. A network leaves the stack when it has fitted its training set, has
 * diverged or has run out of epochs; that changes nothing for the others.
 */
export class StackTraining {
  readonly #engine: Engine;
  readonly #shape: NetworkShape;
  readonly #roster: Roster<Member, Trained<NetworkMeasurements>>;
  readonly #networks: NetworkStack;
  readonly #epochs: ReadonlyMap<number, Epochs>;
  #steps = 0;
  #epoch = 0;
  /** Sum over networks of how far each is, from 0 to 1. */
  #progress = 0;

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
    this.#roster = new Roster(
      parameters.map((each) => ({ parameters: each, split: splits.get(each.seed)! })),
    );
    this.#networks = new NetworkStack(engine, shape, momentum, weights);
    this.#epochs = new Map(
      parameters.map(({ seed }) => [seed, new Epochs(seed, splits.get(seed)!.train.count)] as const),
    );
  }

  /** Whether a network is left to train. */
  get training(): boolean {
    return this.#roster.left.length > 0;
  }

  /** How much of the training is done, from 0 to 1, judging by epochs and losses. */
  get done(): number {
    return this.#progress / this.#roster.members.length;
  }

  /** Trains every network that is left for one epoch, and measures those that are done. */
  async runEpoch(): Promise<void> {
    const { width, baseLearningRate, epochs, batchSize, stopLoss } = this.#roster.members[0]!.parameters;
    const cosine = (1 + Math.cos((Math.PI * this.#epoch) / epochs)) / 2;
    this.#networks.setRate(baseLearningRate * width * cosine);
    const orders = new Map([...this.#epochs].map(([seed, order]) => [seed, order.next()] as const));
    const samples = this.#roster.members[0]!.split.train.count;
    for (let start = 0; start < samples; start += batchSize) {
      this.#step(orders, start, Math.min(start + batchSize, samples));
    }
    this.#epoch++;
    const losses = await this.#networks.takeLosses();
    const isDone = (loss: number): boolean =>
      loss < stopLoss || !Number.isFinite(loss) || this.#epoch === epochs;
    const done = this.#roster.left.flatMap((_, i) => (isDone(losses[i]!) ? [i] : []));
    if (done.length > 0) await this.#finish(done, losses);
    const waiting = [...losses].filter((loss) => !isDone(loss));
    const shares = waiting.map((loss) => Math.max(this.#epoch / epochs, fallen(loss, this.#shape, stopLoss)));
    this.#progress =
      this.#roster.members.length - this.#roster.left.length + shares.reduce((sum, share) => sum + share, 0);
  }

  /** What came of each network, in their order; to be called once, when none is left. */
  outcomes(): Trained<NetworkMeasurements>[] {
    return [...this.#roster.takeOutcomes()];
  }

  dispose(): void {
    this.#networks.dispose();
  }

  #step(orders: ReadonlyMap<number, Uint32Array>, start: number, end: number): void {
    const { tf } = this.#engine;
    const { inputs: width, classes } = this.#shape;
    const sources = this.#roster.left.map(({ parameters: { seed }, split }) => ({
      strings: split.train,
      positions: orders.get(seed)!.subarray(start, end),
    }));
    const code = {
      v: this.#roster.members[0]!.parameters.v,
      classes,
      entry: NetworkStack.inputEntry(this.#shape),
    };
    const { inputs, labels } = oneHotStack(sources, code);
    const tensors = [
      tf.tensor3d(inputs, [sources.length, end - start, width]),
      tf.tensor3d(labels, [sources.length, end - start, classes]),
    ] as const;
    this.#networks.step(...tensors);
    tf.dispose([...tensors]);
    this.#steps++;
  }

  /** Measures the networks at these positions and takes them out of the stack. */
  async #finish(positions: readonly number[], losses: Float32Array): Promise<void> {
    const weights = await this.#networks.weights();
    for (const i of positions) {
      const member = this.#roster.left[i]!;
      this.#roster.settle(
        member,
        Number.isFinite(losses[i])
          ? {
              state: 'completed',
              measurements: await this.#measure(member, weights[i]!, losses[i]!),
              steps: this.#steps,
            }
          : { state: 'diverged', step: this.#steps, reason: 'the training loss is not finite' },
      );
    }
    this.#roster.release((staying) => this.#networks.keep(staying));
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
      epochs: this.#epoch,
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

/** How far a loss has come from that of a guess to where training stops, in logarithms, from 0 to 1. */
function fallen(loss: number, { classes }: NetworkShape, stopLoss: number): number {
  const guess = Math.log(classes);
  return stopLoss > 0 ? Math.max(0, Math.log(guess / loss) / Math.log(guess / stopLoss)) : 0;
}
