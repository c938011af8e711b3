import type { Tensor } from '@tensorflow/tfjs-core';

/** Tensors in a fixed order. */
export type Tensors = readonly Tensor[];

/** What a step makes of a state. */
export interface StepResult<State extends Tensors = Tensors> {
  /** As many tensors as the step was given, of the same shapes and dtypes. */
  readonly state: State;
  /** What is kept of every step, as losses: of the same shapes and dtypes in every variant. */
  readonly collect?: Tensors;
}

/**
 * One step of training as a pure function of tensors. It may use other tensors, whose values count as constants, and
 * numbers, which count as constants too: what changes from step to step is given by `now`. It reads nothing back
 * (`data`, `dataSync`), draws nothing at random and need not tidy up.
 *
 * @param state float32, int32 or bool; not disposed by the step
 * @param now this step's own tensors
 */
export type Step<State extends Tensors = Tensors, Now extends Tensors = Tensors> = (
  state: State,
  now: Now,
) => StepResult<State>;

/** What one step is given of its own: indices of a batch, a learning rate. */
export interface PerStep {
  /** Without the steps' own dimension. */
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32';
}

/** Values of all steps one after another, row-major: as many as steps times the shape's size. */
export type StepValues = Float32Array | Int32Array;

/** By what is collected, the values of all steps one after another; Uint8Array for bool. */
export type Collected = readonly (Float32Array | Int32Array | Uint8Array)[];

/**
 * How steps are run. `lowered`: a loop inside TensorFlow with the bits of single steps. `xla`: the same compiled by XLA,
 * with other bits, a numerics class of its own. `none`: one after another.
 */
export const compilations = ['lowered', 'xla', 'none'] as const;
export type Compilation = (typeof compilations)[number];

/** What to train. */
export interface StepsRequest<State extends Tensors = Tensors, Now extends Tensors = Tensors> {
  /** Names the step in messages, as `relu student`. */
  readonly name: string;
  /** At least one. Several differ in kind, as the step on an epoch's last, smaller batch; each step names its own. */
  readonly variants: readonly Step<State, Now>[];
  /** Where training starts. Not disposed; it may be at once. */
  readonly state: State;
  /** By what a step gets as `now`. */
  readonly perStep: { readonly [K in keyof Now]: PerStep };
  /** `lowered` unless said otherwise; engines that compile nothing run steps one after another, with the same bits. */
  readonly compile?: Compilation;
}

/** Steps of one training: a state that moves on. */
export interface Steps<State extends Tensors = Tensors> {
  /** How they are run here. */
  readonly compilation: Compilation;
  /** Numerics class of what comes out: the engine's, or that of XLA. */
  readonly numerics: string;
  /**
   * Takes steps, in chunks of at most about a second between which messages and Ctrl-C come through. Neither chunks nor
   * how steps are divided among calls change a bit. With XLA the length of a loop may. One call at a time.
   *
   * @param values by `now`, one row for each step
   * @param kinds which variant each step is, where there are several
   * @param progress told after each chunk how many of these steps are done
   * @throws Fail (exit 2) for a step that cannot be compiled, and where the arrays do not fit
   */
  run(
    count: number,
    values?: readonly StepValues[],
    kinds?: ArrayLike<number>,
    progress?: (done: number) => void,
  ): Promise<Collected>;
  /** The state now, for the caller to dispose. */
  state(): State;
  /** Gives back what the steps hold. */
  dispose(): void;
}
