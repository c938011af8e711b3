import type { ImageSet } from '../../core/data/image-set.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { Roster } from '../../core/ensemble/roster.ts';
import type { Trained } from '../../core/suite.ts';
import type { DistanceRow, NetworkMeasurements, NetworkParameters } from '../../schemas/deep.d.ts';
import { accuracies } from './accuracy.ts';
import {
  disposeBatch,
  disposeImages,
  uploadBatch,
  uploadImages,
  type DeviceBatch,
  type DeviceImages,
} from './device-batch.ts';
import { drawWeights } from './initial-weights.ts';
import { LenetStack } from './lenet-stack.ts';
import { lossesOn, meanLosses } from './mean-losses.ts';
import { measureRow } from './measure-row.ts';
import { outputsAtOne } from './outputs-at-one.ts';
import { disposeParameters, takenParameters, type StackParameters } from './parameters.ts';
import { outputDifference, takeSnapshot, type Snapshot } from './snapshot.ts';
import { TrainingImages } from './training-images.ts';

/** Steps between evaluations of the training loss. */
export const evaluateEvery = 8;
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
  readonly #order: TrainingImages;
  readonly #images: DeviceImages;
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
    this.#order = new TrainingImages(shared.seed, set.train.count, shared.trainImages);
    const { chosen } = this.#order;
    this.#images = uploadImages(engine, set.train, chosen);
    const weights = networks.map(({ seed, alpha }) => drawWeights(seed, alpha));
    const { batchSize, learningRate: rate } = shared;
    this.#networks = new LenetStack(engine, weights, { images: this.#images, batchSize, rate });
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
    const all = training.#networks.parameters();
    const members: Member[] = [];
    for (const [i, parameters] of networks.entries()) {
      const network = takenParameters(engine, all, [i]);
      const start = await takeSnapshot(engine, network, windows, parameters.fullProbes);
      disposeParameters(engine, network);
      const mapDifference = outputDifference(start.outputs, standard);
      members.push({ parameters, start, mapDifference, rows: [], matchedStep: null });
    }
    training.#roster = new Roster(members);
    if (training.#shared.steps.includes(0)) {
      const losses = await lossesOn(engine, all, training.#lossBatch);
      await training.#measure(all, [...networks.keys()], losses);
    }
    disposeParameters(engine, all);
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
    disposeImages(this.#engine, this.#images);
    disposeBatch(this.#engine, this.#probes);
    disposeBatch(this.#engine, this.#lossBatch);
  }

  /** Trains to the next evaluation or the next step at which everything is measured, and does what is due there. */
  async advance(): Promise<void> {
    const { steps, maxSteps } = this.#shared;
    const nextEvaluation = (Math.floor(this.#steps / evaluateEvery) + 1) * evaluateEvery;
    const end = Math.min(nextEvaluation, maxSteps, ...steps.filter((step) => step > this.#steps));
    const batchLosses = await this.#train(end - this.#steps);
    const isDue = end === maxSteps || steps.includes(end);
    const isNear = (loss: number): boolean => loss < nearMatch * this.#shared.matchedLoss;
    const isWaiting = ({ matchedStep }: Member, i: number): boolean =>
      matchedStep === null && isNear(batchLosses[i]!);
    const isEvaluated = this.#roster.left.map(
      (member, i) => isDue || (end === nextEvaluation && isWaiting(member, i)),
    );
    if (!isEvaluated.includes(true) && batchLosses.every((loss) => Number.isFinite(loss))) return;
    const now = this.#networks.parameters();
    const losses = await lossesOn(this.#engine, now, this.#lossBatch);
    const toMeasure: number[] = [];
    for (const [i, member] of this.#roster.left.entries()) {
      const matches = end === nextEvaluation && isWaiting(member, i) && losses[i]! < this.#shared.matchedLoss;
      if (matches) member.matchedStep = end;
      if (Number.isFinite(losses[i]) && (matches || isDue)) toMeasure.push(i);
    }
    await this.#measure(now, toMeasure, losses);
    disposeParameters(this.#engine, now);
    this.#release(losses);
  }

  /** @returns each member's loss on the last batch */
  async #train(steps: number): Promise<readonly number[]> {
    const { batchSize } = this.#shared;
    const likelihoods = await this.#networks.train(this.#order.nextBatches(steps, batchSize));
    this.#steps += steps;
    const members = this.#roster.left.length;
    return meanLosses(likelihoods.subarray(-members * batchSize), members);
  }

  /** Adds a row to some members, by their positions. */
  async #measure(
    all: StackParameters,
    positions: readonly number[],
    losses: readonly number[],
  ): Promise<void> {
    if (positions.length === 0) return;
    const networks = takenParameters(this.#engine, all, positions);
    const shares = await accuracies(this.#engine, networks, this.#set.test, this.#shared.testImages);
    disposeParameters(this.#engine, networks);
    for (const [i, position] of positions.entries()) {
      const { parameters, start, rows } = this.#roster.left[position]!;
      const network = takenParameters(this.#engine, all, [position]);
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
