/** A reason for which a command ends, and its exit code. */
interface Situation {
  readonly code: 0 | 1 | 2 | 3 | 4 | 130;
  /** The commands that may end so. */
  readonly commands: string;
  /** What has happened, as the rest of "The command ends so when …". */
  readonly when: string;
}

/**
 * Every reason for which a command of this project ends, and its exit code: the one place that decides them, written out
 * as docs/exit-codes.md. 0 fine · 1 the science or a timing is worse or other than accepted · 2 what was given cannot be
 * judged · 3 an answer is open or not comparable · 4 a defect · 130 stopped.
 *
 * What is missing is never 0: what belongs to another state of the code, or was never accepted, is 2; what was not
 * measured is 3.
 */
export const situations = {
  'as accepted': {
    code: 0,
    commands: 'check, reproduce',
    when: 'every claim that the profile decides is reproduced, or contradicted as it was when its baseline was accepted; everything that was asked for is stored, every figure drawn',
  },
  done: {
    code: 0,
    commands: 'all others; `--help`, `--explain`, a shard',
    when: 'it did what it was asked, and judges nothing',
  },
  'nothing to decide': {
    code: 0,
    commands: 'reproduce',
    when: 'the profile decides no claim of the suites asked for (smoke of some): they were trained to see that they train',
  },
  contradicted: {
    code: 1,
    commands: 'check, reproduce',
    when: 'a claim is contradicted that was not when its baseline was accepted',
  },
  regressed: { code: 1, commands: 'check, reproduce', when: 'a claim has regressed against its baseline' },
  changed: {
    code: 1,
    commands: 'check, reproduce',
    when: 'what was accepted comes out otherwise, for better or worse: the value of a replicate on an engine that repeats its bits, an accepted replicate that is no longer made, another estimate or interval from the same replicates, fresh seeds that are not where the accepted ones came from',
  },
  slower: { code: 1, commands: 'compare --gate, bench --gate', when: 'a benchmark is slower' },
  'out of date': {
    code: 1,
    commands: 'claims --check, exit-codes --check, schemas --check',
    when: 'a generated page or file is not what its source gives',
  },
  'fault not noticed': {
    code: 1,
    commands: 'plant, test:faults, the trial on Slurm',
    when: 'a planted fault was not noticed, a run did not survive a fault, or the unchanged tree was not found fine; the trial on Slurm found a difference',
  },
  'bad input': {
    code: 2,
    commands: 'all',
    when: 'an option, a parameter, a file or a place cannot be used; the message says what was found, what was expected and the next step',
  },
  usage: { code: 2, commands: 'all', when: 'the command line is none of the command’s' },
  'nothing selected': {
    code: 2,
    commands: 'reproduce, check, figures, report, accept',
    when: 'no cell is left by --where, or none is in a shard',
  },
  'damaged result': {
    code: 2,
    commands: 'check, figures, report, accept',
    when: 'a stored result is not whole, not as it was stored, or another cell’s (reproduce sets it aside and trains it again)',
  },
  'stale results': {
    code: 2,
    commands: 'check',
    when: 'stored results were trained by other code than today’s, or do not say by which, and --keep-stale does not take them',
  },
  'baseline missing': {
    code: 2,
    commands: 'check',
    when: 'a suite has no baseline in this profile on this engine',
  },
  'baseline stale': {
    code: 2,
    commands: 'check',
    when: 'a baseline is of another schema or suite version, names a claim that is gone or a margin or test that has changed, was edited by hand, or is not whole',
  },
  'baseline orphaned': {
    code: 2,
    commands: 'check',
    when: 'a file among the baselines belongs to no suite, profile or engine',
  },
  'no accepted value': { code: 2, commands: 'check', when: 'a claim has no entry in its suite’s baseline' },
  'worse baseline': {
    code: 2,
    commands: 'accept',
    when: 'the new baseline would have fewer replicates, fewer claims or worse verdicts, and --allow-worse is not given',
  },
  undecided: { code: 3, commands: 'check, reproduce', when: 'a claim is undecided' },
  'not comparable': { code: 3, commands: 'check, reproduce', when: 'a claim is not comparable' },
  'not run': { code: 3, commands: 'check, reproduce', when: 'no replicate of a claim is whole' },
  'nothing decided': {
    code: 3,
    commands: 'check',
    when: 'the profile decides no claim of the suites asked for',
  },
  'cells missing': {
    code: 3,
    commands: 'check, reproduce, merge, cluster',
    when: 'cells that were asked for are not stored, such as those of a shard that never came',
  },
  'cells failed': {
    code: 3,
    commands: 'check, reproduce',
    when: 'the program failed at cells, which the next run tries again',
  },
  'fewer replicates': {
    code: 3,
    commands: 'check, reproduce',
    when: 'a claim rests on fewer replicates than its baseline has',
  },
  'figure not drawn': {
    code: 3,
    commands: 'check, reproduce, figures',
    when: 'a figure lacks its data, in the profiles quick and paper (smoke has not the cells of all)',
  },
  'cell unfinished': { code: 3, commands: 'reproduce -- cell', when: 'the cell diverged' },
  'benchmark gone': {
    code: 3,
    commands: 'compare --gate, bench --gate',
    when: 'a benchmark of the first timing is not in another',
  },
  'fault not tried': {
    code: 3,
    commands: 'test:faults',
    when: 'a fault was skipped, for want of time, rights or tools; the table says why',
  },
  'timings not tested': {
    code: 3,
    commands: 'compare --gate',
    when: 'timings are of different fingerprints, which are described and not tested',
  },
  'figure failed': { code: 4, commands: 'check, reproduce, figures', when: 'the code of a figure failed' },
  'shard failed': {
    code: 4,
    commands: 'reproduce --shard',
    when: 'the program failed at cells of the shard',
  },
  crash: { code: 4, commands: 'all', when: 'the program has a defect; its stack is on stderr' },
  interrupted: {
    code: 130,
    commands: 'all',
    when: 'it was stopped by Ctrl-C or SIGTERM; what was finished is kept',
  },
} as const satisfies Record<string, Situation>;

export type SituationName = keyof typeof situations;

/**
 * Which code goes before which. An answer from incomplete or foreign input is none, so 2 goes before 1; what is known to
 * be wrong before what is open.
 */
const gravest = [130, 4, 2, 1, 3, 0] as const;

export type ExitCode = (typeof gravest)[number];

/** How grave a situation is: 0 the gravest. */
export function gravity(situation: SituationName): number {
  return gravest.indexOf(situations[situation].code);
}

/** The exit code of a command that ended for these reasons: that of the gravest; none is fine. */
export function exitCodeOf(...found: readonly SituationName[]): ExitCode {
  const [first] = found.toSorted((one, other) => gravity(one) - gravity(other));
  return first === undefined ? situations.done.code : situations[first].code;
}
