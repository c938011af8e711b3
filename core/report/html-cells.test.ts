import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellsTable } from './html-cells.ts';
import type { ReportCell } from './report-parts.ts';

function cells(count: number): ReportCell[] {
  return Array.from({ length: count }, (_, i) => ({
    ...{ id: `made/seed=${i}`, suite: 'made', engine: 'wasm', seconds: 1, digest: 'abc' },
    state: i === count - 1 ? 'diverged: made to' : 'completed',
  }));
}

const rowsOf = (text: string): string[] => [...text.matchAll(/<code>(made\/[^<]*)</g)].map(([, id]) => id!);

test('every cell is listed, in order', () => {
  const page = cellsTable('made', cells(5000)).text;
  assert.deepEqual(
    rowsOf(page),
    cells(5000).map(({ id }) => id),
  );
  assert.doesNotMatch(page, /The first/);
});

test('of more than a page can hold those that went wrong come first, and it says where the others are', () => {
  const page = cellsTable('made', cells(5002)).text;
  assert.equal(rowsOf(page).length, 5000);
  assert.deepEqual(rowsOf(page).slice(0, 2), ['made/seed=5001', 'made/seed=0']);
  assert.match(page, /made: 5002 cells, .*1 diverged or failed/);
  assert.match(page, /The first 5000, .*every one is a file in cells\/made\./);
});
