import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import type { RhmExperiments } from '../../../schemas/rhm.d.ts';

type LayerRatesClaim = ClaimOn<RhmExperiments, 'layer-rates'>;

const estimand =
  'largest difference of an output between the two trainings, on all strings and at every look up to the last step, over the largest output';

const shared = {
  suite: 'rhm',
  kind: 'control',
  unit: 'relative',
  test: 'worst-case',
  profiles: ['quick', 'paper'],
  by: 'cell',
  value: ([cell]) => cell!.measurements.largestDifference,
  notes: (cells) => {
    const ends = cells.map(([cell]) => cell!.measurements);
    const [first, last] = [ends.map(({ rows }) => rows[0]!.loss), ends.map(({ rows }) => rows.at(-1)!.loss)];
    const range = (values: readonly number[]): string =>
      `${Math.min(...values).toPrecision(3)} to ${Math.max(...values).toPrecision(3)}`;
    return [
      `cross-entropy ${range(first)} before and ${range(last)} after training; the function moved by ` +
        `${range(ends.map(({ moved }) => moved))} of its largest output`,
    ];
  },
} satisfies Partial<LayerRatesClaim>;

/** That initial variances and learning rates of layers are one knob under gradient descent, and only there. */
export const layerRatesClaims: readonly LayerRatesClaim[] = [
  {
    ...shared,
    id: 'rhm/layer-rates-act-as-variances',
    statement:
      'Check: under SGD a first layer divided by α and a read-out multiplied by α train as standard weights do with the first layer’s learning rate times α² and the read-out’s over α².',
    estimand: `${estimand}, SGD with momentum, worst network`,
    direction: 'below',
    // Rounding of 10⁻¹⁶ a step has 300 steps to grow.
    margin: 1e-8,
    source:
      'abstract, Section 3: layers’ variances and learning rates conspire through the conserved quantities; follows from the network being homogeneous in each layer',
    cells: { experiment: 'layer-rates', where: { optimiser: ['sgd'] } },
  },
  {
    ...shared,
    id: 'rhm/layer-rates-differ-under-adamw',
    statement:
      'Under AdamW they do not: learning rates times and over α² are no stand-in for unbalanced weights.',
    estimand: `${estimand}, AdamW, worst network`,
    direction: 'above',
    margin: 1e-2,
    source: 'control: the equivalence is one of gradient descent; not in the paper',
    cells: { experiment: 'layer-rates', where: { optimiser: ['adamw'] } },
  },
];
