import { positionChannels, type Window } from './curve-panel.ts';
import { ink, type Layer } from './page.ts';
import { orthogonalEnd, type Point2 } from './plane.ts';

/** All solutions β of one example in the plane, rowᵀβ = target: a grey line, longer than any window. */
export function solutionLayer(row: Point2, target: number, window: Window): Layer {
  const foot = orthogonalEnd([0, 0], row, target);
  const reach = 100 / Math.hypot(...row);
  const values = [-reach, reach].map((along) => ({
    x: foot[0] - along * row[1],
    y: foot[1] + along * row[0],
  }));
  return {
    data: { values },
    mark: { type: 'line', color: ink.soft, strokeWidth: 1.5, clip: true },
    encoding: positionChannels(window),
  };
}

/** Points as marks of one look, cut at the window. */
export function marksLayer(points: readonly Point2[], window: Window, mark: object): Layer {
  return {
    data: { values: points.map(([x, y]) => ({ x, y })) },
    mark: { type: 'point', opacity: 1, clip: true, ...mark },
    encoding: positionChannels(window),
  };
}
