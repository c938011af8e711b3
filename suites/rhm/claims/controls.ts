import type { DeclaredClaim, Evidence } from '../../../core/judge/evidence.ts';
import type { CellSet } from '../../../schemas/cell-set.ts';
import type { RhmExperiments } from '../../../schemas/rhm-experiments.ts';
import { evidenceBySeed, type Network, type SeedValue } from './by-seed.ts';

/** What is wrong with the data of each grammar, all counts added up. */
function faults(cells: CellSet<RhmExperiments>): Evidence {
  const grammars = cells.completed('grammar');
  const excluded = cells.unfinished('grammar').map(({ id, reason }) => ({ label: id, reason }));
  if (grammars.length + excluded.length === 0) return { state: 'not-run', reason: 'no grammar was checked' };
  const total = grammars.reduce((sum, { measurements }) => sum + measurements.strings, 0);
  const exchanges = grammars.reduce((sum, { parameters }) => sum + parameters.exchanges, 0);
  return {
    state: 'measured',
    samples: grammars.map(({ id, measurements: found }) => ({
      label: id,
      value:
        found.strings -
        found.distinctStrings +
        (found.mostPerClass - found.fewestPerClass) +
        found.wrongLabels +
        found.changedLabels,
    })),
    excluded,
    notes: [
      `${total.toLocaleString('en-US')} strings of ${grammars.length} grammars, ` +
        `${exchanges.toLocaleString('en-US')} exchanges of synonyms`,
    ],
  };
}

/** The α that the other claims compare. */
const comparedAlphas = [0.1, 1, 10];
/** Fractions between which accuracy passes 60 % at these α, with room on both sides; 1 % itself is in. */
const decisive = { from: 0.0099, to: 0.1 };

function largestLoss(networks: readonly Network[]): SeedValue {
  const losses = networks
    .filter(({ fraction }) => fraction >= decisive.from && fraction <= decisive.to)
    .map(({ trainLoss }) => trainLoss);
  return losses.length === 0 ? undefined : { value: Math.max(...losses) };
}

/** What the other claims rest on. */
export const controlClaims: readonly DeclaredClaim<RhmExperiments>[] = [
  {
    id: 'rhm/training-sets-are-fitted',
    suite: 'rhm',
    statement:
      'Where the claims are decided every network fits its training set whatever α, so that test accuracy is about samples and not about speed of training.',
    estimand:
      'largest final training loss at α = 0.1, 1 and 10 over training sets of 1 % to 10 % of all strings, worst seed',
    unit: 'nats',
    direction: 'below',
    margin: 0.01,
    test: 'worst-case',
    source: 'control of Fig. 6c; 0.01 is where the public code stops training',
    profiles: ['quick', 'paper'],
    evidence: (cells) => evidenceBySeed(cells, comparedAlphas, largestLoss, () => []),
  },
  {
    id: 'rhm/data-are-exact',
    suite: 'rhm',
    statement:
      'The data set has all P_max strings once, its classes are balanced, labels are a function of the string, and synonyms never change them.',
    estimand:
      'repeated strings, strings by which classes differ, wrong labels and labels changed by a synonym, added up, worst grammar',
    unit: 'faults',
    direction: 'below',
    margin: 0.5,
    test: 'worst-case',
    source: 'Section 6, definition of the Random Hierarchy Model',
    profiles: ['smoke', 'quick', 'paper'],
    evidence: faults,
  },
];
