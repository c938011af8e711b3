import type { Engine } from '../../core/engine/engine.ts';
import { Roster } from '../../core/ensemble/roster.ts';
import type { Trained } from '../../core/suite.ts';
import type { NetworkMeasurements, NetworkParameters } from '../../schemas/rhm.d.ts';
import { Epochs, type BatchSource } from './batches.ts';
import { shareClassified } from './classify.ts';
import { stringCount } from './grammar-sizes.ts';
import { drawWeights } from './initial-weights.ts';
import type { NetworkShape, Weights } from './network-shape.ts';
import { NetworkStack } from './network-stack.ts';
import type { Split } from './samples.ts';

/**
 * A stack whose steps are compiled is made smaller when no more than this share of it is left to train. Chosen because
 * the times of the quick profile's sizes are then the least, from a half to three quarters alike: 0.6 to 0.8 of those of
 * single steps, where making it smaller each time would take 0.7 to 1.2.
 */
const compiledShare = 2 / 3;

/** One network of the stack. */
interface Member {
  readonly parameters: NetworkParameters;
  readonly split: Split;
}

/**
 * Networks trained side by side, epoch by epoch. A network is done when it has fitted its training set, has diverged or
 * has run out of epochs. It then leaves the stack, at once or when others do; that changes nothing for the others.
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
    const [{ seed, v, momentum, batchSize }] = parameters as readonly [NetworkParameters];
    const samples = splits.get(seed)!.train.count;
    const weights = parameters.map(({ seed, alpha }) => drawWeights(shape, seed, alpha));
    this.#engine = engine;
    this.#shape = shape;
    this.#roster = new Roster(
      parameters.map((each) => ({ parameters: each, split: splits.get(each.seed)! })),
    );
    this.#networks = new NetworkStack(engine, { shape, v, momentum, batchSize, samples }, weights);
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

  /** Trains every network of the stack for one epoch, and measures those that are done. */
  async runEpoch(): Promise<void> {
    const { width, baseLearningRate, epochs, stopLoss } = this.#roster.members[0]!.parameters;
    const cosine = (1 + Math.cos((Math.PI * this.#epoch) / epochs)) / 2;
    const batches = this.#batches();
    const losses = await this.#networks.train(baseLearningRate * width * cosine, batches);
    this.#steps += batches.length;
    this.#epoch++;
    const isDone = (loss: number): boolean =>
      loss < stopLoss || !Number.isFinite(loss) || this.#epoch === epochs;
    const trained = this.#roster.left.flatMap((member, i) => (this.#roster.isSettled(member) ? [] : [i]));
    const done = trained.filter((i) => isDone(losses[i]!));
    if (done.length > 0) await this.#finish(done, losses);
    const waiting = trained.map((i) => losses[i]!).filter((loss) => !isDone(loss));
    const shares = waiting.map((loss) => Math.max(this.#epoch / epochs, fallen(loss, this.#shape, stopLoss)));
    this.#progress =
      this.#roster.members.length - waiting.length + shares.reduce((sum, share) => sum + share, 0);
  }

  /** What came of each network, in their order; to be called once, when none is left. */
  outcomes(): Trained<NetworkMeasurements>[] {
    return [...this.#roster.takeOutcomes()];
  }

  dispose(): void {
    this.#networks.dispose();
  }

  /** The next epoch's batches, by step, then by network. */
  #batches(): BatchSource[][] {
    const orders = new Map([...this.#epochs].map(([seed, order]) => [seed, order.next()] as const));
    const [{ parameters, split }] = this.#roster.members as readonly [Member];
    const { batchSize } = parameters;
    return Array.from({ length: Math.ceil(split.train.count / batchSize) }, (_, step) =>
      this.#roster.left.map((member) => ({
        strings: member.split.train,
        positions: orders.get(member.parameters.seed)!.subarray(step * batchSize, (step + 1) * batchSize),
      })),
    );
  }

  /** Measures the networks at these positions, which then may leave the stack. */
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
    const share = this.#networks.compiles ? compiledShare : 1;
    this.#roster.release((staying) => this.#networks.keep(staying), share);
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
