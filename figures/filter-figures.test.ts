import assert from 'node:assert/strict';
import { decode } from 'fast-png';
import { describe, test } from 'node:test';
import { CellSet } from '../schemas/cell-set.ts';
import type { CnnExperiments } from '../schemas/cnn.d.ts';
import { figure as accuracies } from './figure-11a.ts';
import { figure as violins } from './figure-11b.ts';
import { figure as mosaics } from './figure-6b.ts';
import { drawnPanels, valuesOf } from './shared/fixtures/drawn-panels.ts';
import { filterMosaic } from './shared/filter-mosaic.ts';
import { syntheticFilterCells } from '../suites/cnn/fixtures/synthetic-cells.ts';
import { violin } from './shared/violin.ts';

const cells = new CellSet<CnnExperiments>(syntheticFilterCells([10, 0.1, 1], [1, 2]));
const nothing = (): unknown => null;

describe('a mosaic', () => {
  const pixels = Buffer.from(Array.from({ length: 3 * 4 * 3 }, (_, i) => i)).toString('base64');
  const { url, width, height } = filterMosaic({ count: 3, side: 2, pixels }, 2);

  test('is a PNG with each filter’s weights where it belongs, white between', () => {
    const png = decode(Buffer.from(url.replace('data:image/png;base64,', ''), 'base64'));
    assert.deepEqual([png.width, png.height, png.channels], [width, height, 3]);
    const at = (x: number, y: number): number[] => [
      ...png.data.slice((y * width + x) * 3, (y * width + x) * 3 + 3),
    ];
    const tile = (width - 2) / 2;
    assert.deepEqual(at(0, 0), [0, 1, 2]);
    assert.deepEqual(at(tile - 1, tile - 1), [9, 10, 11]);
    assert.deepEqual(at(tile, 0), [255, 255, 255]);
    assert.deepEqual(at(tile + 2, 0), [12, 13, 14]);
    assert.deepEqual(at(0, tile + 2), [24, 25, 26]);
    // The fourth place is empty.
    assert.deepEqual(at(width - 1, height - 1), [255, 255, 255]);
  });
});

test('mosaics go from downstream to upstream, the shuffled control last, all of one seed', () => {
  const drawing = mosaics.draw(cells, nothing);
  const titles = drawnPanels(drawing).map(({ title }) => [title!.text].flat()[0]);
  assert.deepEqual(titles, [
    'α = 0.1, downstream',
    'α = 1',
    'α = 10, upstream',
    'α = 10, upstream, shuffled labels',
  ]);
});

test('accuracies are means over seeds by epoch, without the shuffled control; the paper’s lie under ours', () => {
  const series = {
    ...{ alpha: 1, epochs: [1, 2], train_accuracy_mean: [0.3, 0.4], validation_accuracy_mean: [0.35, 0.45] },
    ...{ train_errorbar_halflength_at_epoch: {}, validation_errorbar_halflength_at_epoch: { 2: 0.01 } },
  };
  const drawn = accuracies.draw(cells, () => ({ series: [series, { ...series, alpha: 3.33 }] }));
  const [train, check] = drawnPanels(drawn);
  const points = valuesOf(check!, 'point');
  assert.equal(points.length, 3 * 2);
  assert.ok(points.every(({ accuracy }) => Number(accuracy) > 0.4));
  // The paper's two epochs of α = 1, then ours; α = 3.33 was not run and is not drawn.
  const lines = valuesOf(train!, 'line');
  assert.deepEqual(
    lines.slice(0, 2).map(({ alpha, accuracy }) => [alpha, accuracy]),
    [
      ['1', 0.3],
      ['1', 0.4],
    ],
  );
  assert.equal(lines.length, 2 + 6);
  assert.equal(JSON.stringify(drawn).includes('3.33'), false);
});

test('violins of the paper have the sign of eq. 132 and stand to the right of the α that is theirs', () => {
  const series = [{ alpha: 9.9, kde_value: [-2, -1], kde_half_width: [5, 10], kde_median: -1.5 }];
  const [panel] = drawnPanels(violins.draw(cells, () => ({ series })));
  const theirs = valuesOf(panel!, 'area').filter(({ source }) => source === 'the paper, digitised');
  assert.deepEqual(
    theirs.map(({ x, y }) => [x, y]),
    [
      [2, 2],
      [2, 1],
    ],
  );
  assert.ok(theirs.every(({ edge }) => Number(edge) > 2));
  const ours = valuesOf(panel!, 'area').filter(({ source }) => source === 'measured here');
  assert.ok(ours.every(({ x, edge }) => Number(edge) <= Number(x)));
});

test('a violin is widest where values are densest, symmetric for symmetric values, a line for equal ones', () => {
  const outline = violin([-2, -1, -0.5, 0, 0, 0.5, 1, 2]);
  const widest = outline.reduce((best, point) => (point.width > best.width ? point : best));
  assert.ok(Math.abs(widest.value) < 0.1);
  for (const [i, { width }] of outline.entries())
    assert.ok(Math.abs(width - outline.at(-1 - i)!.width) < 1e-9);
  assert.deepEqual(violin([3, 3]), [{ value: 3, width: 1 }]);
});
