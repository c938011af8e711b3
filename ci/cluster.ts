/** `npm run cluster -- plan|submit|status|collect`: a run as a job array on Slurm. */
import path from 'node:path';
import { newCommand, runCommand } from '../bin/command.ts';
import { trainingDefaults, withSelectionOptions } from '../bin/selection-options.ts';
import { embeddedEngine } from '../core/engine/engines.ts';
import { exitCodeOf } from '../core/exit-codes.ts';
import { Fail } from '../core/fail.ts';
import { durationText } from '../core/report/duration-text.ts';
import { costFrom } from '../core/run/costs.ts';
import { fetchDataNeeded } from '../pipeline/data-needed.ts';
import { judgeAndReport } from '../pipeline/judge-and-report.ts';
import { selectRequest, type Selection, type SelectionOptions } from '../pipeline/selection.ts';
import { storedResults } from '../pipeline/stored-results.ts';
import type { ClusterPlan } from '../schemas/cluster.d.ts';
import type { Request } from '../schemas/request.d.ts';
import { arrayArguments, collectArguments, ranges } from './cluster/batch-scripts.ts';
import { keepPlan, makePlan } from './cluster/make-plan.ts';
import { clusterFiles, readPlan } from './cluster/plan-file.ts';
import { recordedIn } from './cluster/recorded-in.ts';
import { endedTasks, queuedTasks } from './cluster/slurm.ts';
import { startShareLine } from './cluster/start-share.ts';
import { statusLines } from './cluster/status-lines.ts';
import { submitTasks, type Submitted } from './cluster/submit-tasks.ts';
import { taskStates, type TaskState } from './cluster/task-states.ts';
import { parseTimeLimit } from './cluster/time-limit.ts';

interface PlanCommandOptions extends SelectionOptions {
  readonly time: string;
  readonly cpus: string;
  readonly tries: string;
  readonly tasks?: string;
  readonly atOnce?: string;
  readonly gres?: string;
  readonly partition?: string;
  readonly account?: string;
  readonly modules?: readonly string[];
  readonly container?: string;
  readonly sbatch?: readonly string[];
  readonly costsFrom?: readonly string[];
  readonly pricePerHour?: string;
}

/** A whole number from 1. @throws Fail (exit 2) for anything else */
function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 1e6) return number;
  throw new Fail({
    where: option,
    found: JSON.stringify(text),
    expected: 'a whole number from 1',
    next: 'See "npm run cluster -- plan --help".',
  });
}

function priceOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const price = Number(text);
  if (text.trim() !== '' && Number.isFinite(price) && price >= 0) return price;
  throw new Fail({
    where: '--price-per-hour',
    found: JSON.stringify(text),
    expected: 'what a task costs an hour, such as 2.5',
    next: 'Leave it out to be told times alone.',
  });
}

/** The request that the options are; the engine is named, so that every node computes on the same. */
function requestFrom(suites: readonly string[], options: PlanCommandOptions): Request {
  const { profile = 'quick', engine = embeddedEngine, compile, seeds, where } = options;
  return {
    ...{ schemaVersion: 1, engine, suites: [...suites] },
    profile: profile as Request['profile'],
    ...(compile === undefined || compile === 'lowered' ? {} : { compile: compile as 'xla' | 'none' }),
    ...(seeds === undefined ? {} : { seeds }),
    ...(where === undefined ? {} : { where: [...where] }),
  };
}

function settingsFrom(options: PlanCommandOptions) {
  const { gres, partition, account, container, atOnce } = options;
  return {
    timeLimitSeconds: parseTimeLimit(options.time),
    cpus: wholeNumber('--cpus', options.cpus),
    tries: wholeNumber('--tries', options.tries),
    modules: [...(options.modules ?? [])],
    sbatch: (options.sbatch ?? []).map((option) => option.replace(/^-+/, '')),
    ...(gres === undefined ? {} : { gres }),
    ...(partition === undefined ? {} : { partition }),
    ...(account === undefined ? {} : { account }),
    ...(container === undefined ? {} : { container }),
    ...(atOnce === undefined ? {} : { atOnce: wholeNumber('--at-once', atOnce) }),
  };
}

/** What the cells of a plan are: how many, and the processor seconds that they take. */
interface Work {
  readonly cells: number;
  readonly seconds: number;
}

/** Tasks, their cost, how long it takes, what it costs; and what would be submitted. */
function tellPlan(plan: ClusterPlan, work: Work, out: string, price: number | undefined): void {
  const seconds = plan.tasks.map((task) => task.seconds);
  const total = seconds.reduce((sum, each) => sum + each, 0);
  const longest = Math.max(...seconds);
  const { atOnce = plan.tasks.length, timeLimitSeconds } = plan.settings;
  const wall = Math.max(longest, total / Math.min(atOnce, plan.tasks.length));
  const all = plan.tasks.map((_, i) => i + 1);
  console.log(
    [
      `${plan.name}: ${work.cells} cells in ${plan.tasks.length} tasks on ${plan.request.engine}`,
      `each at most ${durationText(longest)} expected, limit ${durationText(timeLimitSeconds)}`,
      `together ${durationText(total)}; from first to last ${durationText(wall)}${plan.settings.atOnce === undefined ? ', where all run at once' : ''}`,
      startShareLine(plan.tasks.length, work.seconds),
      ...(price === undefined ? [] : [`price about ${((total / 3600) * price).toFixed(2)}`]),
      `would be submitted: sbatch ${arrayArguments(plan, out, all).join(' ')}`,
      `and after it: sbatch ${collectArguments(plan, out, 'ARRAY').join(' ')}`,
      `Nothing was submitted. "npm run cluster -- submit --out ${out}" does it.`,
    ].join('\n'),
  );
}

async function plan(suites: string[], options: PlanCommandOptions): Promise<number> {
  const out = path.resolve(options.out);
  const price = priceOf(options.pricePerHour);
  const settings = settingsFrom(options);
  const selection = await selectRequest(requestFrom(suites, options), out);
  const costs = await recordedIn(options.costsFrom ?? []);
  const count = options.tasks === undefined ? {} : { count: wholeNumber('--tasks', options.tasks) };
  const made = makePlan(selection, { settings, costs, ...count });
  await keepPlan(out, made, costs);
  const { cells, suites: protocols } = selection;
  const priceOfCell = costFrom(costs, protocols);
  const seconds = cells.reduce((sum, cell) => sum + priceOfCell(cell), 0);
  tellPlan(made, { cells: cells.length, seconds }, out, price);
  return exitCodeOf('done');
}

interface Situation {
  readonly plan: ClusterPlan;
  readonly selection: Selection;
  readonly states: readonly TaskState[];
}

/** A plan, and how far it is by the store and the queue. */
async function situation(out: string): Promise<Situation> {
  const stored = readPlan(out);
  const selection = await selectRequest(stored.request, out);
  return {
    plan: stored,
    selection,
    states: await taskStates(stored, selection, await queuedTasks(stored.name)),
  };
}

function tellSubmitted({ array, collect, tasks }: Submitted, out: string): void {
  console.error(
    `Submitted tasks ${ranges(tasks)} as job ${array}; job ${collect} collects after them. ` +
      `"npm run cluster -- status --out ${out}" says how far they are; logs are in ${clusterFiles(out).logs}.`,
  );
}

async function submit(out: string): Promise<number> {
  const { plan: stored, selection, states } = await situation(out);
  // Nodes often have no network: what suites train on is fetched here.
  await fetchDataNeeded(
    selection.cells.map(({ suite, experiment }) => selection.suites.get(suite)!.experiments[experiment]),
    undefined,
  );
  const submitted = await submitTasks(stored, out, states);
  if (submitted !== undefined) tellSubmitted(submitted, out);
  else for (const line of await statusLines(stored, out, states, new Map())) console.error(line);
  return exitCodeOf('done');
}

async function status(out: string): Promise<number> {
  const { plan: stored, states } = await situation(out);
  for (const line of await statusLines(stored, out, states, await endedTasks(stored.name))) console.log(line);
  return exitCodeOf(states.every(({ state }) => state === 'done') ? 'done' : 'cells missing');
}

async function collect(out: string, resubmit: boolean): Promise<number> {
  const startedAt = performance.now();
  const { plan: stored, selection, states } = await situation(out);
  for (const line of await statusLines(stored, out, states, await endedTasks(stored.name)))
    console.error(line);
  if (resubmit) {
    const submitted = await submitTasks(stored, out, states);
    if (submitted !== undefined) {
      tellSubmitted(submitted, out);
      return exitCodeOf('done');
    }
  }
  const { results, counts } = await storedResults(selection);
  return judgeAndReport(selection, results, counts, { baselines: 'optional', json: false, startedAt });
}

const program = newCommand(
  'cluster',
  'A run as a job array on Slurm: tasks are shards. docs/cluster.md has the whole of it.',
);

withSelectionOptions(
  program
    .command('plan')
    .description('Cut a run into tasks, say what they cost, write their scripts; submits nothing.'),
  trainingDefaults,
)
  .option('--time <limit>', 'time limit of a task, as Slurm takes it', '1:00:00')
  .option('--cpus <n>', 'cores of a task', '2')
  .option('--gres <resource>', 'what each task needs, such as gpu:1')
  .option('--partition <name>', 'where to submit')
  .option('--account <name>', 'whose time it is')
  .option('--tasks <n>', 'so many tasks (default: as few as use half the time limit)')
  .option('--at-once <n>', 'tasks that may run at the same time')
  .option('--tries <n>', 'give a task up after so many tries without a result', '3')
  .option('--modules <names...>', 'modules to load on the node, such as nodejs/22 cuda/12')
  .option('--container <image>', 'run in this image with apptainer')
  .option('--sbatch <options...>', 'further options of sbatch without dashes, such as constraint=a100')
  .option('--costs-from <folders...>', 'results from which to take what cells cost')
  .option('--price-per-hour <n>', 'what one task costs an hour')
  .action(async (suites: string[], options: PlanCommandOptions) => {
    process.exitCode = await plan(suites, options);
  });

const onPlan = (name: string, description: string, act: (out: string) => Promise<number>) =>
  program
    .command(name)
    .description(description)
    .option('--out <folder>', 'the folder of the plan', 'results')
    .action(async (options: { out: string }) => {
      process.exitCode = await act(path.resolve(options.out));
    });

onPlan('submit', 'Submit the tasks that lack something, and a job that collects after them.', submit);
onPlan('status', 'How far each task is, from the store and the queue.', status);
program
  .command('collect')
  .description('Judge and draw what is stored.')
  .option('--resubmit', 'first submit what is missing, and collect after that')
  .option('--out <folder>', 'the folder of the plan', 'results')
  .action(async (options: { out: string; resubmit?: boolean }) => {
    process.exitCode = await collect(path.resolve(options.out), options.resubmit === true);
  });

await runCommand(program);
