import type { DeclaredClaim, Evidence } from '../../../core/judge/evidence.ts';
import { fitLine } from '../../../core/numerics/fit-line.ts';
import type { CellSet } from '../../../schemas/cell-set.ts';
import type { LinearExperiments } from '../../../schemas/linear-experiments.ts';
import type { DeepMeasurements, DeepParameters } from '../../../schemas/linear.d.ts';
import type { Sample } from '../../../schemas/verdict.d.ts';
import { excluded } from './excluded.ts';

interface Run extends Omit<DeepParameters, 'inputs'>, Omit<DeepMeasurements, 'inputs'> {
  /** d */
  readonly width: number;
  /** |δ| */
  readonly size: number;
}

/** A run that has not arrived says nothing about where it ends. */
const arrived = 1e-9;

function runsOf(cells: CellSet<LinearExperiments>): Run[] {
  return cells.completed('deep').map(({ parameters, measurements }) => ({
    ...parameters,
    ...measurements,
    width: parameters.inputs,
    size: Math.abs(parameters.delta),
  }));
}

/** Runs with hidden layers in the setting of the theorem. */
function inTheorem(runs: readonly Run[]): Run[] {
  return runs.filter(
    ({ setting, layers, residual }) => setting === 'towards' && layers > 1 && residual < arrived,
  );
}

function sample({ layers, width, delta, seed, setting }: Run, value: number): Sample {
  const unusual = setting === 'towards' ? '' : `, ${setting}`;
  return { label: `${layers} layers, d = ${width}, δ = ${delta}, seed ${seed}${unusual}`, value };
}

function evidence(
  cells: CellSet<LinearExperiments>,
  samplesOf: (runs: readonly Run[]) => readonly Sample[],
  notes: (runs: readonly Run[]) => readonly string[] = () => [],
): Evidence {
  const runs = runsOf(cells);
  const samples = samplesOf(runs);
  if (samples.length === 0)
    return { state: 'not-run', reason: 'the deep networks that it speaks of are not stored' };
  return { state: 'measured', samples, excluded: excluded(cells, 'deep'), notes: notes(runs) };
}

/** Small enough that the distance is proportional to |δ| if it is to be in the limit. */
const small = 0.01;

function slopeOf(runs: readonly Run[]) {
  return fitLine(
    runs.map(({ size }) => Math.log(size)),
    runs.map(({ distance }) => Math.log(distance)),
  );
}

/** Runs of one data set and one number of layers over δ, for those with three |δ| ≤ 0.01 at least. */
function ladders(runs: readonly Run[]): Run[][] {
  const few = runs.filter(
    ({ size, layers, residual }) => size > 0 && size <= small && layers > 1 && residual < arrived,
  );
  const keyOf = ({ layers, seed, width }: Run): string => `${layers} layers, d = ${width}, seed ${seed}`;
  return [...new Set(few.map(keyOf))]
    .map((key) => few.filter((run) => keyOf(run) === key))
    .filter((members) => members.length >= 3);
}

function rates(runs: readonly Run[]): Sample[] {
  return ladders(runs.filter(({ setting }) => setting === 'towards')).map((members) => ({
    label: `${members[0]!.layers} layers, d = ${members[0]!.width}, seed ${members[0]!.seed}`,
    value: Math.abs(slopeOf(members).slope - 1),
  }));
}

/** The slopes found, with their intervals: one line for each number of layers, worst interval of its seeds. */
function slopeNotes(runs: readonly Run[]): string[] {
  const settings = [
    { setting: 'towards', text: 'isotropic' },
    { setting: 'uneven', text: 'conserved matrices that are not isotropic' },
  ];
  return settings.flatMap(({ setting, text }) => {
    const found = ladders(runs.filter((run) => run.setting === setting));
    return [...new Set(found.map(([run]) => run!.layers))].map((layers) => {
      const lines = found.filter(([run]) => run!.layers === layers).map(slopeOf);
      const slopes = lines.map(({ slope }) => slope);
      const [low, high] = [
        Math.min(...lines.map(({ slopeInterval }) => slopeInterval[0])),
        Math.max(...lines.map(({ slopeInterval }) => slopeInterval[1])),
      ];
      return (
        `${layers} layers, ${text}: slopes ${Math.min(...slopes).toFixed(4)} to ${Math.max(...slopes).toFixed(4)} over ` +
        `${lines.length} data sets, 95 % intervals within ${low.toFixed(4)} to ${high.toFixed(4)}`
      );
    });
  });
}

/** What happens exactly opposite to the solution. */
function oppositeNotes(runs: readonly Run[]): string[] {
  return runs
    .filter(({ setting }) => setting === 'opposite')
    .map(
      ({ layers, delta, residual, distance, endPoint }) =>
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
} satisfies Partial<DeclaredClaim<LinearExperiments>>;

/** Deep linear networks: what is conserved, how the function moves, where it ends. */
export const deepClaims: readonly DeclaredClaim<LinearExperiments>[] = [
  {
    ...common,
    id: 'linear/deep-delta-conserved',
    statement: 'Gradient flow of a deep network conserves W_{l+1}ᵀW_{l+1} − W_lW_lᵀ of each pair of layers.',
    estimand: 'largest change of an entry along the integrated weights, worst run',
    unit: 'units of δ',
    direction: 'below',
    margin: 1e-9,
    source: '§4 (deep networks)',
    evidence: (cells) =>
      evidence(cells, (runs) =>
        runs.filter(({ layers }) => layers > 1).map((run) => sample(run, run.deltaDrift)),
      ),
  },
  {
    ...common,
    id: 'linear/deep-function-space',
    statement:
      'The function of a deep isotropic network obeys an equation of its own, at any δ ≤ 0 and any depth.',
    estimand: 'largest difference of an entry of β, equation against integrated weights, worst run',
    unit: 'units of β',
    direction: 'below',
    margin: 1e-7,
    source: '§4 and its appendix (deep networks)',
    evidence: (cells) =>
      evidence(cells, (runs) =>
        runs.flatMap((run) => (run.functionError === null ? [] : [sample(run, run.functionError)])),
      ),
  },
  {
    ...common,
    id: 'linear/deep-end-point',
    statement: 'As δ → 0 a deep network ends at the interpolating β that Theorem B.10 singles out.',
    estimand: '‖β(end of flow) − minimiser‖₂ at 0 < |δ| ≤ 1e-5, worst run',
    unit: 'units of β',
    direction: 'below',
    margin: 1e-4,
    source: 'Theorem B.10',
    evidence: (cells) =>
      evidence(
        cells,
        (runs) =>
          inTheorem(runs)
            .filter(({ size }) => size > 0 && size <= 1e-5)
            .map((run) => sample(run, run.distance)),
        oppositeNotes,
      ),
  },
  {
    ...common,
    id: 'linear/deep-end-point-rate',
    statement: 'The end point of a deep network tends to that of Theorem B.10 in proportion to |δ|.',
    estimand:
      '|slope − 1| of the log–log line of the distance to the minimiser against |δ| ≤ 0.01, worst number of layers and data set',
    unit: 'exponent',
    direction: 'below',
    margin: 0.05,
    source:
      'Theorem B.10; the rate is ours, from the function-space equation, whose coefficients are smooth in δ',
    evidence: (cells) => evidence(cells, rates, slopeNotes),
  },
  {
    ...common,
    id: 'linear/deep-end-point-needs-small-delta',
    statement: 'Theorem B.10 is about the limit only: at |δ| = 1 a deep network ends elsewhere.',
    estimand: 'mean over numbers of layers and data sets of ‖β(end of flow) − minimiser‖₂ at |δ| = 1',
    unit: 'units of β',
    direction: 'above',
    margin: 0.01,
    test: 'mean-t',
    source: 'assumption of Theorem B.10; outside it',
    evidence: (cells) =>
      evidence(cells, (runs) =>
        inTheorem(runs)
          .filter(({ size }) => size === 1)
          .map((run) => sample(run, run.distance)),
      ),
  },
];
