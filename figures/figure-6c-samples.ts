import type { CellSet } from '../schemas/cell-set.ts';
import type { RhmExperiments } from '../schemas/rhm.d.ts';
import { samplesNeeded } from '../schemas/rhm-samples-needed.ts';
import { alphaAxis } from './shared/alpha-axis.ts';
import { networksOf, paperCurves } from './shared/accuracy-curves.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { groupBy } from '../core/statistics/group-by.ts';
import { mean } from '../core/statistics/mean.ts';
import { logAxis } from './shared/log-axis.ts';
import { counted } from './shared/number-text.ts';
import { ink, page, panelTitle, type Layer } from './shared/page.ts';
import { shownSeeds } from './shared/shown-seeds.ts';

const title = 'Samples needed against the initialisation';
/** As in the claims. */
const threshold = 0.6;

/** Samples that one seed needed at one α, where the sizes that were run bracket them. */
interface Need {
  readonly alpha: number;
  readonly seed: number;
  readonly samples: number;
}

function measuredNeeds(cells: CellSet<RhmExperiments>): { needs: Need[]; censored: number } {
  const runs = groupBy(networksOf(cells), ({ parameters: { alpha, seed } }) => `${alpha} ${seed}`);
  const found = [...runs.values()].map((networks) => {
    const { alpha, seed } = networks[0]!.parameters;
    const points = networks.map(({ measurements }) => ({
      samples: measurements.trainSamples,
      accuracy: measurements.testAccuracy,
    }));
    return { alpha, seed, ...samplesNeeded(points, threshold) };
  });
  const needs = found.filter(({ state }) => state === 'reached');
  return { needs, censored: found.length - needs.length };
}

/** Geometric mean over seeds at each α. */
function means(needs: readonly Need[]): Need[] {
  return [...groupBy(needs, ({ alpha }) => alpha)].map(([alpha, same]) => {
    const logarithms = same.map(({ samples }) => Math.log(samples));
    return { alpha, seed: -1, samples: Math.exp(mean(logarithms)) };
  });
}

/** Where the paper's mean curves pass the threshold. */
function paperNeeds(paper: (file: string) => unknown, strings: number): Need[] {
  return paperCurves(paper).map(({ alpha, points }) => {
    const accuracies = points.map(({ fraction, error }) => ({
      samples: Math.floor(fraction * strings),
      accuracy: 1 - error,
    }));
    return { alpha, seed: -1, samples: samplesNeeded(accuracies, threshold).samples };
  });
}

type Domain = readonly [number, number];

function around(values: readonly number[], factor: number): Domain {
  return [Math.min(...values) / factor, Math.max(...values) * factor];
}

/** @param drawn those of `needs` that have a mark of their own: means and axes are of all */
function layersOf(needs: readonly Need[], drawn: readonly Need[], theirs: readonly Need[]): Layer[] {
  const all = [...needs, ...theirs];
  const samples = around(
    all.map((need) => need.samples),
    1.2,
  );
  const x = alphaAxis(all.map(({ alpha }) => alpha));
  const yTitle = 'training samples P for 60 % test accuracy';
  const y = { field: 'samples', type: 'quantitative' as const, ...logAxis(yTitle, samples) };
  const color = {
    field: 'source',
    type: 'nominal' as const,
    scale: {
      domain: ['measured, each seed', 'measured, mean', 'the paper’s mean curves'],
      range: ['#9aa5b1', ink.strong, '#e05418'],
    },
    legend: { title: null, symbolType: 'stroke', symbolStrokeWidth: 3, symbolSize: 260 },
  };
  const of = (source: string, some: readonly Need[]) => ({
    values: some.map((need) => ({ ...need, source })),
  });
  const line = { type: 'line' as const, clip: true };
  const point = { type: 'point' as const, filled: true, opacity: 1, clip: true };
  return [
    {
      data: of('measured, each seed', drawn),
      mark: { ...line, strokeWidth: 1 },
      encoding: { x, y, color, detail: { field: 'seed', type: 'nominal' } },
    },
    { data: of('measured, each seed', drawn), mark: { ...point, size: 18 }, encoding: { x, y, color } },
    {
      data: of('the paper’s mean curves', theirs),
      mark: { ...line, strokeWidth: 1.5, strokeDash: [4, 3] },
      encoding: { x, y, color },
    },
    {
      data: of('the paper’s mean curves', theirs),
      mark: { ...point, shape: 'diamond', size: 60 },
      encoding: { x, y, color },
    },
    {
      data: of('measured, mean', means(needs)),
      mark: { ...line, strokeWidth: 2.5 },
      encoding: { x, y, color },
    },
    { data: of('measured, mean', means(needs)), mark: { ...point, size: 60 }, encoding: { x, y, color } },
  ];
}

function draw(cells: CellSet<RhmExperiments>, paper: (file: string) => unknown): Drawing {
  const { needs, censored } = measuredNeeds(cells);
  if (needs.length === 0) {
    return { state: 'unavailable', reason: 'the stored networks do not bracket 60 % accuracy at any α' };
  }
  const strings = networksOf(cells)[0]!.measurements.strings;
  const seeds = new Set(needs.map(({ seed }) => seed)).size;
  const { shown, says } = shownSeeds(needs.map(({ seed }) => seed).sort((one, other) => one - other));
  const drawn = needs.filter(({ seed }) => shown.has(seed));
  const subtitle = [
    `Interpolated in log P, ${counted(seeds, 'seed')}; geometric means. ` +
      `From ${counted(networksOf(cells).length, 'cell')}.`,
    ...(says === undefined ? [] : [`${says}; means are of all.`]),
    ...(censored === 0
      ? []
      : [
          `${counted(censored, 'curve')} not shown: the sizes that were run do not bracket 60 %.`,
          'A mean without them is biased towards what was run.',
        ]),
  ];
  return {
    state: 'drawn',
    spec: page({
      title,
      subtitle,
      rows: [
        [
          {
            width: 380,
            height: 300,
            view: { stroke: ink.faint },
            title: panelTitle('samples for 60 % test accuracy'),
            layer: layersOf(needs, drawn, paperNeeds(paper, strings)),
          },
        ],
      ],
    }),
  };
}

export const figure: Figure<RhmExperiments> = {
  id: 'figure-6c-samples',
  suite: 'rhm',
  title,
  caption:
    'Where the curves of test error against training fraction (Fig. 6c) pass 60 % test accuracy. Seeds draw their own rules and differ by more than ' +
    'what α does between 1 and 10, but each seed’s line falls: that is why the claims compare α within a seed. ' +
    'The paper has no such figure; its diamonds are read off its mean curves.',
  draw,
};
