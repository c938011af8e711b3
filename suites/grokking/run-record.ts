import type { LookRow, TransformerMeasurements, TransformerParameters } from '../../schemas/grokking.d.ts';
import type { Score } from './network-ensemble.ts';

/** Accuracy from which on a set counts as learned. */
const learned = 0.99;
/** While the training set is not learned, it is looked at this often … */
const earlyLookEvery = 5;
/** … up to this step, so that times to train are resolved too. */
const earlySteps = 250;
/** Once it is learned, it is looked at with every so many looks at the validation set only. */
const looksPerTrainLook = 4;

/** What to look at after a step. */
export interface Due {
  readonly train: boolean;
  readonly validation: boolean;
}

/** What was seen; null for what was not looked at. */
export interface Look {
  readonly step: number;
  readonly train: Score | null;
  readonly validation: Score | null;
  readonly concentration: number | null;
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

  /** What to look at after this step; the next look follows {@link add} of this one. */
  due(step: number): Due {
    const trained = this.#stepsTo('trainAccuracy', learned) !== null;
    const last = step === this.#maxSteps;
    const validation = last || step % this.#lookEvery === 0;
    const early = !trained && step <= earlySteps && step % earlyLookEvery === 0;
    const inTurn = validation && (!trained || step % (looksPerTrainLook * this.#lookEvery) === 0);
    return { train: last || early || inTurn, validation };
  }

  add({ step, train, validation, concentration }: Look): void {
    this.#rows.push({
      step,
      trainLoss: train?.loss ?? null,
      trainAccuracy: train?.accuracy ?? null,
      validationLoss: validation?.loss ?? null,
      validationAccuracy: validation?.accuracy ?? null,
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
