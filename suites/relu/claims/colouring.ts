import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import type { CellOf } from '../../../schemas/cell-set.ts';
import type { ColouringMeasurements, ReluExperiments } from '../../../schemas/relu.d.ts';

type ColouringClaim = ClaimOn<ReluExperiments, 'colouring'>;
type Cell = CellOf<ReluExperiments, 'colouring'>;

function total(cells: readonly Cell[], of: (one: ColouringMeasurements) => number): string {
  return cells.reduce((sum, { measurements }) => sum + of(measurements), 0).toLocaleString('en-US');
}

const common = {
  suite: 'relu',
  test: 'worst-case',
  unit: 'share of networks',
  profiles: ['smoke', 'quick', 'paper'],
  by: 'seed',
  label: ({ seed }) => `seed ${seed}`,
  /** Share of the networks that parity does not colour. */
  value: ([cell]) => 1 - cell!.measurements.colouredByParity / cell!.measurements.networks,
} satisfies Partial<ColouringClaim>;

/** The parity of active units as a colouring of activation regions. */
export const colouringClaims: readonly ColouringClaim[] = [
  {
    ...common,
    id: 'relu/regions-two-colourable',
    kind: 'theorem',
    statement:
      'Activation regions are 2-colourable, by the parity of active units, where no unit is redundant.',
    estimand:
      'share of random networks in the plane in which the colours found by walking from region to region are not the parities, by seed',
    direction: 'below',
    // Less than one network of a hundred: none.
    margin: 0.01,
    source: '§5, proposition on 2-colourable regions; Fig. 5a',
    cells: { experiment: 'colouring', where: { redundant: [false] } },
    notes: (seeds) => {
      const found = seeds.flat();
      return [
        `${total(found, ({ networks }) => networks)} networks of 1 to 12 units with biases, ${total(found, ({ regions }) => regions)} regions, ` +
          `${total(found, ({ borders }) => borders)} borders, ${total(found, ({ exceptions }) => exceptions)} of them between regions of one parity`,
        `all regions that the lines cut were found in ${total(found, ({ allRegionsFound }) => allRegionsFound)} networks`,
      ];
    },
  },
  {
    ...common,
    id: 'relu/colouring-needs-distinct-units',
    kind: 'control',
    statement:
      'With a redundant unit, whose line is that of another one, the parity of active units is no colouring.',
    estimand:
      'share of random networks with one redundant unit in which neighbouring regions have one parity, by seed',
    direction: 'above',
    margin: 0.99,
    source: 'assumption of the proposition (no redundant units); outside it',
    cells: { experiment: 'colouring', where: { redundant: [true] } },
    notes: (seeds) => {
      const found = seeds.flat();
      return [
        `${total(found, ({ exceptions }) => exceptions)} borders between regions of one parity, ` +
          `${total(found, ({ exceptionsOnSharedLine }) => exceptionsOnSharedLine)} of them on the shared line`,
        `without the redundant unit parity colours ${total(found, ({ colouredWithoutRedundant }) => colouredWithoutRedundant)} ` +
          `of the ${total(found, ({ networks }) => networks)} networks`,
      ];
    },
  },
];
