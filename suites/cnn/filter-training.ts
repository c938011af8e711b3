import type { Engine } from '../../core/engine/engine.ts';
import { countRight } from '../../core/ensemble/accuracy.ts';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { refuseParameter } from '../../core/refuse-parameter.ts';
import type { Checkpoint, Trained } from '../../core/suite.ts';
import type { EpochRow, FilterMeasurements, FilterParameters } from '../../schemas/cnn.d.ts';
import { architecture, type Architecture } from './architecture.ts';
import { ConvolutionalNetwork, type Batches } from './convolutional-network.ts';
import { measureFilters, printedRoughness, type FilterBank } from './filter-measures.ts';
import { ImageBatches, shuffledPositions, type LabelledImages } from './image-batches.ts';
import { drawWeights } from './initial-weights.ts';
import { triangularRate } from './learning-rate.ts';
import { testOutputs } from './network-outputs.ts';
import { tensorsOf } from './network-state.ts';
import { quartiles } from './quartiles.ts';
import { showFilters } from './shown-filters.ts';
import { stepsInMemory } from './steps-in-memory.ts';

/** What both experiments are told. */
export type TrainingParameters = FilterParameters;

/** A network after its last whole epoch. */
interface TrainingState {
  /** One row an epoch. */
  readonly rows: readonly EpochRow[];
  readonly network: readonly Float32Array[];
}

/** Test images to a call. */
const testBatch = 250;

/** One network in training. */
export class FilterTraining {
  readonly #engine: Engine;
  readonly #parameters: TrainingParameters;
  readonly #images: LabelledImages;
  readonly #batches: ImageBatches;
  readonly #architecture: Architecture;
  readonly #network: ConvolutionalNetwork;
  readonly #start: Promise<Float32Array>;
  readonly #order: RandomStream;
  readonly #augmentation: RandomStream;
  readonly #rows: EpochRow[] = [];
  #steps = 0;

  /** @throws Fail (exit 2) where there is no such network or too few images for a batch */
  constructor(engine: Engine, parameters: TrainingParameters, images: LabelledImages) {
    const { seed, alpha, momentum, batchSize } = parameters;
    requireSense(parameters, images.side);
    this.#engine = engine;
    this.#parameters = parameters;
    this.#images = images;
    this.#architecture = architecture(parameters, images);
    this.#batches = new ImageBatches(images, this.#architecture.first);
    const weights = drawWeights(this.#architecture, seed, alpha);
    this.#network = new ConvolutionalNetwork(engine, this.#architecture, { momentum, batchSize }, weights);
    this.#start = this.#network.firstFilters();
    this.#order = new RandomStream('cnn/batches', seed);
    this.#augmentation = new RandomStream('cnn/augmentation', seed);
  }

  get #stepsOfEpoch(): number {
    return Math.floor(this.#images.train.count / this.#parameters.batchSize);
  }

  /**
   * Trains to the end, from the last whole epoch in the checkpoint on.
   *
   * @param progress told how much is done, from 0 to 1
   */
  async run(
    progress: (share: number) => void,
    checkpoint?: Checkpoint,
  ): Promise<Trained<FilterMeasurements>> {
    await this.#start;
    const { epochs } = this.#parameters;
    this.#takeUp((await checkpoint?.read()) as TrainingState | undefined);
    const before = this.#steps;
    for (let epoch = this.#rows.length + 1; epoch <= epochs; epoch++) {
      const trained = await this.#trainEpoch(progress);
      if (!Number.isFinite(trained.loss)) {
        return { state: 'diverged', step: this.#steps, reason: 'the training loss is not finite' };
      }
      this.#rows.push({
        epoch,
        trainAccuracy: trained.accuracy,
        testAccuracy: await this.#testAccuracy(),
        trainLoss: trained.loss,
        smoothness: quartiles(printedRoughness(await this.#filters())).median,
      });
      if (epoch < epochs) await checkpoint?.write({ rows: this.#rows, network: await this.#network.state() });
    }
    return { state: 'completed', measurements: await this.#measure(), steps: this.#steps - before };
  }

  dispose(): void {
    this.#network.dispose();
  }

  /** Goes on after the state's epochs: what they drew is drawn again, so that the streams stand where they stood. */
  #takeUp(state: TrainingState | undefined): void {
    if (state === undefined) return;
    const { batchSize, augmentation } = this.#parameters;
    for (const row of state.rows) {
      this.#rows.push(row);
      const order = shuffledPositions(this.#images.train.count, this.#order);
      for (let step = 0; step < this.#stepsOfEpoch; step++, this.#steps++) {
        const positions = order.subarray(step * batchSize, (step + 1) * batchSize);
        this.#batches.folded(this.#images.train, positions, augmentation, this.#augmentation);
      }
    }
    this.#network.restore(state.network);
  }

  async #trainEpoch(progress: (share: number) => void): Promise<{ loss: number; accuracy: number }> {
    const { batchSize, epochs } = this.#parameters;
    const order = shuffledPositions(this.#images.train.count, this.#order);
    const steps = this.#stepsOfEpoch;
    const [losses, correct] = [new Float32Array(steps), new Float32Array(steps)];
    const most = stepsInMemory(this.#architecture, batchSize);
    for (let from = 0; from < steps; from += most) {
      const count = Math.min(most, steps - from);
      const batches = this.#nextBatches(order.subarray(from * batchSize, (from + count) * batchSize), count);
      const before = this.#steps;
      const results = await this.#network.train(batches, (done) => {
        progress((before + done) / (steps * epochs));
      });
      this.#steps += count;
      losses.set(results.losses, from);
      correct.set(results.correct, from);
    }
    const loss = (await this.#sum(losses)) / steps;
    return { loss, accuracy: (await this.#sum(correct)) / (steps * batchSize) };
  }

  /** Batches of images at these positions, whose augmentation is drawn now. */
  #nextBatches(positions: Uint32Array, count: number): Batches {
    const { peakLearningRate, peakAt, augmentation, epochs } = this.#parameters;
    const { train } = this.#images;
    const steps = this.#stepsOfEpoch * epochs;
    return {
      count,
      images: this.#batches.folded(train, positions, augmentation, this.#augmentation),
      labels: this.#batches.oneHot(train.labels, positions),
      rates: Float32Array.from({ length: count }, (_, i) =>
        triangularRate(this.#steps + i, steps, peakLearningRate, peakAt),
      ),
    };
  }

  /** Sum in the engine's arithmetic, float32. */
  async #sum(values: Float32Array): Promise<number> {
    const { tf } = this.#engine;
    const sum = tf.tidy(() => tf.sum(tf.tensor1d(values)));
    const [total] = await sum.data();
    sum.dispose();
    return total!;
  }

  #upload(folded: Float32Array, count: number) {
    const { foldedSide, foldedChannels } = this.#architecture.first;
    return this.#engine.tf.tensor4d(folded, [count, foldedSide, foldedSide, foldedChannels]);
  }

  async #testAccuracy(): Promise<number> {
    const { test } = this.#images;
    const network = this.#network.tensors();
    let correct = 0;
    for (let start = 0; start < test.count; start += testBatch) {
      const count = Math.min(testBatch, test.count - start);
      const positions = Uint32Array.from({ length: count }, (_, i) => start + i);
      const images = this.#upload(this.#batches.folded(test, positions, 'none'), count);
      const outputs = await testOutputs(this.#engine, this.#architecture, network, images);
      images.dispose();
      correct += countRight(outputs, test.labels.subarray(start, start + count));
    }
    this.#engine.tf.dispose(tensorsOf(network));
    return correct / test.count;
  }

  async #filters(): Promise<FilterBank> {
    const { kernelSize, filters } = this.#parameters;
    const { channels } = this.#images;
    return { values: await this.#network.firstFilters(), kernelSize, channels, filters };
  }

  async #measure(): Promise<FilterMeasurements> {
    const bank = await this.#filters();
    const last = this.#rows.at(-1)!;
    return {
      ...measureFilters(bank, await this.#start),
      trainAccuracy: last.trainAccuracy,
      testAccuracy: last.testAccuracy,
      trainLoss: last.trainLoss,
      steps: this.#steps,
      rows: this.#rows,
      shown: showFilters(bank, this.#parameters.shownFilters),
    };
  }
}

function requireSense({ kernelSize, batchSize, trainImages }: TrainingParameters, side: number): void {
  if (kernelSize % 2 === 0) {
    const expected = 'an odd one: its centre has to be a pixel';
    refuseParameter(
      'cnn',
      'kernelSize',
      `an even kernel size, ${kernelSize}`,
      expected,
      `Take ${kernelSize + 1}.`,
    );
  }
  if (kernelSize > side) {
    const expected = `at most the image's side, ${side}`;
    refuseParameter('cnn', 'kernelSize', `a kernel size of ${kernelSize}`, expected, 'Lower "kernelSize".');
  }
  if (batchSize > trainImages) {
    const expected = `at most the ${trainImages} training images`;
    refuseParameter(
      'cnn',
      'batchSize',
      `${batchSize} images`,
      expected,
      'Lower "batchSize" or raise "trainImages".',
    );
  }
}
