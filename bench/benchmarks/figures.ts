import { renderPng, renderSvg } from '../../core/report/render-figure.ts';
import { figure } from '../../figures/figure-1b.ts';
import { syntheticGrid, syntheticReluCells } from '../../suites/relu/fixtures/synthetic-cells.ts';
import { nothingToWaitFor, type Benchmark } from '../benchmark.ts';

/** A figure of 4 × 17 × 17 rectangles from synthetic results: specification, SVG, pixels. */
export const benchmarks: readonly Benchmark[] = [
  {
    id: 'figures/draw',
    group: 'infrastructure',
    phase: 'draw',
    arithmetic: 'float64',
    what: 'Fig. 1b of made results to SVG and PNG',
    per: 'figure',
    ready: () => {
      const cells = syntheticReluCells(syntheticGrid(17, [100], [100, 1000]));
      const call = async (): Promise<void> => {
        const drawing = figure.draw(cells, () => undefined);
        if (drawing.state !== 'drawn') throw new Error(drawing.reason);
        await renderPng(await renderSvg(figure.id, drawing.spec), 1);
      };
      const work = { flop: 0, bytes: 0 };
      return { members: 1, work, call, finish: nothingToWaitFor, dispose: () => undefined };
    },
  },
];
