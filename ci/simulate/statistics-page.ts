import { clopperPearson } from '../../core/statistics/clopper-pearson.ts';
import { mostForStudent } from '../../core/statistics/median-interval.ts';
import { endError } from '../../core/statistics/student-interval.ts';
import { looksOf } from '../../core/judge/looks.ts';
import { significant } from '../../core/judge/significant.ts';
import { markdownRows } from '../../core/markdown-rows.ts';
import type { AcceptedClaim } from '../../schemas/baseline.d.ts';
import { sizesInUse, sizesText, type Design } from './designs.ts';
import { distributions, twoKinds } from './distributions.ts';
import { candidates, missRate, wrongShares, wrongVerdicts, type Sides } from './error-rates.ts';
import { countedAlarms } from './counted-alarms.ts';
import { falseAlarms, foundShifts, unluckyBaselines } from './false-alarms.ts';
import { bareClaim } from './one-trial.ts';
import { paperTable, percent, powerBySize, powerRepetitions, powerTable } from './power-tables.ts';
import { freshRuns } from './fresh-runs.ts';

/** Repetitions of each cell of the tables; a rate of 2.5 % is then known to 0.15 per cent (one deviation). */
const repetitions = {
  ...{ level: 10_000, power: powerRepetitions, runs: 10_000 },
  unlucky: { baselines: 200, runs: 100 },
};

/** As many as there are of the suites that have any. */
const furtherRuns = 20;

const candidateSizes = [3, 4, 5, 6, 7, 8, 9, 10, 16, 20];

function both({ above, below }: Sides): string {
  return `${percent(above)} / ${percent(below)}`;
}

function candidateTable(): string[] {
  const rows = candidateSizes.flatMap((size) =>
    candidates.map((candidate) => [
      String(size),
      candidate.name,
      ...distributions.map((distribution) => {
        const missed = missRate(candidate, distribution, size, repetitions.level);
        return missed === undefined ? 'none' : both(missed);
      }),
    ]),
  );
  return markdownRows(['seeds', 'interval', ...distributions.map(({ name }) => name)], rows);
}

function errorsText(sizes: readonly number[]): string {
  const looks = looksOf(bareClaim('median', 0, sizes), 'quick');
  return looks.length === 0
    ? percent(endError)
    : looks.map(({ error }) => (100 * error).toFixed(2)).join(' + ');
}

/** The rows that say at which sizes tests are in use, of which a contract test holds the first two columns to the claims. */
export function levelTable(designs: readonly Design[], repeat: number): string[] {
  const medians = sizesInUse(designs, 'median').map((sizes) => [
    'median',
    sizesText(sizes),
    errorsText(sizes),
    ...distributions.map((distribution) => both(wrongVerdicts(sizes, distribution, repeat))),
  ]);
  const shares = sizesInUse(designs, 'proportion').map((sizes) => [
    'proportion, 1/6',
    sizesText(sizes),
    errorsText(sizes),
    both(wrongShares(sizes, 1 / 6, repeat)),
    ...distributions.slice(1).map(() => '–'),
  ]);
  return markdownRows(
    ['test', 'seeds', 'error a side, %', ...distributions.map(({ name }) => name)],
    [...medians, ...shares],
  );
}

function worstTable(): string[] {
  return markdownRows(
    ['seeds, all on the claimed side', ...[1, 3, 5, 10, 20].map(String)],
    [
      [
        'of all seeds at least, %',
        ...[1, 3, 5, 10, 20].map((seeds) => significant(100 * clopperPearson(seeds, seeds)[0])),
      ],
    ],
  );
}

function alarmTable(designs: readonly Design[]): string[] {
  const quick = designs.filter(({ profile }) => profile === 'quick');
  const kinds = [...distributions, twoKinds];
  const held = { 'the accepted values': 0, [`and those of ${furtherRuns} further runs`]: furtherRuns };
  return markdownRows(
    [`${quick.length} claims held against`, ...kinds.map(({ name }) => name), 'unlucky baselines'],
    Object.entries(held).map(([against, further]) => [
      against,
      ...kinds.map((kind) => percent(falseAlarms(quick, kind, further, repetitions.runs))),
      percent(unluckyBaselines(quick, distributions[0]!, further, repetitions.unlucky)),
    ]),
  );
}

/** Deviations by which a program that has changed moves a claim. */
const shifts = [1, 2, 3, 4, 6];

function shiftTable(designs: readonly Design[]): string[] {
  const quick = designs.filter(({ profile }) => profile === 'quick');
  const design = quick.find(({ claim, sizes }) => claim.test === 'median' && sizesText(sizes) === '5')!;
  return markdownRows(
    [
      'five fresh seeds held against, %',
      ...shifts.map((shift) => `${shift} deviation${shift === 1 ? '' : 's'}`),
    ],
    [0, furtherRuns].map((further) => [
      further === 0 ? 'five accepted values' : `and those of ${further} further runs`,
      ...shifts.map((shift) =>
        percent(
          foundShifts(design, shift, { claims: quick.length, furtherRuns: further, runs: repetitions.power }),
        ),
      ),
    ]),
  );
}

/** What the page rests on beside the designs: values that were measured. */
interface MeasuredValues {
  /** Accepted in profile quick. */
  readonly accepted: ReadonlyMap<string, AcceptedClaim>;
  /** Accepted in profile paper. */
  readonly inPaper: ReadonlyMap<string, AcceptedClaim>;
  /** Of runs with fresh seeds: each run's, by the claim's id. */
  readonly fresh: ReadonlyMap<string, readonly number[][]>;
}

/** The page docs/statistics.md. */
export function statisticsPage(
  designs: readonly Design[],
  { accepted, inPaper, fresh }: MeasuredValues,
): string {
  return [
    '# Error rates of the tests',
    '',
    'Written by `npm run simulate`, three minutes on one core; do not edit. Every draw is from a named seeded stream',
    `(${repetitions.level} repetitions for an error rate, ${repetitions.power} for a power), and judged by the code that judges`,
    'claims. Where two numbers stand in a cell they are the shares, in per cent, that came out above and below.',
    '',
    '## Which interval, and of what',
    '',
    'A claim speaks of what a typical seed gives: of the **median** over seeds. An interval of 95 % may miss by 2.5 % at each',
    'end. How often it does, where seeds are normal, heavy-tailed, skewed (lognormal: a factor of e is one deviation), or one in',
    'ten jumps by 15 times the noise of the others:',
    '',
    ...candidateTable(),
    '',
    'So, for every claim alike and whatever its verdict:',
    '',
    `- from ${mostForStudent + 1} seeds on the interval lies between two ranks. It holds whatever the distribution (the sign test); ranks`,
    '  give only some levels, so it errs by less than it may;',
    `- up to ${mostForStudent} seeds it is Student’s. With three to five nothing that assumes no shape reaches 95 % (five seeds of five on one side`,
    '  have a chance of 3.1 %); with six to eight ranks do, but leave no seed the other side, at up to a third of the power. As an interval',
    '  of the median Student’s errs by up to 5 % at one end with three or four skewed seeds, 3.5 % with five and about 2.8 % from six',
    '  to eight. As one of the mean, which it was up to 28 November 2026, it errs by 14 to 18 %: nothing can be done about a',
    '  mean that rests on seeds which were not drawn. In a trial beside this page (NumPy, 3,000 repetitions) the bootstrap did no',
    '  better for the mean: lognormal with 4 seeds 8 % (bootstrap-t) and 29 % (BCa), with 16 seeds 8 and 12 %;',
    '- ratios are taken as logarithms before (decades, nats), where their spread over seeds is a term and not a factor;',
    '- replicates share no seed: settings of one seed are averaged first, or the worst of them is taken',
    '  (`test/independent-replicates.test.ts`);',
    '- where each seed’s value is a share, Student’s interval may end beyond 1, as [0.958, 1.017] of `deep/pattern-changes-follow-alpha`:',
    '  it is shown as it is. To cut it at 1 changes neither what it misses nor, with a margin inside, any verdict;',
    '- a share of successes has Clopper and Pearson’s interval, exact for any share. The many starts of `linear/basin-rule` are counted',
    '  as independent, which random starts are.',
    '',
    'Whether ours agrees with the **paper’s** number is another question, about its means over runs, and is asked of the mean.',
    '',
    '## Type I error of the tests in use',
    '',
    'The truth lies on the margin, so that every verdict is wrong. An arrow stands for looks, below.',
    '',
    ...levelTable(designs, repetitions.level),
    '',
    '## Looks',
    '',
    'Some claims take further seeds, one look after another, only while they are undecided. Each look spends a part of the 2.5 %',
    'error a side (Lan & DeMets, Biometrika 1983), by the power family α√t of Kim & DeMets (Biometrika 1987) with t the share of the',
    'seeds: most at the first look, the only one of an ordinary run. What a look spends is the whole error of its own interval, so by',
    'Bonferroni’s inequality all looks together err by no more than one would; this is simpler and a little less powerful than',
    'boundaries that count on the looks’ correlation, and needs no distribution. `npm run reproduce` trains what the next look',
    'needs, `--explain` says which, `check` judges at the look that the store has reached: the first that decides, whatever is stored',
    'beyond. With `--seeds` there is one look at those seeds, at the whole error.',
    '',
    '## Power',
    '',
    'How often a claim of profile quick is decided as it was accepted, if the truth is what the accepted values say: normal with',
    'their mean and deviation (effect: distance of the mean from the margin in deviations; ∞ where the values are equal, which say',
    'nothing of power), or their share of successes. The last',
    'columns suppose no shape and take none of the accepted values: seeds are drawn, with replacement, from those of runs with',
    'fresh seeds, where there were any (below). A statement of the paper has to have 90 % by both (`test/statistics-page.test.ts`);',
    'of a control that has less, an undecided verdict tells little.',
    '',
    ...powerTable(designs, accepted, fresh),
    '',
    '## Power in profile paper',
    '',
    'The same of profile paper, where that has been run and accepted. Of a claim that was undecided it is the chance that seeds like',
    'the accepted ones reproduce it.',
    '',
    ...paperTable(designs, inPaper),
    '',
    '## Power by distribution',
    '',
    'Power, in per cent, where the median lies one / two deviations beyond the margin, on the side where it is less.',
    '',
    ...powerBySize(designs, powerRepetitions),
    '',
    '## Worst cases',
    '',
    'A worst case over all settings there are is decided by them: so are theorems checked, and statements about settings that draw',
    'nothing. A statement of the paper about drawn seeds is none (`test/worst-cases.test.ts`): the worst setting within a seed is its',
    'value, and the median over seeds is tested. Some checks and controls are worst cases over drawn seeds all the same, since one',
    'counterexample refutes them. In how many seeds a claim holds, and in what share of all seeds at least (95 %, Clopper–Pearson),',
    'is in the notes of both:',
    '',
    ...worstTable(),
    '',
    'A worst case is not corrected for the number of seeds: the more are drawn, the sooner one contradicts it.',
    '',
    '## Fresh seeds: false alarms of a whole run',
    '',
    'An unchanged program with other seeds gives other values. Each claim’s are tested against the accepted ones (Student’s test with',
    'one variance, Fisher’s for shares), and Holm’s correction keeps the whole run at 1 %, so that of twenty unchanged runs at most one',
    'is told of a change with a chance of 98 %. Accepted values are few and stay: by chance',
    'those of a claim lie aside and close together, and then runs with fresh seeds are told of a change again and again, although the',
    'average over all baselines is right. So values of further runs of the unchanged program are kept, where there are any',
    '(`baselines/other-seeds`, by `npm run simulate -- --fresh DIR …`); they stand beside the accepted ones, and ranks are compared',
    '(Mann & Whitney, exact), which hold whatever the distribution. How often a run has any alarm, in per cent, and by how many',
    `baselines of ${repetitions.unlucky.baselines} more than one run in twenty-five has one, in per cent, seeds normal:`,
    '',
    ...alarmTable(designs),
    '',
    'And how often one claim of that many is found to have changed, whose seeds are normal and have moved by some deviations:',
    '',
    ...shiftTable(designs),
    '',
    ...freshRuns,
    '',
    ...countedAlarms(designs, accepted, fresh),
    '',
    '## `--seeds`',
    '',
    '`--seeds 5` takes the first five of a profile’s seeds, `--seeds 100..115` exactly those, in every sweep over seeds, those with',
    'seeds of their own included: sixteen students in the plane become five. A claim is then judged on as many as were asked for and',
    'says so in its notes. Sweeps without seeds (a figure’s settings) stay as they are.',
    '',
  ].join('\n');
}
