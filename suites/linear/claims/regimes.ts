import type { DeclaredClaim, Evidence } from '../../../core/judge/evidence.ts';
import { fitLine } from '../../../core/numerics/fit-line.ts';
import type { CellSet } from '../../../schemas/cell-set.ts';
import type { LinearExperiments } from '../../../schemas/linear-experiments.ts';
import type { RegimeMeasurements, RegimeParameters } from '../../../schemas/linear.d.ts';
import type { Sample } from '../../../schemas/verdict.d.ts';
import { excluded } from './excluded.ts';
import { predictedRegime, shapeName } from './predicted-regime.ts';

interface Run extends RegimeParameters, RegimeMeasurements {
  readonly name: string;
}

/** A run that has not arrived says nothing about its end. */
const arrived = 2e-3;

function runsOf(cells: CellSet<LinearExperiments>): Run[] {
  return cells
    .completed('regime')
    .map(({ parameters, measurements }) => ({ ...parameters, ...measurements, name: shapeName(parameters) }))
    .filter(({ residual }) => residual < arrived);
}

/** Largest |δ| of a set of runs. */
function farthest(runs: readonly Run[]): number {
  return Math.max(...runs.map(({ delta }) => Math.abs(delta)));
}

function sample({ name, delta, seed }: Run, value: number): Sample {
  return { label: `${name}, δ = ${delta}, seed ${seed}`, value };
}

function evidence(
  cells: CellSet<LinearExperiments>,
  samplesOf: (runs: readonly Run[]) => readonly Sample[],
  notes: (runs: readonly Run[]) => readonly string[] = () => [],
): Evidence {
  const runs = runsOf(cells);
  const samples = samplesOf(runs);
  if (samples.length === 0)
    return { state: 'not-run', reason: 'no run of the shapes it speaks of is stored' };
  const late = cells
    .completed('regime')
    .filter(({ measurements }) => measurements.residual >= arrived)
    .map(({ id, measurements }) => ({
      label: id,
      reason: `did not arrive: ‖β − β*‖ = ${measurements.residual}`,
    }));
  return {
    state: 'measured',
    samples,
    excluded: [...excluded(cells, 'regime'), ...late],
    notes: notes(runs),
  };
}

/** Runs of one predicted regime at the largest |δ|, or at all |δ| from `least` on. */
function inRegime(runs: readonly Run[], regime: string, least?: number): Run[] {
  const found = runs.filter((run) => run.delta !== 0 && predictedRegime(run) === regime);
  const from = least ?? farthest(found);
  return found.filter(({ delta }) => Math.abs(delta) >= from);
}

/** log–log slope of the half time against |δ| ≥ 8 for each shape and seed that was run at three |δ| at least. */
function delaySlopes(runs: readonly Run[]): Sample[] {
  const late = inRegime(runs, 'delayed rich', 8);
  const labels = [...new Set(late.map(({ name, seed }) => `${name}, seed ${seed}`))];
  return labels.flatMap((label) => {
    const members = late.filter(({ name, seed }) => `${name}, seed ${seed}` === label);
    if (members.length < 3) return [];
    const { slope } = fitLine(
      members.map(({ delta }) => Math.log(Math.abs(delta))),
      members.map(({ halfTime }) => Math.log(halfTime)),
    );
    return [{ label, value: Math.abs(slope - 1) }];
  });
}

/** The largest S of a regime's runs, shape by shape and |δ| by |δ|. */
function largestByDelta(runs: readonly Run[], regime: string): string[] {
  const found = inRegime(runs, regime, 0);
  return [...new Set(found.map(({ name }) => name))].map((name) => {
    const deltas = [...new Set(found.filter((run) => run.name === name).map(({ delta }) => delta))].sort(
      (x, y) => x - y,
    );
    const largest = (delta: number) =>
      Math.max(...found.filter((run) => run.name === name && run.delta === delta).map((run) => run.largest));
    return `${name}, largest S: ${deltas.map((delta) => `${largest(delta).toPrecision(2)} at δ = ${delta}`).join(', ')}`;
  });
}

const common = {
  suite: 'linear',
  profiles: ['quick', 'paper'],
} satisfies Partial<DeclaredClaim<LinearExperiments>>;

/** Lazy and rich by the shape of a two-layer network and the sign of δ. */
export const regimeClaims: readonly DeclaredClaim<LinearExperiments>[] = [
  {
    ...common,
    id: 'linear/lazy-by-shape',
    statement:
      'Far from balance the kernel stands still in a funnel upstream, in an inverted funnel downstream, and on both sides where h ≥ max(d, c).',
    estimand: 'largest S(0,t) of the run at the largest |δ|, worst shape, sign and seed',
    unit: '1',
    direction: 'below',
    margin: 0.02,
    test: 'worst-case',
    source: '§4 (lazy and rich regimes of funnels, inverted funnels and wide networks)',
    evidence: (cells) =>
      evidence(
        cells,
        (runs) => inRegime(runs, 'lazy').map((run) => sample(run, run.largest)),
        (runs) => largestByDelta(runs, 'lazy'),
      ),
  },
  {
    ...common,
    id: 'linear/delayed-rich-ends-rich',
    statement:
      'A funnel far downstream and an inverted funnel far upstream have moved their kernel far in the end: rich.',
    estimand: 'mean over random starts of S when the target is reached, at the largest |δ|',
    unit: '1',
    direction: 'above',
    margin: 0.1,
    test: 'mean-t',
    source: '§4 (delayed rich regime)',
    evidence: (cells) =>
      evidence(
        cells,
        (runs) => inRegime(runs, 'delayed rich').map((run) => sample(run, run.final)),
        (runs) => largestByDelta(runs, 'delayed rich'),
      ),
  },
  {
    ...common,
    id: 'linear/delayed-rich-is-still-early',
    statement: 'In the delayed rich regime the kernel has hardly moved early in training.',
    estimand: 'S at t = 1/‖β*‖₂, worst run of a delayed rich shape with |δ| ≥ 8',
    unit: '1',
    direction: 'below',
    margin: 0.05,
    test: 'worst-case',
    source: '§4 (delayed rich regime)',
    evidence: (cells) =>
      evidence(cells, (runs) => inRegime(runs, 'delayed rich', 8).map((run) => sample(run, run.early))),
  },
  {
    ...common,
    id: 'linear/delay-by-shape',
    statement: 'In the delayed rich regime the kernel moves the later the larger |δ|, in proportion.',
    estimand:
      '|slope − 1| of the log–log line of the time to half of the final S against |δ|, δ from 8 on, worst shape and seed',
    unit: 'exponent',
    direction: 'below',
    margin: 0.1,
    test: 'worst-case',
    source: '§4 with the slow phase of §3',
    evidence: (cells) => evidence(cells, delaySlopes),
  },
  {
    ...common,
    id: 'linear/rich-at-balance-by-shape',
    statement: 'At balance (δ_k → 0) the kernel moves far in every shape: rich.',
    estimand: 'mean over shapes and random starts of the largest S of the run at δ = 0',
    unit: '1',
    direction: 'above',
    margin: 0.1,
    test: 'mean-t',
    source: '§4 (rich regime at δ_k → 0)',
    evidence: (cells) =>
      evidence(cells, (runs) =>
        runs
          .filter((run) => run.delta === 0 && predictedRegime(run) !== 'outside')
          .map((run) => sample(run, run.largest)),
      ),
  },
  {
    ...common,
    id: 'linear/lazy-needs-shape-and-sign',
    statement:
      'Outside its assumptions the table ends: with h < min(d, c), or with δ_k of both signs, networks far from balance are not lazy on either side.',
    estimand: 'mean over random starts of S when the target is reached, at the largest |δ|',
    unit: '1',
    direction: 'above',
    margin: 0.02,
    test: 'mean-t',
    source: 'assumptions of §4 (h ≥ min(d, c), all δ_k to one side); outside them',
    evidence: (cells) =>
      evidence(cells, (runs) => inRegime(runs, 'outside').map((run) => sample(run, run.final))),
  },
];
