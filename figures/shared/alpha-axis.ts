import { logAxis } from './log-axis.ts';
import { numberText } from './number-text.ts';

/** A logarithmic axis over α with a tick at each α that is drawn; of two within a tenth of each other, at the first. */
export function alphaAxis(alphas: readonly number[], title = 'α (above 1: upstream)') {
  const sorted = [...new Set(alphas)].sort((one, other) => one - other);
  const values = sorted.filter((alpha, i) => !sorted.slice(0, i).some((other) => alpha / other < 1.12));
  const { scale } = logAxis(title, [sorted[0]! / 1.5, sorted.at(-1)! * 1.5]);
  const labels = values.map((value) => `'${value}': '${numberText(value, 2)}'`);
  const axis = { title, values, labelExpr: `({${labels.join(', ')}})['' + datum.value]` };
  return { field: 'alpha', type: 'quantitative' as const, scale, axis };
}
