import { durationText } from '../core/report/duration-text.ts';
import type { ExperimentCost } from './plan-cost.ts';

const basisWords = {
  stored: 'by stored cells of its kind',
  estimated: 'by the suite’s estimate for a processor core',
} as const;

function costLine(cost: ExperimentCost, workers: number): string {
  const { suite, experiment, cells, seeds, seconds, basis, figures } = cost;
  const drawn = figures.length === 0 ? '' : `; figures ${figures.join(', ')}`;
  const head = `  ${suite}/${experiment}: ${cells} ${cells === 1 ? 'cell' : 'cells'}`;
  if (seconds === null) return `${head}, not known: no such cell was trained on this device yet${drawn}`;
  const whole = durationText(seconds / workers);
  const one = seeds > 1 ? `, one of ${seeds} seeds ${durationText(seconds / workers / seeds)}` : '';
  return `${head}, ${whole}${one} (${basisWords[basis]})${drawn}`;
}

/**
 * What training costs before it starts: everything, each experiment, one of its seeds, and which figures read it.
 *
 * @param workers that share the work
 * @param authors what the authors' own runs took, by suite
 */
export function explainCost(
  costs: readonly ExperimentCost[],
  workers: number,
  authors: Readonly<Record<string, string>> = {},
): string[] {
  if (costs.length === 0) return [];
  const known = costs.flatMap(({ seconds }) => seconds ?? []);
  const sum = known.reduce((total, seconds) => total + seconds, 0);
  const unknown = known.length < costs.length ? ', and what is not known' : '';
  const suites = [...new Set(costs.map(({ suite }) => suite))];
  return [
    `Expected time with ${workers} ${workers === 1 ? 'worker' : 'workers'}: ${durationText(sum / workers)}${unknown}. ` +
      'Ctrl-C keeps what is finished; --where experiment=… or seed=… trains a part.',
    ...costs.map((cost) => costLine(cost, workers)),
    ...suites.flatMap((suite) => (suite in authors ? [`  the authors’ ${authors[suite]!}`] : [])),
  ];
}
