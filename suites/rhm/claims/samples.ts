import { studentInterval } from '../../../core/statistics/student-interval.ts';
import { mean } from '../../../core/statistics/mean.ts';
import type { ClaimOn, Reading } from '../../../core/judge/declared-claim.ts';
import type { RhmExperiments } from '../../../schemas/rhm.d.ts';
import { samplesNeeded, type SamplesNeeded } from '../../../schemas/rhm-samples-needed.ts';
import { fittedNote, ofAlpha, type Network } from './networks.ts';

type NetworkClaim = ClaimOn<RhmExperiments, 'network'>;

/** Accuracy for which samples are counted: in the steep part of every curve, far from chance and from certainty. */
const threshold = 0.6;

function neededAt(networks: readonly Network[], alpha: number): SamplesNeeded {
  const points = ofAlpha(networks, alpha).map(({ measurements: { trainSamples, testAccuracy } }) => ({
    samples: trainSamples,
    accuracy: testAccuracy,
  }));
  return samplesNeeded(points, threshold);
}

/**
 * log₁₀ of the samples needed at the lower α over those at the higher. Where one of the two was not bracketed by the
 * sizes that were run, the nearest size stands for it: the ratio is then known to be at least as large where the lower
 * α did not get there, or the higher was there from the start, and at most as large in the other cases.
 */
function advantage(networks: readonly Network[], lower: number, higher: number): Reading {
  const low = neededAt(networks, lower);
  const high = neededAt(networks, higher);
  if (low.state === high.state && low.state !== 'reached') {
    const how = low.state === 'not-reached' ? 'not at the largest size' : 'already at the smallest size';
    return { unusable: `both α reach 60 % ${how} that was run` };
  }
  return Math.log10(low.samples / high.samples);
}

/** Geometric means of what was needed, their ratio with its interval, and how many were censored. */
function notesOn(seeds: readonly (readonly Network[])[], lower: number, higher: number): string[] {
  const needed = [lower, higher].map((alpha) => seeds.map((networks) => neededAt(networks, alpha)));
  const [low, high] = needed.map((each) => 10 ** mean(each.map(({ samples }) => Math.log10(samples))));
  const censored = needed.flat().filter(({ state }) => state !== 'reached').length;
  const ratios = needed[0]!.map(({ samples }, i) => Math.log10(samples / needed[1]![i]!.samples));
  const ratio = (exponent: number): string => (10 ** exponent).toPrecision(3);
  const interval =
    ratios.length < 2 ? '' : ` (95 % interval ${studentInterval(ratios).map(ratio).join(' to ')})`;
  return [
    `samples needed for 60 %, geometric mean over seeds: ${low!.toFixed(0)} at α = ${lower}, ` +
      `${high!.toFixed(0)} at α = ${higher}; ratio ${ratio(mean(ratios))}${interval}`,
    ...(censored === 0
      ? []
      : [`${censored} of these numbers are bounds: the sizes run did not bracket them`]),
    fittedNote(seeds.flat()),
  ];
}

function fewer(
  lower: number,
  higher: number,
): Pick<NetworkClaim, 'estimand' | 'cells' | 'by' | 'value' | 'notes'> {
  return {
    estimand:
      `log₁₀ of the training samples needed for 60 % test accuracy at α = ${lower} over those at α = ${higher}, ` +
      'interpolated in log P, by seed',
    cells: { experiment: 'network', where: { alpha: [lower, higher] } },
    by: 'seed',
    value: (networks) => advantage(networks, lower, higher),
    notes: (seeds) => notesOn(seeds, lower, higher),
  };
}

const shared = {
  suite: 'rhm',
  unit: 'decades',
  direction: 'above',
  margin: 0,
  test: 'median',
  source: 'Fig. 6c',
  profiles: ['quick', 'paper'],
} satisfies Partial<NetworkClaim>;

/** How many samples each initialisation needs. */
export const samplesClaims: readonly NetworkClaim[] = [
  {
    ...shared,
    ...fewer(1, 10),
    id: 'rhm/upstream-needs-fewer-samples',
    kind: 'paper',
    statement: 'An upstream initialisation needs fewer samples than the standard one to learn the hierarchy.',
    paper: 'rhm-read-off.json#/samplesAt1Over10',
  },
  {
    ...shared,
    ...fewer(0.1, 1),
    id: 'rhm/downstream-needs-more-samples',
    kind: 'paper',
    statement: 'A downstream initialisation needs more samples than the standard one to learn the hierarchy.',
    paper: 'rhm-read-off.json#/samplesAt0.1Over1',
  },
];
