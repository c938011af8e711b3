import type { LookRow, TransformerMeasurements, TransformerParameters } from '../../schemas/grokking.d.ts';
import type { Score } from './scores.ts';

/** Accuracy from which on a set counts as learned. */
const learned = 0.99;
/** Once the training set is learned, it is evaluated with every so many evaluations of the validation set only. */
const evaluationsPerTrainEvaluation = 4;

/** What was seen at an evaluation. */
export interface Evaluation {
  readonly step: number;
  /** Null where the training set was not evaluated. */
  readonly train: Score | null;
  readonly validation: Score;
  /** See `fourierConcentration`. */
  readonly concentration: number;
}

/** The record of one run: when to evaluate, what was seen, when accuracies were first reached. */
export class RunRecord {
  readonly #maxSteps: number;
  readonly #lookEvery: number;
  readonly #rows: LookRow[] = [];

  constructor({ maxSteps, lookEvery }: Pick<TransformerParameters, 'maxSteps' | 'lookEvery'>) {
    this.#maxSteps = maxSteps;
    this.#lookEvery = lookEvery;
  }

  /** The next step after this one after which to evaluate the network. */
  evaluationAfter(step: number): number {
    return Math.min(this.#maxSteps, (Math.floor(step / this.#lookEvery) + 1) * this.#lookEvery);
  }

  /** Whether an evaluation takes in the training set. */
  isTrainEvaluationStep(step: number): boolean {
    const trained = this.#stepsTo('trainAccuracy', learned) !== null;
    return (
      !trained || step === this.#maxSteps || step % (evaluationsPerTrainEvaluation * this.#lookEvery) === 0
    );
  }

  add({ step, train, validation, concentration }: Evaluation): void {
    this.#rows.push({
      step,
      trainLoss: train?.loss ?? null,
      trainAccuracy: train?.accuracy ?? null,
      validationLoss: validation.loss,
      validationAccuracy: validation.accuracy,
      concentration,
    });
  }

  /** Whether the run has arrived or used up its steps. */
  get ended(): boolean {
    return this.#grokked !== null || this.#rows.at(-1)?.step === this.#maxSteps;
  }

  /** The step of the newest evaluation. */
  get lastStep(): number {
    return this.#rows.at(-1)!.step;
  }

  /** Whether the newest evaluation is one of those that times are named after: the start, a set learned, the end. */
  get isMilestone(): boolean {
    const times = [0, this.#stepsTo('trainAccuracy', learned), this.#stepsTo('validationAccuracy', 0.5)];
    return this.ended || times.includes(this.lastStep);
  }

  /** Whether the newest evaluation is the first at which the training set was learned. */
  get isTrained(): boolean {
    return this.#stepsTo('trainAccuracy', learned) === this.lastStep;
  }

  /** The record as it is stored, once the run has {@link ended}. */
  measurements(trainPairs: number, validationPairs: number): TransformerMeasurements {
    const stepsToTrain = this.#stepsTo('trainAccuracy', learned);
    const stepsToGrok = this.#grokked;
    return {
      stepsToTrain,
      stepsToHalf: this.#stepsTo('validationAccuracy', 0.5),
      stepsToNinety: this.#stepsTo('validationAccuracy', 0.9),
      stepsToGrok,
      delay: stepsToTrain === null || stepsToGrok === null ? null : stepsToGrok - stepsToTrain,
      censored: stepsToGrok === null,
      lastStep: this.lastStep,
      trainPairs,
      validationPairs,
      rows: this.#rows,
    };
  }

  get #grokked(): number | null {
    return this.#stepsTo('validationAccuracy', learned);
  }

  #stepsTo(accuracy: 'trainAccuracy' | 'validationAccuracy', least: number): number | null {
    return this.#rows.find((row) => (row[accuracy] ?? 0) >= least)?.step ?? null;
  }
}
