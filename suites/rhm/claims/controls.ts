import type { DeclaredClaim, Evidence } from '../../../core/judge/evidence.ts';
import type { CellSet } from '../../../schemas/cell-set.ts';
import type { RhmExperiments } from '../../../schemas/rhm-experiments.ts';
import { evidenceBySeed } from './by-seed.ts';

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

/** What the other claims rest on. */
export const controlClaims: readonly DeclaredClaim<RhmExperiments>[] = [
  {
    id: 'rhm/training-sets-are-fitted',
    suite: 'rhm',
    statement:
      'Every network fits its training set whatever α, so that test accuracy is about samples and not about speed of training.',
    estimand: 'largest final training loss over α and training-set sizes, worst seed',
    unit: 'nats',
    direction: 'below',
    margin: 0.01,
    test: 'worst-case',
    source: 'control of Fig. 6c; 0.01 is where the public code stops training',
    profiles: ['quick', 'paper'],
    evidence: (cells) =>
      evidenceBySeed(
        cells,
        undefined,
        (networks) => ({ value: Math.max(...networks.map(({ trainLoss }) => trainLoss)) }),
        () => [],
      ),
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
