import type { ImageSet } from '../../core/data/image-set.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { Roster } from '../../core/ensemble/roster.ts';
import type { Trained } from '../../core/suite.ts';
import type { DistanceRow, NetworkMeasurements, NetworkParameters } from '../../schemas/deep.d.ts';
import { accuracies } from './accuracy.ts';
import { disposeBatch, uploadBatch } from './device-batch.ts';
import { drawWeights } from './initial-weights.ts';
import { disposeParameters, LenetStack, meanLosses, type DeviceBatch } from './lenet-stack.ts';
import { measureRow } from './measure-row.ts';
import { outputsAtOne } from './outputs-at-one.ts';
import { outputDifference, takeSnapshot, type Snapshot } from './snapshot.ts';
import { TrainingImages } from './training-images.ts';

/** Steps between evaluations of the training loss. */
const evaluateEvery = 8;
/** By this step networks of all α have usually reached a training loss of 0.5. */
const lastMatch = 550;
/** Training images on which it is taken. */
const lossImages = 512;
/** While a network's loss on its last batch is above this many times the matched one, it is not taken for matched. */
const nearMatch = 2;

/** One network of the stack and what is known of it. */
interface Member {
  readonly parameters: NetworkParameters;
  readonly start: Snapshot;
  readonly mapDifference: number;
  readonly rows: DistanceRow[];
  matchedStep: number | null;
}

/**
 * LeNets of one seed trained side by side on the same batches. A network leaves the stack when it is done or has
 * diverged; that changes nothing for the others.
 */
export class StackTraining {
  readonly #engine: Engine;
  readonly #set: ImageSet;
  readonly #shared: NetworkParameters;
  readonly #images: TrainingImages;
  readonly #networks: LenetStack;
  readonly #probes: DeviceBatch;
  readonly #lossBatch: DeviceBatch;
  #roster = new Roster<Member, Trained<NetworkMeasurements>>([]);
  #steps = 0;

  private constructor(engine: Engine, set: ImageSet, networks: readonly NetworkParameters[]) {
    const shared = networks[0]!;
    this.#engine = engine;
    this.#set = set;
    this.#shared = shared;
    this.#images = new TrainingImages(shared.seed, set.train.count, shared.trainImages);
    const weights = networks.map(({ seed, alpha }) => drawWeights(seed, alpha));
    this.#networks = new LenetStack(engine, weights, shared.learningRate);
    const { chosen } = this.#images;
    this.#probes = uploadBatch(engine, set.train, chosen.subarray(0, shared.probes));
    this.#lossBatch = uploadBatch(engine, set.train, chosen.subarray(0, lossImages));
  }

  /**
   * Draws the networks, uploads them, and takes their snapshots before training.
   *
   * @param networks at least one, equal but for α
   */
  static async begin(
    engine: Engine,
    set: ImageSet,
    networks: readonly NetworkParameters[],
  ): Promise<StackTraining> {
    const training = new StackTraining(engine, set, networks);
    const { windows } = training.#probes;
    const standard = await outputsAtOne(engine, training.#shared.seed, windows);
    const members: Member[] = [];
    for (const [i, parameters] of networks.entries()) {
      const network = training.#networks.taken([i]);
      const start = await takeSnapshot(engine, network, windows, parameters.fullProbes);
      disposeParameters(engine, network);
      const mapDifference = outputDifference(start.outputs, standard);
      members.push({ parameters, start, mapDifference, rows: [], matchedStep: null });
    }
    training.#roster = new Roster(members);
    if (training.#shared.steps.includes(0)) {
      const losses = await training.#networks.losses(training.#lossBatch);
      await training.#measure([...networks.keys()], losses);
    }
    return training;
  }

  /** Whether a network is left to train. */
  get training(): boolean {
    return this.#roster.left.length > 0;
  }

  /** How much is done, from 0 to 1, as far as can be told: where the matched loss ends training, it is a guess. */
  get done(): number {
    const { stopAtMatch, maxSteps } = this.#shared;
    return Math.min(0.98, this.#steps / (stopAtMatch ? Math.min(maxSteps, lastMatch) : maxSteps));
  }

  /** What came of each network, in their order; to be called once, when none is left. */
  outcomes(): Trained<NetworkMeasurements>[] {
    return [...this.#roster.takeOutcomes()];
  }

  dispose(): void {
    this.#networks.dispose();
    disposeBatch(this.#engine, this.#probes);
    disposeBatch(this.#engine, this.#lossBatch);
  }

  /** Trains to the next evaluation or the next step at which everything is measured, and does what is due there. */
  async advance(): Promise<void> {
    const { steps, maxSteps } = this.#shared;
    const nextEvaluation = (Math.floor(this.#steps / evaluateEvery) + 1) * evaluateEvery;
    const end = Math.min(nextEvaluation, maxSteps, ...steps.filter((step) => step > this.#steps));
    let batchLosses: readonly number[] = [];
    while (this.#steps < end) {
      this.#steps++;
      batchLosses = await this.#step(this.#steps === end);
    }
    const isDue = end === maxSteps || steps.includes(end);
    const isNear = (loss: number): boolean => loss < nearMatch * this.#shared.matchedLoss;
    const isWaiting = ({ matchedStep }: Member, i: number): boolean =>
      matchedStep === null && isNear(batchLosses[i]!);
    const isEvaluated = this.#roster.left.map(
      (member, i) => isDue || (end === nextEvaluation && isWaiting(member, i)),
    );
    if (!isEvaluated.includes(true) && batchLosses.every((loss) => Number.isFinite(loss))) return;
    const losses = await this.#networks.losses(this.#lossBatch);
    const toMeasure: number[] = [];
    for (const [i, member] of this.#roster.left.entries()) {
      const matches = end === nextEvaluation && isWaiting(member, i) && losses[i]! < this.#shared.matchedLoss;
      if (matches) member.matchedStep = end;
      if (Number.isFinite(losses[i]) && (matches || isDue)) toMeasure.push(i);
    }
    await this.#measure(toMeasure, losses);
    this.#release(losses);
  }

  /** @returns each member's loss on the batch, where it is wanted */
  async #step(wanted: boolean): Promise<readonly number[]> {
    const indices = this.#images.nextBatch(this.#shared.batchSize);
    const batch = uploadBatch(this.#engine, this.#set.train, indices);
    const likelihoods = this.#networks.step(batch);
    disposeBatch(this.#engine, batch);
    const losses = wanted ? await meanLosses(likelihoods) : [];
    likelihoods.dispose();
    return losses;
  }

  /** Adds a row to some members, by their positions. */
  async #measure(positions: readonly number[], losses: readonly number[]): Promise<void> {
    if (positions.length === 0) return;
    const networks = this.#networks.taken(positions);
    const shares = await accuracies(this.#engine, networks, this.#set.test, this.#shared.testImages);
    disposeParameters(this.#engine, networks);
    for (const [i, position] of positions.entries()) {
      const { parameters, start, rows } = this.#roster.left[position]!;
      const network = this.#networks.taken([position]);
      const known = { step: this.#steps, trainLoss: losses[position]!, testAccuracy: shares[i]! };
      const origin = { start, probes: this.#probes.windows };
      rows.push(await measureRow(this.#engine, network, parameters, origin, known));
      disposeParameters(this.#engine, network);
    }
  }

  /** Takes the networks that are done or have diverged out of the stack. */
  #release(losses: readonly number[]): void {
    const { maxSteps, stopAtMatch } = this.#shared;
    for (const [i, member] of this.#roster.left.entries()) {
      const { rows, matchedStep, mapDifference } = member;
      if (!Number.isFinite(losses[i])) {
        const reason = 'the training loss is not finite';
        this.#roster.settle(member, { state: 'diverged', step: this.#steps, reason });
      } else if (this.#steps === maxSteps || (stopAtMatch && matchedStep !== null)) {
        const measurements = { rows, matchedStep, mapDifference };
        this.#roster.settle(member, { state: 'completed', measurements, steps: this.#steps });
      }
    }
    this.#roster.release((staying) => this.#networks.keep(staying));
  }
}
