import type { ClaimOn, Reading } from '../../../core/judge/declared-claim.ts';
import type { BalanceRow, LinearExperiments } from '../../../schemas/linear.d.ts';
import type { Sample } from '../../../schemas/verdict.d.ts';
import { peakOf } from './peak.ts';

type BalanceClaim = ClaimOn<LinearExperiments, 'balance'>;

/** ‖β*‖ of Fig. 3's setting. */
const targetNorm = 1;

const earlyTimes = [
  { name: 't = 1/‖β*‖', of: (row: BalanceRow) => row.early },
  { name: 't = 2/‖β*‖', of: (row: BalanceRow) => row.soon },
];

function largest(rows: readonly BalanceRow[], value: (row: BalanceRow) => number): number {
  return Math.max(...rows.map(value));
}

/** One sample a unit of δ: the worst of its rows. */
function byUnit(rows: readonly BalanceRow[], worst: (rows: readonly BalanceRow[]) => number): Sample[] {
  const units = [...new Set(rows.map(({ delta }) => Math.trunc(delta)))];
  return units.map((unit) => ({
    label: `|δ| from ${Math.abs(unit)}, ${unit > 0 ? 'upstream' : 'downstream'}`,
    value: worst(rows.filter(({ delta }) => Math.trunc(delta) === unit)),
  }));
}

/** A claim that takes its values from the rows of the grid over δ. */
function fromRows(
  value: (rows: readonly BalanceRow[]) => Reading,
  notes: (rows: readonly BalanceRow[]) => readonly string[] = () => [],
): Pick<BalanceClaim, 'value' | 'notes'> {
  return {
    value: ([grid]) => value(grid!.measurements.rows),
    notes: ([grids]) => notes(grids![0]!.measurements.rows),
  };
}

function peaks(rows: readonly BalanceRow[]): { name: string; at: number; value: number }[] {
  const deltas = rows.map(({ delta }) => delta);
  return earlyTimes.map(({ name, of }) => ({ name, ...peakOf(deltas, rows.map(of)) }));
}

const common = {
  suite: 'linear',
  test: 'worst-case',
  source: '§3, Figs. 2 and 3: rapid feature learning needs balance',
  profiles: ['smoke', 'quick', 'paper'],
  cells: { experiment: 'balance' },
  by: 'cell',
} satisfies Partial<BalanceClaim>;

const isDownstream = ({ delta }: BalanceRow): boolean => delta <= -2;

/** In linear networks rapid feature learning needs balance. */
export const balanceClaims: readonly BalanceClaim[] = [
  {
    ...common,
    id: 'linear/early-kernel-motion-peaks-at-balance',
    kind: 'paper',
    statement: 'Early in training the kernel has moved furthest near balance, |δ| ≤ ‖β*‖.',
    estimand: '|δ|/‖β*‖ at which S is largest, at t = 1/‖β*‖ and at t = 2/‖β*‖',
    unit: '‖β*‖',
    direction: 'below',
    margin: 1,
    ...fromRows(
      (rows) => peaks(rows).map(({ name, at }) => ({ label: name, value: Math.abs(at) / targetNorm })),
      (rows) =>
        peaks(rows).map(
          ({ name, at, value }) => `at ${name} S is largest, ${value.toFixed(3)}, at δ = ${at.toFixed(3)}`,
        ),
    ),
  },
  {
    ...common,
    id: 'linear/early-kernel-still-when-unbalanced',
    kind: 'paper',
    statement:
      'Early in training the kernel of an unbalanced network, |δ| ≥ 4‖β*‖ on either side, has hardly moved.',
    estimand: 'largest S at t = 1/‖β*‖ and 2/‖β*‖ over |δ| ≥ 4‖β*‖',
    unit: '1',
    direction: 'below',
    margin: 0.05,
    ...fromRows((rows) =>
      earlyTimes.flatMap(({ name, of }) => [
        {
          label: `upstream, ${name}`,
          value: largest(
            rows.filter(({ delta }) => delta >= 4 * targetNorm),
            of,
          ),
        },
        {
          label: `downstream, ${name}`,
          value: largest(
            rows.filter(({ delta }) => delta <= -4 * targetNorm),
            of,
          ),
        },
      ]),
    ),
  },
  {
    ...common,
    id: 'linear/upstream-stays-lazy',
    kind: 'paper',
    statement: 'Upstream (δ ≥ 2) the kernel hardly moves at any time: lazy for good.',
    estimand: 'largest S over the whole run and over δ ≥ 2',
    unit: '1',
    direction: 'below',
    margin: 0.02,
    ...fromRows((rows) =>
      byUnit(
        rows.filter(({ delta }) => delta >= 2),
        (unit) => largest(unit, (row) => row.largest),
      ),
    ),
  },
  {
    ...common,
    id: 'linear/downstream-ends-rich',
    kind: 'paper',
    statement: 'Downstream (δ ≤ −2) the kernel has moved far when training ends: rich, late.',
    estimand: 'smallest S at the end of the run over δ ≤ −2',
    unit: '1',
    direction: 'above',
    margin: 0.7,
    ...fromRows(
      (rows) => byUnit(rows.filter(isDownstream), (unit) => Math.min(...unit.map(({ final }) => final))),
      (rows) => {
        const alignments = rows.filter(isDownstream).map(({ finalAlignment }) => finalAlignment);
        const least = Math.min(...alignments).toFixed(6);
        return [`the alignment φ at the end is at least ${least}: the runs have arrived`];
      },
    ),
  },
];
