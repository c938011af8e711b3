import type { DeclaredClaim, Evidence } from '../../../core/judge/evidence.ts';
import type { CellSet } from '../../../schemas/cell-set.ts';
import type { BalanceRow } from '../../../schemas/linear.d.ts';
import type { Sample } from '../../../schemas/verdict.d.ts';
import type { LinearExperiments } from '../../../schemas/linear-experiments.ts';
import { excluded } from './excluded.ts';
import { peakOf } from './peak.ts';

/** ‖β*‖ of Fig. 3's setting. */
const targetNorm = 1;

/** The rows of the finest grid that is stored. */
function finestRows(cells: CellSet<LinearExperiments>): readonly BalanceRow[] {
  const grids = cells.completed('balance').map(({ measurements }) => measurements.rows);
  return grids.toSorted((one, other) => other.length - one.length)[0] ?? [];
}

function fromRows(
  measure: (rows: readonly BalanceRow[]) => { samples: readonly Sample[]; notes?: readonly string[] },
): (cells: CellSet<LinearExperiments>) => Evidence {
  return (cells) => {
    const rows = finestRows(cells);
    if (rows.length === 0) return { state: 'not-run', reason: 'no grid over δ is stored' };
    return { state: 'measured', ...measure(rows), excluded: excluded(cells, 'balance') };
  };
}

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

const common = {
  suite: 'linear',
  test: 'worst-case',
  source: '§3, Figs. 2 and 3: rapid feature learning needs balance',
  profiles: ['smoke', 'quick', 'paper'],
} satisfies Partial<DeclaredClaim<LinearExperiments>>;

/** In linear networks rapid feature learning needs balance. */
export const balanceClaims: readonly DeclaredClaim<LinearExperiments>[] = [
  {
    ...common,
    id: 'linear/early-kernel-motion-peaks-at-balance',
    statement: 'Early in training the kernel has moved furthest near balance, |δ| ≤ ‖β*‖.',
    estimand: '|δ|/‖β*‖ at which S is largest, at t = 1/‖β*‖ and at t = 2/‖β*‖',
    unit: '‖β*‖',
    direction: 'below',
    margin: 1,
    evidence: fromRows((rows) => {
      const deltas = rows.map(({ delta }) => delta);
      const peaks = earlyTimes.map(({ name, of }) => ({ name, ...peakOf(deltas, rows.map(of)) }));
      return {
        samples: peaks.map(({ name, at }) => ({ label: name, value: Math.abs(at) / targetNorm })),
        notes: peaks.map(
          ({ name, at, value }) => `at ${name} S is largest, ${value.toFixed(3)}, at δ = ${at.toFixed(3)}`,
        ),
      };
    }),
  },
  {
    ...common,
    id: 'linear/early-kernel-still-when-unbalanced',
    statement:
      'Early in training the kernel of an unbalanced network, |δ| ≥ 4‖β*‖ on either side, has hardly moved.',
    estimand: 'largest S at t = 1/‖β*‖ and 2/‖β*‖ over |δ| ≥ 4‖β*‖',
    unit: '1',
    direction: 'below',
    margin: 0.05,
    evidence: fromRows((rows) => ({
      samples: earlyTimes.flatMap(({ name, of }) => [
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
    })),
  },
  {
    ...common,
    id: 'linear/upstream-stays-lazy',
    statement: 'Upstream (δ ≥ 2) the kernel hardly moves at any time: lazy for good.',
    estimand: 'largest S over the whole run and over δ ≥ 2',
    unit: '1',
    direction: 'below',
    margin: 0.02,
    evidence: fromRows((rows) => ({
      samples: byUnit(
        rows.filter(({ delta }) => delta >= 2),
        (unit) => largest(unit, (row) => row.largest),
      ),
    })),
  },
  {
    ...common,
    id: 'linear/downstream-ends-rich',
    statement: 'Downstream (δ ≤ −2) the kernel has moved far when training ends: rich, late.',
    estimand: 'smallest S at the end of the run over δ ≤ −2',
    unit: '1',
    direction: 'above',
    margin: 0.7,
    evidence: fromRows((rows) => {
      const downstream = rows.filter(({ delta }) => delta <= -2);
      const least = Math.min(...downstream.map(({ finalAlignment }) => finalAlignment));
      return {
        samples: byUnit(downstream, (unit) => Math.min(...unit.map(({ final }) => final))),
        notes: [`the alignment φ at the end is at least ${least.toFixed(6)}: the runs have arrived`],
      };
    }),
  },
];
