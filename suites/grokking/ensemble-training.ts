import type { Engine } from '../../core/engine/engine.ts';
import { Roster } from '../../core/ensemble/roster.ts';
import type { TrainContext, Trained } from '../../core/suite.ts';
import type { TransformerMeasurements, TransformerParameters } from '../../schemas/grokking.d.ts';
import { BatchOrder } from './batch-order.ts';
import { fourierConcentration } from './fourier-concentration.ts';
import { drawWeights } from './initial-weights.ts';
import { expectedSteps } from './expected-steps.ts';
import type { ModularTable } from './modular-table.ts';
import { NetworkEnsemble } from './network-ensemble.ts';
import type { NetworkShape } from './network-shape.ts';
import { RunRecord } from './run-record.ts';
import type { Score } from './scores.ts';
import { drawSplit, type Split } from './split.ts';

/** One network of the ensemble. */
interface Member {
  readonly position: number;
  readonly parameters: TransformerParameters;
  readonly split: Split;
  readonly record: RunRecord;
}

/** A network that has just been evaluated and has not diverged. */
export interface Look {
  /** Its position among those that are trained. */
  readonly position: number;
  readonly record: RunRecord;
  /** All its parameters, in the order of `parameterNames`. */
  readonly weights: () => Promise<Float32Array>;
}

/**
 * Networks trained side by side. One leaves when it has arrived, has used up its steps or has diverged; neither that nor
 * what is looked at for one changes anything for the others.
 */
export class EnsembleTraining {
  readonly #shape: NetworkShape;
  readonly #roster: Roster<Member, Trained<TransformerMeasurements>>;
  readonly #networks: NetworkEnsemble;
  #step = 0;

  /**
   * @param parameters at least one, equal but for `alpha`, `seed`, `tau`, `baseLearningRate` and `rateScaling`
   * @throws Fail (exit 2) for a fraction that leaves a set empty
   */
  constructor(
    engine: Engine,
    shape: NetworkShape,
    table: ModularTable,
    parameters: readonly TransformerParameters[],
  ) {
    this.#shape = shape;
    this.#roster = new Roster(
      parameters.map((each, position) => {
        const split = drawSplit(table.x.length, each.fraction, each.seed);
        return { position, parameters: each, split, record: new RunRecord(each) };
      }),
    );
    const networks = this.#roster.members.map(({ parameters: each, split }) => {
      const { alpha, seed, tau, baseLearningRate, rateScaling, batchSize } = each;
      return {
        weights: drawWeights(shape, seed, alpha),
        tau,
        learningRate: rateScaling === 'constant' ? baseLearningRate : baseLearningRate / tau ** 2,
        batches: new BatchOrder(split.train, batchSize, seed),
      };
    });
    this.#networks = new NetworkEnsemble(engine, shape, table, parameters[0]!.weightDecay, networks);
  }

  /**
   * Trains all to their end and yields the outcomes in their order, each as soon as those before it are there.
   *
   * @param spentOn told at every evaluation who was trained, by positions among these
   * @param watch given every network at every evaluation
   */
  async *run(
    progress: TrainContext['progress'],
    spentOn: NonNullable<TrainContext['spentOn']> = () => undefined,
    watch?: (look: Look) => Promise<void>,
  ): AsyncGenerator<Trained<TransformerMeasurements>> {
    for (;;) {
      spentOn(this.#roster.left.map(({ position }) => position));
      await this.#evaluate(watch);
      yield* this.#roster.takeOutcomes();
      const waitedFor = this.#roster.next;
      if (waitedFor === undefined) return;
      const tell = (step: number): void => {
        const done = Math.min(1, step / expectedSteps(waitedFor.parameters));
        progress(done, this.#roster.waiting);
      };
      tell(this.#step);
      const start = this.#step;
      this.#step = this.#roster.left[0]!.record.evaluationAfter(start);
      await this.#networks.train(this.#step - start, (done) => tell(start + done));
    }
  }

  dispose(): void {
    this.#networks.dispose();
  }

  /** Evaluates every network; those that have ended leave. */
  async #evaluate(watch: ((look: Look) => Promise<void>) | undefined): Promise<void> {
    const wanted = this.#roster.left.map(({ record }) => record.isTrainEvaluationStep(this.#step));
    const train = wanted.includes(true) ? await this.#scores('train') : [];
    const validation = await this.#scores('validation');
    const embeddings = await this.#networks.tokenEmbeddings();
    const size = embeddings.length / this.#roster.left.length;
    for (const [i, member] of this.#roster.left.entries()) {
      // What was evaluated for others only is not recorded.
      const own = wanted[i] === true ? train[i]! : null;
      if (!this.#record(member, own, validation[i]!, embeddings.subarray(i * size, (i + 1) * size))) continue;
      const { position, record } = member;
      await watch?.({ position, record, weights: () => this.#weights(i) });
    }
    this.#roster.release((staying) => this.#networks.keep(staying));
  }

  /** @param i its place among those that are left */
  async #weights(i: number): Promise<Float32Array> {
    const all = await this.#networks.parameters();
    const size = all.length / this.#roster.left.length;
    return all.subarray(i * size, (i + 1) * size);
  }

  #scores(set: keyof Split): Promise<Score[]> {
    return this.#networks.scores(this.#roster.left.map(({ split }) => split[set]));
  }

  /** False for one that has diverged. */
  #record(member: Member, train: Score | null, validation: Score, embeddings: Float32Array): boolean {
    const { parameters, record, split } = member;
    if (![train?.loss ?? 0, validation.loss].every(Number.isFinite)) {
      const reason = 'the loss is not finite';
      this.#roster.settle(member, { state: 'diverged', step: this.#step, reason });
      return false;
    }
    const concentration = fourierConcentration(parameters.operation, this.#shape.prime, embeddings);
    record.add({ step: this.#step, train, validation, concentration });
    if (!record.ended) return true;
    const measurements = record.measurements(split.train.length, split.validation.length);
    this.#roster.settle(member, { state: 'completed', measurements, steps: this.#step });
    return true;
  }
}
