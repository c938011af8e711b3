import type { BaselineFault, CodeFault, Slice } from './fault.ts';
import { earlyStudents, exactSolutions } from './slices.ts';

function judged(slice: Slice, file: string) {
  return (id: string, what: string, search: string, replace: string): CodeFault => ({
    ...{ id, what, slice, file, search, replace },
    run: 'judged',
  });
}

const inInterval = judged(earlyStudents, 'core/statistics/student-interval.ts');
const inAssess = judged(earlyStudents, 'core/judge/assess.ts');
const ofSolutions = judged(exactSolutions, 'core/judge/assess.ts');

/** Faults in how what was trained is judged. */
export const judgingFaults: readonly CodeFault[] = [
  inInterval(
    'interval-s-over-n',
    's/n in place of s/√n',
    'Math.sqrt(squares / (n - 1) / n)',
    '(Math.sqrt(squares / (n - 1)) / n)',
  ),
  inInterval(
    'interval-zero',
    'intervals of no width',
    'const halfWidth = t * Math',
    'const halfWidth = 0 * t * Math',
  ),
  inInterval(
    'interval-50',
    'intervals of 50 %',
    'export const confidence = 0.95;',
    'export const confidence = 0.5;',
  ),
  inAssess(
    'estimate-doubled',
    'estimates doubled',
    'const estimate = median(values);',
    'const estimate = 2 * median(values);',
  ),
  judged(earlyStudents, 'core/judge/replicates.ts')(
    'best-seeds',
    'only the two best seeds count',
    "const rule = evidence.counts === undefined ? test : 'median';",
    "const rule = evidence.counts === undefined ? test : 'median';\n  (evidence as { samples: unknown }).samples = evidence.samples.toSorted((x, y) => y.value - x.value).slice(0, 2);",
  ),
  judged(earlyStudents, 'core/judge/evidence.ts')(
    'seeds-unpaired',
    'a seed upstream is held against the next one balanced',
    'JSON.stringify(names.map((name) => parameters[name]))',
    "JSON.stringify(names.map((name) => (name === 'seed' && parameters['delta'] === 0 ? 100 + ((Number(parameters[name]) - 99) % 3) : parameters[name])))",
  ),
  judged(earlyStudents, 'suites/relu/claims/rapid.ts')(
    'ratio-without-logarithm',
    'a ratio where the claim is of its logarithm',
    'value: (students) => Math.log10(early(students, upper) / early(students, lower)),',
    'value: (students) => early(students, upper) / early(students, lower),',
  ),
  ofSolutions(
    'worst-is-best',
    'the best replicate stands for the worst',
    "const worst = claim.direction === 'above' ? lowest : highest;",
    "const worst = claim.direction === 'above' ? highest : lowest;",
  ),
  {
    ...{
      id: 'stale-store',
      what: 'the trainer has changed, and its old results are judged',
      slice: earlyStudents,
    },
    ...{ file: 'suites/relu/student-step.ts', run: 'stale' },
    ...{ search: 'tf.add<Tensor3D>(w, towardsW)]', replace: 'tf.add<Tensor3D>(tf.mul(w, 0.999), towardsW)]' },
  },
];

function edited(id: string, what: string, edit: BaselineFault['edit'], rehash = true): BaselineFault {
  return {
    ...{ id, what, edit, rehash, slice: earlyStudents },
    ...{ run: 'baseline', suite: 'relu', profile: 'smoke' },
  };
}

/** All numbers of all claims times a factor. */
function scaled(factor: number): BaselineFault['edit'] {
  return ({ claims }) => {
    for (const claim of Object.values(claims)) {
      for (const sample of claim.samples) sample.value *= factor;
      if (claim.estimate !== null) claim.estimate *= factor;
      if (claim.interval !== null)
        claim.interval = [factor * claim.interval[0]!, factor * claim.interval[1]!];
    }
  };
}

/** Faults in what was accepted. */
export const baselineFaults: readonly BaselineFault[] = [
  edited('baseline-plus-10', 'all accepted numbers 10 % larger', scaled(1.1)),
  edited('baseline-minus-10', 'all accepted numbers 10 % smaller', scaled(0.9)),
  edited('baseline-contradicted', 'all accepted verdicts set to contradicted', ({ claims }) => {
    for (const claim of Object.values(claims)) claim.verdict = 'contradicted';
  }),
  edited('baseline-one-value', 'one accepted value changed by a thousandth', ({ claims }) => {
    claims['relu/rich-early-upstream']!.samples[0]!.value *= 1.001;
  }),
  edited('baseline-null', 'all accepted estimates and intervals set to null', ({ claims }) => {
    for (const claim of Object.values(claims)) Object.assign(claim, { estimate: null, interval: null });
  }),
  edited('baseline-claim-gone', 'an accepted claim deleted', ({ claims }) => {
    delete claims['relu/rich-early-upstream'];
  }),
  edited(
    'baseline-by-hand',
    'one accepted value changed by hand, its hash left',
    ({ claims }) => {
      claims['relu/rich-early-upstream']!.samples[0]!.value *= 1.001;
    },
    false,
  ),
];
