import type { ClaimOn, Reading } from '../../../core/judge/declared-claim.ts';
import type { CellOf } from '../../../schemas/cell-set.ts';
import type { GrokkingExperiments, KernelRow } from '../../../schemas/grokking.d.ts';

type KernelClaim = ClaimOn<GrokkingExperiments, 'kernel'>;
type Network = CellOf<GrokkingExperiments, 'kernel'>;

const late = { unusable: 'a run did not learn its training set, or did not grok, in time' };

/** The kernel at the look of a time; undefined where the time was not reached. */
function rowAt({ measurements }: Network, time: 'stepsToTrain' | 'stepsToGrok'): KernelRow | undefined {
  const step = measurements[time];
  return measurements.kernels.find((row) => row.step === step);
}

function ofAlpha(networks: readonly Network[], alpha: number): Network {
  return networks.find(({ parameters }) => parameters.alpha === alpha)!;
}

function lead(networks: readonly Network[]): Reading {
  const [upstream, standard] = [10, 1].map((alpha) => rowAt(ofAlpha(networks, alpha), 'stepsToTrain'));
  return upstream === undefined || standard === undefined
    ? late
    : Math.log10(upstream.fromStart / standard.fromStart);
}

function turnWhileWaiting(networks: readonly Network[]): Reading {
  return rowAt(ofAlpha(networks, 1), 'stepsToGrok')?.fromTrained ?? late;
}

/** Distances of every seed, for the notes. */
function told(seeds: readonly (readonly Network[])[], alpha: number): string {
  const all = seeds.map((networks) => {
    const network = ofAlpha(networks, alpha);
    const [trained, grokked] = [rowAt(network, 'stepsToTrain'), rowAt(network, 'stepsToGrok')];
    const text = (value: number | null | undefined): string => value?.toPrecision(3) ?? '–';
    return `${text(trained?.fromStart)} / ${text(grokked?.fromStart)} / ${text(grokked?.fromTrained)}`;
  });
  return `α = ${alpha}, S from the start when trained / when grokked / between the two, by seed: ${all.join(', ')}`;
}

const shared = {
  suite: 'grokking',
  kind: 'control',
  direction: 'above',
  test: 'median',
  source:
    'control of Section 6: that embeddings shorten the time to grok by moving the kernel; not measured in the paper',
  profiles: ['paper'],
  by: 'seed',
} satisfies Partial<KernelClaim>;

/** Whether the kernel moves as the mechanism says. Declared before any of their cells was run. */
export const kernelClaims: readonly KernelClaim[] = [
  {
    ...shared,
    id: 'grokking/upstream-kernel-moves-further',
    statement:
      'When the training set is learned, the kernel of an upstream network has moved further than that of the standard one.',
    estimand:
      'log₁₀ of S from the start to the look at which training accuracy is 0.99, α = 10 over α = 1, τ = 1, by seed',
    unit: 'decades',
    margin: 0,
    cells: { experiment: 'kernel', where: { alpha: [1, 10] } },
    value: lead,
    notes: (seeds) => [told(seeds, 1), told(seeds, 10)],
  },
  {
    ...shared,
    id: 'grokking/kernel-turns-between-learning-and-grokking',
    statement:
      'Between learning its training set and generalising the kernel of a standard network moves: that is not lazy training.',
    estimand:
      'S between the kernels at the looks at which training and validation accuracy are 0.99, α = 1, τ = 1, by seed',
    unit: 'kernel distance',
    // From here on relu calls a kernel rich.
    margin: 0.05,
    cells: { experiment: 'kernel', where: { alpha: [1] } },
    value: turnWhileWaiting,
    notes: (seeds) => [told(seeds, 1)],
  },
];
