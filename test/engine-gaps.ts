import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { EngineName } from '../core/engine/engine.ts';
import type { Cell } from '../schemas/cell.d.ts';

const root = path.join(import.meta.dirname, '..');

/** Gaps that this project measured and accepted: by engine, by cell id. */
export const gapsFile = path.join(root, 'baselines', 'agreement.json');

export type Gaps = Partial<Record<EngineName, Record<string, number>>>;

/** Trains a cell on an engine in a process of its own, as a user would. */
export function measurementsOn(engine: EngineName, cell: Cell): unknown {
  const parameters = JSON.stringify({ experiment: cell.experiment, ...cell.parameters });
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'bin/reproduce.ts', 'cell', cell.suite, parameters, '--engine', engine, '--json'],
    { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (status !== 0) throw new Error(`${cell.id} on ${engine}: ${stderr}`);
  return (JSON.parse(stdout) as { measurements: unknown }).measurements;
}

/** Below this a number is rounding noise beside the quantity it belongs to. */
const floor = 1e-3;

/**
 * Largest difference between two measurements of one cell: over all their numbers, relative to the larger of the two
 * and of 10⁻³. Infinite where they do not have the same form.
 */
export function gap(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') {
    return Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other), floor);
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return Object.is(one, other) ? 0 : Infinity;
  }
  const left = one as Record<string, unknown>;
  const right = other as Record<string, unknown>;
  const keys = Object.keys(left);
  if (keys.join() !== Object.keys(right).join()) return Infinity;
  return Math.max(0, ...keys.map((key) => gap(left[key], right[key])));
}
