import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFigures } from './figure-registry.ts';
import { figureReads } from './figure-reads.ts';

test('a figure over the grid reads both of its experiments, one of the plane its own, and no figure reads nothing', async () => {
  const figures = await loadFigures();
  const reads = (id: string): string[] => [...figureReads(figures.find((figure) => figure.id === id)!)];
  assert.deepEqual(reads('figure-10').sort(), ['grid', 'long-grid']);
  assert.deepEqual(reads('figure-1a'), ['plane']);
  for (const figure of figures) assert.ok(figureReads(figure).size > 0, figure.id);
});
