import { between } from '../../../core/judge/conditions.ts';
import type { ClaimOf, ClaimOn } from '../../../core/judge/declared-claim.ts';
import type { GrammarMeasurements, RhmExperiments } from '../../../schemas/rhm.d.ts';
import { fittedNote } from './networks.ts';

/** What is wrong with the data of a grammar, all counts added up. */
function faults(found: GrammarMeasurements): number {
  return (
    found.strings -
    found.distinctStrings +
    (found.mostPerClass - found.fewestPerClass) +
    found.wrongLabels +
    found.changedLabels
  );
}

/** The α that the other claims compare. */
const comparedAlphas = [0.1, 1, 10];
/** Fractions between which accuracy passes 60 % at these α, with room on both sides; 1 % itself is in. */
const decisive = between(0.0099, 0.1);

const fitted: ClaimOn<RhmExperiments, 'network'> = {
  id: 'rhm/training-sets-are-fitted',
  kind: 'control',
  suite: 'rhm',
  statement:
    'Check: where the claims are decided every network fits its training set whatever α, so that test accuracy is about samples and not about speed of training.',
  estimand:
    'largest final training loss at α = 0.1, 1 and 10 over training sets of 1 % to 10 % of all strings, worst seed',
  unit: 'nats',
  direction: 'below',
  margin: 0.01,
  test: 'worst-case',
  source:
    'check, near a tautology: training stops at this loss, so that only a network that ran out of epochs fails it. 0.01 is the public code’s, which looks every ten epochs; ours looks every epoch',
  profiles: ['quick', 'paper'],
  cells: { experiment: 'network', where: { alpha: comparedAlphas, fraction: decisive } },
  by: 'seed',
  value: (networks) => Math.max(...networks.map(({ measurements }) => measurements.trainLoss)),
  notes: (seeds) => [fittedNote(seeds.flat())],
};

const exactData: ClaimOn<RhmExperiments, 'grammar'> = {
  id: 'rhm/data-are-exact',
  kind: 'theorem',
  suite: 'rhm',
  statement:
    'Check: the data set has all P_max strings once, its classes are balanced, labels are a function of the string, and synonyms never change them.',
  estimand:
    'repeated strings, strings by which classes differ, wrong labels and labels changed by a synonym, added up, worst grammar',
  unit: 'faults',
  direction: 'below',
  margin: 0.5,
  test: 'worst-case',
  source: 'check of our grammar against the definition of the Random Hierarchy Model, Section 6',
  profiles: ['smoke', 'quick', 'paper'],
  cells: { experiment: 'grammar' },
  by: 'cell',
  value: ([grammar]) => faults(grammar!.measurements),
  notes: (grammars) => {
    const strings = grammars.reduce((sum, [one]) => sum + one!.measurements.strings, 0);
    const exchanges = grammars.reduce((sum, [one]) => sum + one!.parameters.exchanges, 0);
    return [
      `${strings.toLocaleString('en-US')} strings of ${grammars.length} grammars, ` +
        `${exchanges.toLocaleString('en-US')} exchanges of synonyms`,
    ];
  },
};

/** What the other claims rest on. */
export const controlClaims: readonly ClaimOf<RhmExperiments>[] = [fitted, exactData];
