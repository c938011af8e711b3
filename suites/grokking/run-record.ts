import type { LookRow, TransformerMeasurements, TransformerParameters } from '../../schemas/grokking.d.ts';
import type { Score } from './network-ensemble.ts';

/** Accuracy from which on a set counts as learned. */
const learned = 0.99;
/** Once the training set is learned, it is looked at with every so many looks at the validation set only. */
const looksPerTrainLook = 4;

/** What was seen at a look. */
export interface Look {
  readonly step: number;
  /** Null where the training set was not looked at. */
  readonly train: Score | null;
  readonly validation: Score;
  /** See `fourierConcentration`. */
  readonly concentration: number;
}

/** The record of one run: when to look, what was seen, when accuracies were first reached. */
export class RunRecord {
  readonly #maxSteps: number;
  readonly #lookEvery: number;
  readonly #rows: LookRow[] = [];

  constructor({ maxSteps, lookEvery }: Pick<TransformerParameters, 'maxSteps' | 'lookEvery'>) {
    this.#maxSteps = maxSteps;
    this.#lookEvery = lookEvery;
  }

  /** Whether to look at the network after this step. */
  looksAt(step: number): boolean {
    return step === this.#maxSteps || step % this.#lookEvery === 0;
  }

  /** Whether that look takes in the training set. */
  looksAtTraining(step: number): boolean {
    const trained = this.#stepsTo('trainAccuracy', learned) !== null;
    return !trained || step === this.#maxSteps || step % (looksPerTrainLook * this.#lookEvery) === 0;
  }

  add({ step, train, validation, concentration }: Look): void {
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
      lastStep: this.#rows.at(-1)!.step,
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
