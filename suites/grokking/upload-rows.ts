import type { Engine } from '../../core/engine/engine.ts';
import type { BatchRows } from './batch.ts';
import type { ModularTable } from './modular-table.ts';
import { RowArrays } from './row-arrays.ts';

/**
 * Uploads pairs of each member. To be called within `tidy`.
 *
 * @param positions in the table, equally many for each member
 */
export function uploadRows({ tf }: Engine, table: ModularTable, positions: readonly Int32Array[]): BatchRows {
  const [members, rows] = [positions.length, positions[0]!.length];
  const arrays = new RowArrays(table, members * rows);
  for (const [member, chosen] of positions.entries()) arrays.fill(chosen, member * rows);
  const upload = (values: Int32Array) => tf.tensor2d(values, [members, rows], 'int32');
  return [upload(arrays.left), upload(arrays.right), upload(arrays.answers)];
}
