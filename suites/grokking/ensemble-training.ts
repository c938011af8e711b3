import type { Engine } from '../../core/engine/engine.ts';
import type { Trained } from '../../core/suite.ts';
import type { TransformerMeasurements, TransformerParameters } from '../../schemas/grokking.d.ts';
import { BatchOrder } from './batch-order.ts';
import { fourierConcentration } from './fourier-concentration.ts';
import { drawWeights } from './initial-weights.ts';
import { likelySteps } from './likely-steps.ts';
import type { ModularTable } from './modular-table.ts';
import { NetworkEnsemble, type Score } from './network-ensemble.ts';
import type { NetworkShape } from './network-shape.ts';
import { RunRecord, type Due } from './run-record.ts';
import { drawSplit, type Split } from './split.ts';

/** One network of the ensemble and what came of it. */
interface Member {
  readonly parameters: TransformerParameters;
  readonly split: Split;
  readonly order: BatchOrder;
  readonly record: RunRecord;
  outcome?: Trained<TransformerMeasurements>;
}

/**
 * Networks trained side by side. One leaves when it has arrived, has used up its steps or has diverged; neither that nor
 * what is looked at for one changes anything for the others.
 */
export class EnsembleTraining {
  readonly #shape: NetworkShape;
  readonly #members: readonly Member[];
  readonly #networks: NetworkEnsemble;
  /** Those still in training, in the networks' order. */
  #left: readonly Member[];
  #step = 0;
  /** Outcomes already handed out. */
  #taken = 0;

  /**
   * @param parameters at least one, equal but for `alpha`, `seed`, `tau`, `maxSteps`, `baseLearningRate`,
   *   `rateScaling` and `lookEvery`
   * @throws Fail (exit 2) for a fraction that leaves a set empty
   */
  constructor(
    engine: Engine,
    shape: NetworkShape,
    table: ModularTable,
    parameters: readonly TransformerParameters[],
  ) {
    this.#shape = shape;
    this.#members = parameters.map((each) => {
      const split = drawSplit(table.x.length, each.fraction, each.seed);
      const order = new BatchOrder(split.train, each.batchSize, each.seed);
      return { parameters: each, split, order, record: new RunRecord(each) };
    });
    this.#left = this.#members;
    const members = parameters.map(({ alpha, seed, tau, baseLearningRate, rateScaling }) => ({
      weights: drawWeights(shape, seed, alpha),
      tau,
      learningRate: rateScaling === 'constant' ? baseLearningRate : baseLearningRate / tau ** 2,
    }));
    this.#networks = new NetworkEnsemble(engine, shape, table, parameters[0]!.weightDecay, members);
  }

  /** Trains all to their end and yields the outcomes in their order, each as soon as those before it are there. */
  async *run(progress: (fraction: number) => void): AsyncGenerator<Trained<TransformerMeasurements>> {
    for (;;) {
      await this.#look();
      yield* this.#outcomes();
      const waitedFor = this.#members[this.#taken];
      if (waitedFor === undefined) return;
      if (this.#step % 10 === 0) progress(Math.min(1, this.#step / likelySteps(waitedFor.parameters)));
      this.#networks.step(this.#left.map(({ order }) => order.next()));
      this.#step++;
    }
  }

  dispose(): void {
    this.#networks.dispose();
  }

  *#outcomes(): Generator<Trained<TransformerMeasurements>> {
    for (;;) {
      const outcome = this.#members[this.#taken]?.outcome;
      if (outcome === undefined) return;
      this.#taken++;
      yield outcome;
    }
  }

  /** Looks at what is due for any network and records it for those for which it is. */
  async #look(): Promise<void> {
    const due = this.#left.map(({ record }) => record.due(this.#step));
    const [train, validation] = [due.some((each) => each.train), due.some((each) => each.validation)];
    if (!train && !validation) return;
    const trainScores = train ? await this.#scores('train') : [];
    const validationScores = validation ? await this.#scores('validation') : [];
    const embeddings = validation ? await this.#networks.tokenEmbeddings() : new Float32Array();
    const size = embeddings.length / this.#left.length;
    for (const [i, member] of this.#left.entries()) {
      const own = embeddings.subarray(i * size, (i + 1) * size);
      this.#record(member, due[i]!, own, trainScores[i], validationScores[i]);
    }
    const staying = this.#left.flatMap(({ outcome }, i) => (outcome === undefined ? [i] : []));
    if (staying.length === this.#left.length) return;
    if (staying.length > 0) this.#networks.keep(staying);
    this.#left = staying.map((i) => this.#left[i]!);
  }

  #scores(set: keyof Split): Promise<Score[]> {
    return this.#networks.scores(this.#left.map(({ split }) => split[set]));
  }

  #record(member: Member, due: Due, embeddings: Float32Array, train?: Score, validation?: Score): void {
    const { parameters, record, split } = member;
    const seen = [due.train ? train : undefined, due.validation ? validation : undefined];
    if (seen.some((score) => score !== undefined && !Number.isFinite(score.loss))) {
      member.outcome = { state: 'diverged', step: this.#step, reason: 'the loss is not finite' };
      return;
    }
    if (!due.train && !due.validation) return;
    record.add({
      step: this.#step,
      train: seen[0] ?? null,
      validation: seen[1] ?? null,
      concentration: due.validation
        ? fourierConcentration(parameters.operation, this.#shape.prime, embeddings)
        : null,
    });
    if (!record.ended) return;
    const measurements = record.measurements(split.train.length, split.validation.length);
    member.outcome = { state: 'completed', measurements };
  }
}
