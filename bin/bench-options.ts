import type { Command } from 'commander';
import { Fail } from '../core/fail.ts';
import { compileOption } from './selection-options.ts';

export interface BenchOptions {
  readonly engine: string;
  readonly compile?: string;
  readonly out: string;
  readonly only?: readonly string[];
  readonly processes?: string;
  readonly minutes?: string;
  readonly against?: string;
  readonly gate?: boolean;
  readonly peers?: boolean;
  readonly keep?: boolean;
  readonly reason?: string;
  readonly json?: boolean;
}

/** Adds the options of `npm run bench`. */
export function withBenchOptions(command: Command): Command {
  return command
    .option('--engine <name>', 'auto, or an engine by name', 'auto')
    .addOption(compileOption('lowered'))
    .option('--out <folder>', 'where timings.json is kept', 'results')
    .option('--only <beginnings...>', 'benchmarks whose id begins so; calibration is always timed')
    .option(
      '--processes <n>',
      'processes of each side, each an independent replicate (default: 8, with --against 32)',
    )
    .option(
      '--minutes <n>',
      'time for the processes of each side (default: 20 seconds a process, with --against 18)',
    )
    .option('--against <revision>', 'time that revision too, in turns, and compare')
    .option('--gate', 'with --against: exit 1 where a benchmark is slower')
    .option('--peers', 'time the same work in Python too, where python3 has the packages, as ratios')
    .option('--keep', 'add the timing to the history of this device, baselines/timings/')
    .option('--reason <text>', 'with --keep: why')
    .option('--json', 'one JSON document on stdout');
}

function numberFrom(name: string, text: string, least: number, most: number, whole: boolean): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= least && value <= most && (!whole || Number.isInteger(value)))
    return value;
  throw new Fail({
    where: name,
    found: JSON.stringify(text),
    expected: `a ${whole ? 'whole ' : ''}number from ${least} to ${most}`,
    next: 'Leave it out to take the default.',
  });
}

/**
 * Alone: fewer than seven tell nothing after Holm's adjustment. In turns: with so many pairs a change of 10 % was found in
 * more than nine of ten on a shared host, with half as many in seven of ten (docs/timings.md).
 */
const usual = {
  alone: { processes: 8, seconds: 20 },
  inTurns: { processes: 32, seconds: 18 },
} as const;

/**
 * The numbers among the options.
 * @throws Fail (exit 2) for one out of range, or for options that do not go together
 */
export function checkedOptions(options: BenchOptions): { processes: number; minutes: number } {
  const { keep, reason, gate, against } = options;
  const together = (where: string, found: string, expected: string): Fail =>
    new Fail({ where, found, expected, next: 'Run "npm run bench -- --help".' });
  if (keep === true && (reason ?? '').trim() === '')
    throw together('--keep', 'no reason', '--reason "why this timing is worth keeping"');
  if (gate === true && against === undefined)
    throw together('--gate', 'nothing to hold against', '--against REVISION, or "npm run compare -- --gate"');
  const each = usual[against === undefined ? 'alone' : 'inTurns'];
  const processes = numberFrom('--processes', options.processes ?? String(each.processes), 1, 100, true);
  const minutes = options.minutes ?? String((processes * each.seconds) / 60);
  return { processes, minutes: numberFrom('--minutes', minutes, 0.05, 600, false) };
}
