import type { ClaimOn, Reading, Rule } from '../../../core/judge/declared-claim.ts';
import { fitLine } from '../../../core/statistics/fit-line.ts';
import { groupBy } from '../../../core/statistics/group-by.ts';
import { mean } from '../../../core/statistics/mean.ts';
import type { CellOf } from '../../../schemas/cell-set.ts';
import type { DeepMeasurements, DeepParameters, LinearExperiments } from '../../../schemas/linear.d.ts';

type DeepClaim = ClaimOn<LinearExperiments, 'deep'>;
type Run = CellOf<LinearExperiments, 'deep'>;

/** A run that has not arrived says nothing about where it ends. */
const arrived = 1e-9;

/** Networks with hidden layers. */
const hiddenLayers = [2, 3, 4];

/** Small enough that the distance is proportional to |δ| if it is to be in the limit. */
const small: Rule<number> = (delta) => delta !== 0 && Math.abs(delta) <= 0.01;

/** One value a run. */
function each(value: (measurements: DeepMeasurements) => Reading): Pick<DeepClaim, 'by' | 'label' | 'value'> {
  return {
    by: 'cell',
    label: ({ layers, inputs, delta, seed, setting }) =>
      `${layers} layers, d = ${inputs}, δ = ${delta}, seed ${seed}${setting === 'towards' ? '' : `, ${setting}`}`,
    value: ([run]) => value(run!.measurements),
  };
}

/** One value a run that has arrived. */
function eachEnd(
  value: (measurements: DeepMeasurements) => number,
): Pick<DeepClaim, 'by' | 'label' | 'value'> {
  return each((measurements) => lateness(measurements) ?? value(measurements));
}

function lateness({ residual }: DeepMeasurements): { unusable: string } | undefined {
  return residual < arrived ? undefined : { unusable: `did not arrive: ‖Xβ − y‖ = ${residual}` };
}

/** Why runs cannot be used; undefined where all have arrived. */
function latenessOf(runs: readonly Run[]): { unusable: string } | undefined {
  return runs.map(({ measurements }) => lateness(measurements)).find((late) => late !== undefined);
}

/** Runs of one number of layers and one data set, over δ. */
function ladderName({ layers, inputs, seed }: Pick<DeepParameters, 'layers' | 'inputs' | 'seed'>): string {
  return `${layers} layers, d = ${inputs}, seed ${seed}`;
}

function slopeOf(runs: readonly Run[]): ReturnType<typeof fitLine> {
  return fitLine(
    runs.map(({ parameters }) => Math.log(Math.abs(parameters.delta))),
    runs.map(({ measurements }) => Math.log(measurements.distance)),
  );
}

/** The slopes found, with their intervals: one line for each number of layers, worst interval of its data sets. */
function slopeNotes(runs: readonly Run[]): string[] {
  const settings = [
    { setting: 'towards', text: 'isotropic' },
    { setting: 'uneven', text: 'conserved matrices that are not isotropic' },
  ];
  return settings.flatMap(({ setting, text }) => {
    const own = runs.filter(
      ({ parameters, measurements }) =>
        parameters.setting === setting && lateness(measurements) === undefined,
    );
    const ladders = [...groupBy(own, ({ parameters }) => ladderName(parameters)).values()];
    const byLayers = groupBy(
      ladders.filter(({ length }) => length >= 3),
      ([run]) => run!.parameters.layers,
    );
    return [...byLayers].map(([layers, found]) => {
      const lines = found.map(slopeOf);
      const slopes = lines.map(({ slope }) => slope);
      const low = Math.min(...lines.map(({ slopeInterval }) => slopeInterval[0]));
      const high = Math.max(...lines.map(({ slopeInterval }) => slopeInterval[1]));
      return (
        `${layers} layers, ${text}: slopes ${Math.min(...slopes).toFixed(4)} to ${Math.max(...slopes).toFixed(4)} over ` +
        `${lines.length} data sets, 95 % intervals within ${low.toFixed(4)} to ${high.toFixed(4)}`
      );
    });
  });
}

/** What happens exactly opposite to the solution. */
function oppositeNotes(runs: readonly Run[]): string[] {
  return runs.map(
    ({ parameters: { layers, delta }, measurements: { residual, distance, endPoint } }) =>
      `from β₀ opposite to the solution, ${layers} layers, δ = ${delta}: ` +
      (residual < arrived
        ? `β passes through zero and ends ${distance.toExponential(1)} from the minimiser`
        : `β stops at ‖β‖ = ${Math.hypot(...endPoint).toExponential(1)} with ‖Xβ − y‖ = ${residual.toPrecision(2)}, where the theorem supposes 0`),
  );
}

const common = {
  suite: 'linear',
  test: 'worst-case',
  profiles: ['smoke', 'quick', 'paper'],
} satisfies Partial<DeepClaim>;

/** Deep linear networks: what is conserved, how the function moves, where it ends. */
export const deepClaims: readonly DeepClaim[] = [
  {
    ...common,
    id: 'linear/deep-delta-conserved',
    kind: 'theorem',
    statement: 'Gradient flow of a deep network conserves W_{l+1}ᵀW_{l+1} − W_lW_lᵀ of each pair of layers.',
    estimand: 'largest change of an entry along the integrated weights, worst run',
    unit: 'units of δ',
    direction: 'below',
    margin: 1e-9,
    source: '§4 (deep networks)',
    cells: { experiment: 'deep', where: { layers: hiddenLayers } },
    ...each(({ deltaDrift }) => deltaDrift),
  },
  {
    ...common,
    id: 'linear/deep-function-space',
    kind: 'theorem',
    statement:
      'The function of a deep isotropic network obeys an equation of its own, at any δ ≤ 0 and any depth.',
    estimand: 'largest difference of an entry of β, equation against integrated weights, worst run',
    unit: 'units of β',
    direction: 'below',
    margin: 1e-7,
    source: '§4 and its appendix (deep networks)',
    cells: { experiment: 'deep' },
    ...each(({ functionError }) => functionError ?? []),
  },
  {
    ...common,
    id: 'linear/deep-end-point',
    kind: 'theorem',
    statement: 'As δ → 0 a deep network ends at the interpolating β that Theorem B.10 singles out.',
    estimand: '‖β(end of flow) − minimiser‖₂ at 0 < |δ| ≤ 1e-5, worst run',
    unit: 'units of β',
    direction: 'below',
    margin: 1e-4,
    source: 'Theorem B.10',
    cells: { experiment: 'deep', where: { setting: ['towards'], layers: hiddenLayers, delta: [-1e-5] } },
    ...eachEnd(({ distance }) => distance),
    beside: { experiment: 'deep', where: { setting: ['opposite'] } },
    notes: (_, opposite) => oppositeNotes(opposite),
  },
  {
    ...common,
    id: 'linear/deep-end-point-rate',
    kind: 'control',
    statement: 'The end point of a deep network tends to that of Theorem B.10 in proportion to |δ|.',
    estimand:
      '|slope − 1| of the log–log line of the distance to the minimiser against |δ| ≤ 0.01, worst number of layers and data set',
    unit: 'exponent',
    direction: 'below',
    margin: 0.05,
    source:
      'Theorem B.10; the rate is ours, from the function-space equation, whose coefficients are smooth in δ',
    cells: { experiment: 'deep', where: { setting: ['towards'], layers: hiddenLayers, delta: small } },
    by: ['layers', 'inputs', 'seed'],
    label: ladderName,
    value: (runs) => latenessOf(runs) ?? Math.abs(slopeOf(runs).slope - 1),
    beside: { experiment: 'deep', where: { layers: hiddenLayers, delta: small } },
    notes: (_, runs) => slopeNotes(runs),
  },
  {
    ...common,
    id: 'linear/deep-end-point-needs-small-delta',
    kind: 'control',
    statement: 'Theorem B.10 is about the limit only: at |δ| = 1 a deep network ends elsewhere.',
    estimand:
      '‖β(end of flow) − minimiser‖₂ at |δ| = 1, mean over numbers of layers, by seed of the data set',
    unit: 'units of β',
    direction: 'above',
    margin: 0.01,
    test: 'median',
    // In smoke there is one data set, which has no spread.
    profiles: ['quick', 'paper'],
    source: 'assumption of Theorem B.10; outside it',
    // Four inputs: the data sets that are drawn. That of the plane is one setting, whatever seeds are asked for.
    cells: {
      experiment: 'deep',
      where: { setting: ['towards'], layers: hiddenLayers, delta: [-1], inputs: [4] },
    },
    // What is drawn is the data set; networks of several depths on one are no replicates of each other.
    by: 'seed',
    label: ({ seed }) => `seed ${seed}`,
    value: (runs) => latenessOf(runs) ?? mean(runs.map(({ measurements }) => measurements.distance)),
  },
];
