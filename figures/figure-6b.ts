import type { CellSet } from '../schemas/cell-set.ts';
import type { CnnExperiments } from '../schemas/cnn.d.ts';
import { alphaText } from './shared/alpha-scale.ts';
import { shownNetworks, type Network } from './shared/filter-networks.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { filterMosaic } from './shared/filter-mosaic.ts';
import { counted, numberText } from './shared/number-text.ts';
import { page, panelTitle, type Panel } from './shared/page.ts';

const title = 'First-layer filters after training';

function panelName({ parameters, measurements }: Network): string[] {
  const { alpha, labels } = parameters;
  const place = alpha > 1 ? ', upstream' : alpha < 1 ? ', downstream' : '';
  const { smoothness, whiteNoise, gaborFit } = measurements;
  const rough = Math.round((100 * smoothness.median) / whiteNoise.asPrinted);
  return [
    `α = ${alphaText(alpha)}${place}${labels === 'real' ? '' : ', shuffled labels'}`,
    `${rough} % of white noise · Gabor fit ${numberText(gaborFit.median, 2)}`,
  ];
}

/** As near to a square as full rows allow, but no wider than twice that. */
function columnsFor(count: number): number {
  const least = Math.ceil(Math.sqrt(count));
  const full = Array.from({ length: least }, (_, i) => least + i).find((columns) => count % columns === 0);
  return full ?? least;
}

function panel(network: Network): Panel {
  const { shown } = network.measurements;
  const { url, width, height } = filterMosaic(shown, columnsFor(shown.count));
  return {
    width,
    height,
    title: panelTitle(panelName(network)),
    data: { values: [{ url, x: width / 2, y: height / 2 }] },
    mark: { type: 'image', width, height, aspect: false },
    encoding: {
      url: { field: 'url', type: 'nominal' },
      x: { field: 'x', type: 'quantitative', scale: { domain: [0, width], nice: false }, axis: null },
      y: { field: 'y', type: 'quantitative', scale: { domain: [0, height], nice: false }, axis: null },
    },
  };
}

function draw(cells: CellSet<CnnExperiments>): Drawing {
  const { networks, seed, images } = shownNetworks(cells);
  if (networks.length === 0) {
    return { state: 'unavailable', reason: 'no stored network has kept pictures of its filters' };
  }
  const first = networks[0]!.parameters;
  const subtitle = [
    `${images}, seed ${seed}, ${counted(networks.length, 'cell')}; ` +
      `${counted(first.trainImages, 'training image')}, ${counted(first.epochs, 'epoch')}.`,
    'Each filter is scaled to its largest weight; grey is zero. All panels start from one draw of weights, divided by α.',
  ];
  const columns = networks.length <= 4 ? networks.length : 3;
  const rows = Array.from({ length: Math.ceil(networks.length / columns) }, (_, row) =>
    networks.slice(row * columns, (row + 1) * columns).map(panel),
  );
  return { state: 'drawn', spec: page({ title, subtitle, rows, spacing: { row: 30, column: 30 } }) };
}

export const figure: Figure<CnnExperiments> = {
  id: 'figure-6b',
  suite: 'cnn',
  title,
  caption:
    'Downstream filters keep the coloured noise they started from, upstream ones are smooth. The last panel is not in the ' +
    'paper: the same upstream network trained on labels exchanged at random. What it has in common with its neighbour is ' +
    'not learned from the labels. The numbers are medians over all filters, of eq. 132 over white noise and of the share ' +
    'of variance that a Gabor function explains. The paper’s mosaics are pictures without numbers and are not repeated here.',
  draw,
};
