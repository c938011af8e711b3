import { mean, studentInterval } from '../../../core/judge/student-interval.ts';
import type { DeclaredClaim } from '../../../core/judge/evidence.ts';
import type { RhmExperiments } from '../../../schemas/rhm-experiments.ts';
import { samplesNeeded, type SamplesNeeded } from '../../../schemas/rhm-samples-needed.ts';
import { evidenceBySeed, type Network, type SeedValue } from './by-seed.ts';

/** Accuracy for which samples are counted: in the steep part of every curve, far from chance and from certainty. */
const threshold = 0.6;

function neededAt(networks: readonly Network[], alpha: number): SamplesNeeded | undefined {
  const points = networks
    .filter((network) => network.alpha === alpha)
    .map(({ trainSamples, testAccuracy }) => ({ samples: trainSamples, accuracy: testAccuracy }));
  return points.length === 0 ? undefined : samplesNeeded(points, threshold);
}

/**
 * log₁₀ of the samples needed at the lower α over those at the higher. Where one of the two was not bracketed by the
 * sizes that were run, the nearest size stands for it: the ratio is then known to be at least as large where the lower
 * α did not get there, or the higher was there from the start, and at most as large in the other cases.
 */
function advantage(networks: readonly Network[], lower: number, higher: number): SeedValue {
  const low = neededAt(networks, lower);
  const high = neededAt(networks, higher);
  if (low === undefined || high === undefined) return undefined;
  if (low.state === high.state && low.state !== 'reached') {
    const how = low.state === 'not-reached' ? 'not at the largest size' : 'already at the smallest size';
    return { unusable: `both α reach 60 % ${how} that was run` };
  }
  return { value: Math.log10(low.samples / high.samples) };
}

/** Geometric means of what was needed, their ratio with its interval, and how many were censored. */
function notesOn(lower: number, higher: number) {
  return (bySeed: ReadonlyMap<number, readonly Network[]>): string[] => {
    const all = [...bySeed.values()];
    const needed = [lower, higher].map((alpha) => all.flatMap((networks) => neededAt(networks, alpha) ?? []));
    const [low, high] = needed.map((each) => 10 ** mean(each.map(({ samples }) => Math.log10(samples))));
    const censored = needed.flat().filter(({ state }) => state !== 'reached').length;
    const ratios = all.flatMap((networks) => {
      const found = advantage(networks, lower, higher);
      return found !== undefined && 'value' in found ? [found.value] : [];
    });
    if (ratios.length === 0) return [];
    const ratio = (exponent: number): string => (10 ** exponent).toPrecision(3);
    const interval =
      ratios.length < 2 ? '' : ` (95 % interval ${studentInterval(ratios).map(ratio).join(' to ')})`;
    return [
      `samples needed for 60 %, geometric mean over seeds: ${low!.toFixed(0)} at α = ${lower}, ` +
        `${high!.toFixed(0)} at α = ${higher}; ratio ${ratio(mean(ratios))}${interval}`,
      ...(censored === 0
        ? []
        : [`${censored} of these numbers are bounds: the sizes run did not bracket them`]),
    ];
  };
}

function fewer(lower: number, higher: number): Pick<DeclaredClaim<RhmExperiments>, 'estimand' | 'evidence'> {
  return {
    estimand:
      `log₁₀ of the training samples needed for 60 % test accuracy at α = ${lower} over those at α = ${higher}, ` +
      'interpolated in log P, by seed',
    evidence: (cells) =>
      evidenceBySeed(
        cells,
        [lower, higher],
        (networks) => advantage(networks, lower, higher),
        notesOn(lower, higher),
      ),
  };
}

const shared = {
  suite: 'rhm',
  unit: 'decades',
  direction: 'above',
  margin: 0,
  test: 'mean-t',
  source: 'Fig. 6c',
  profiles: ['quick', 'paper'],
} satisfies Partial<DeclaredClaim<RhmExperiments>>;

/** How many samples each initialisation needs. */
export const samplesClaims: readonly DeclaredClaim<RhmExperiments>[] = [
  {
    ...shared,
    ...fewer(1, 10),
    id: 'rhm/upstream-needs-fewer-samples',
    statement: 'An upstream initialisation needs fewer samples than the standard one to learn the hierarchy.',
    paper: 'rhm-read-off.json#/samplesAt1Over10',
  },
  {
    ...shared,
    ...fewer(0.1, 1),
    id: 'rhm/downstream-needs-more-samples',
    statement: 'A downstream initialisation needs more samples than the standard one to learn the hierarchy.',
    paper: 'rhm-read-off.json#/samplesAt0.1Over1',
  },
];
