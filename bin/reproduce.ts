/** `npm run reproduce`: train what is missing, judge, draw, report. */
import path from 'node:path';
import { engineNames } from '../core/engine/engine.ts';
import { exitCodeOf } from '../core/exit-codes.ts';
import { progressDisplay } from '../core/report/progress-display.ts';
import { collectResults, type Collected } from '../core/run/collect-results.ts';
import { readResults } from '../core/run/read-results.ts';
import { planGroups, type WorkerGroup } from '../core/run/worker-group.ts';
import type { Cell } from '../schemas/cell.d.ts';
import { paperFiles } from '../core/judge/paper-value.ts';
import { explainCost } from '../pipeline/explain-cost.ts';
import { planCosts } from '../pipeline/plan-cost.ts';
import { root } from '../pipeline/project.ts';
import { explainPlan } from '../pipeline/explain-plan.ts';
import { explainStore } from '../pipeline/explain-store.ts';
import { explainLooks, lookStates, readLater, takeLooks } from '../pipeline/later-looks.ts';
import { workerGroups } from '../pipeline/worker-groups.ts';
import { parseShard, refuseEmptyShard } from '../core/run/shard.ts';
import { cutShards } from '../core/run/cut-shards.ts';
import { sweepUnfinished } from '../core/run/sweep-unfinished.ts';
import { costFrom } from '../core/run/costs.ts';
import { readCosts } from '../pipeline/costs-file.ts';
import { writeRequest } from '../pipeline/stored-request.ts';
import { revisionOf } from '../core/revision-of.ts';
import { newCommand, runCommand } from './command.ts';
import { judgeAndReport } from '../pipeline/judge-and-report.ts';
import { fetchDataNeeded } from '../pipeline/data-needed.ts';
import { printCell, type CellOptions } from '../pipeline/print-cell.ts';
import { suiteLine } from '../pipeline/suite-line.ts';
import { refuseEngine } from '../pipeline/refuse-engine.ts';
import { baselineEngine, select, type Selection, type SelectionOptions } from '../pipeline/selection.ts';
import { keepStaleOption, trainingDefaults, withSelectionOptions } from './selection-options.ts';

interface ReproduceOptions extends SelectionOptions {
  readonly shard?: string;
  readonly costs?: string;
  readonly workers?: string;
  readonly explain?: boolean;
  readonly fresh?: boolean;
  readonly data?: string;
  readonly json?: boolean;
}

/** The cells of a part of the run, as `--shard` and `--costs` ask; all without `--shard`. */
function cellsOfShard({ cells, suites }: Selection, options: ReproduceOptions): readonly Cell[] {
  if (options.shard === undefined) return cells;
  const shard = parseShard(options.shard);
  const costs = options.costs === undefined ? undefined : readCosts(options.costs);
  const own = cutShards(cells, suites, shard.count, costFrom(costs, suites))[shard.index - 1]!.cells;
  if (own.length === 0) refuseEmptyShard(shard, cells.length);
  return own;
}

/** What it takes to train some cells, in words. */
async function costLines(
  selection: Selection,
  toTrain: readonly Cell[],
  groups: readonly WorkerGroup[],
): Promise<string[]> {
  const authors = paperFiles(root)('cost.json') as { readonly suites: Readonly<Record<string, string>> };
  const workers = groups[0]!.environments.length;
  return explainCost(await planCosts(selection, toTrain), workers, authors.suites);
}

/** What is stored, how the rest is planned, and what that costs; with `--json` the fate of each cell on stdout. */
async function explain(
  selection: Selection,
  cells: readonly Cell[],
  groups: readonly WorkerGroup[],
  { fresh = false, json = false }: ReproduceOptions,
): Promise<void> {
  const { store, suites, keepStale } = selection;
  const explained = await explainStore(cells, store, { fresh, keepStale });
  const { lines, toTrain } = explained;
  const tell = json ? console.error : console.log;
  if (json) console.log(JSON.stringify({ cells: explained.cells }));
  const plan = explainPlan(planGroups(toTrain, suites, groups));
  for (const line of [...lines, ...plan, ...(await costLines(selection, toTrain, groups))]) tell(line);
  const { results } = await readResults(cells, store, keepStale);
  const known = fresh ? [] : [...results, ...(await readLater(selection))];
  for (const line of explainLooks(await lookStates(selection, known))) tell(line);
}

/** Before hours or weeks are spent: what they will be. */
async function announceCost(
  selection: Selection,
  cells: readonly Cell[],
  groups: readonly WorkerGroup[],
  fresh: boolean,
): Promise<void> {
  if (selection.profile !== 'paper') return;
  const { store, keepStale } = selection;
  const { toTrain } = await explainStore(cells, store, { fresh, keepStale });
  for (const line of await costLines(selection, toTrain, groups)) console.error(line);
}

async function reproduce(requested: string[], options: ReproduceOptions): Promise<number> {
  const startedAt = performance.now();
  const selection = await select(requested, options);
  const cells = cellsOfShard(selection, options);
  const groups = await workerGroups(selection.engine, selection.device, options.workers);
  const workers = groups[0]!.environments.length;
  refuseEngine(
    selection.engine,
    cells.map(({ suite, experiment }) => ({ suite: selection.suites.get(suite)!, experiment })),
  );
  console.error(
    `${[...selection.suites.keys()].join(', ')} · profile ${selection.profile} · engine ${baselineEngine(selection)} · ` +
      `${cells.length} cells · ${workers} ${workers === 1 ? 'worker' : 'workers'}`,
  );
  if (options.explain === true) {
    await explain(selection, cells, groups, options);
    return exitCodeOf('done');
  }
  const swept = await sweepUnfinished(selection.out);
  if (swept > 0) {
    console.error(`note: ${swept} unfinished ${swept === 1 ? 'file' : 'files'} of a killed run removed.`);
  }
  await announceCost(selection, cells, groups, options.fresh === true);
  const experiments = cells.map(
    ({ suite, experiment }) => selection.suites.get(suite)!.experiments[experiment],
  );
  const others = [...selection.suites.values()].filter((suite) =>
    Object.values(suite.experiments).every(({ data }) => data === undefined),
  );
  await fetchDataNeeded(
    experiments,
    options.data,
    others.map(({ id }) => id),
  );
  if (options.shard !== undefined) await writeRequest(selection);
  const stop = new AbortController();
  let training = false;
  const onSignal = (): void => {
    stop.abort();
    // While cells are trained, those that are done are kept first; nothing else has to be waited for.
    if (!training) process.exit(exitCodeOf('interrupted'));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const suiteLines: Promise<void>[] = [];
  const commit = await revisionOf(root);
  const collect = async (wanted: readonly Cell[], isWhole: boolean): Promise<Collected> => {
    const display = progressDisplay();
    training = true;
    return collectResults(
      wanted,
      selection.suites,
      selection.store,
      {
        groups,
        engine: selection.engine,
        compile: selection.compile,
        program: path.join(import.meta.dirname, 'worker.ts'),
        checkpoints: path.join(selection.out, 'checkpoints'),
        signal: stop.signal,
        fresh: options.fresh === true,
        keepStale: selection.keepStale,
        ...(commit === undefined ? {} : { commit }),
      },
      {
        onProgress: (progress) => display.show(progress),
        onNotice: (message) => display.notice(message),
        onSuite: (suite, own) => {
          if (options.shard !== undefined || !isWhole) return;
          // What is wrong with it, if anything, the judgement of the whole run says.
          const told = suiteLine(selection, suite, own).then(
            (line) => display.notice(line),
            () => undefined,
          );
          suiteLines.push(told);
        },
      },
    ).finally(() => {
      training = false;
      display.end();
    });
  };
  const { results, counts } = await collect(cells, true);
  await Promise.all(suiteLines);
  console.error(`${counts.trained} cells trained, ${counts.stored} already stored`);
  if (stop.signal.aborted) {
    console.error(
      `Stopped: ${results.length} of ${counts.total} cells are stored. Run the same command to go on.`,
    );
    return exitCodeOf('interrupted');
  }
  if (options.shard !== undefined) {
    console.error(
      `Shard ${options.shard} is done. With the results of all shards in one folder ("npm run merge" brings them there), run "npm run check".`,
    );
    return exitCodeOf(counts.failed > 0 ? 'shard failed' : 'done');
  }
  const taken = await takeLooks(
    selection,
    results,
    async (wanted, claims) => {
      console.error(`Undecided: ${claims}. Their next look takes ${wanted.length} more cells.`);
      return (await collect(wanted, false)).results;
    },
    options.fresh === true,
  );
  if (!taken) {
    console.error('Stopped between looks. Run the same command to go on.');
    return exitCodeOf('interrupted');
  }
  return judgeAndReport(selection, results, counts, {
    baselines: 'optional',
    json: options.json === true,
    startedAt,
  });
}

const program = withSelectionOptions(
  newCommand('reproduce', 'Train what is missing, judge every claim, draw the figures, write the report.'),
  trainingDefaults,
)
  .option('--shard <k/n>', 'train only the k-th of n parts of the cells, and judge nothing')
  .option(
    '--costs <file>',
    'with --shard: cut by what cells have cost, as "npm run cluster -- plan" writes it',
  )
  .option('--workers <n>', 'worker processes (default: one a core; on GPUs one each)')
  .option(
    '--explain',
    'say what would be trained, on what, in which ensembles and for how long; with --json, of each cell whether and why; train nothing',
  )
  .option('--fresh', 'train again what is already stored')
  .addOption(keepStaleOption('keep'))
  .option(
    '--data <folder>',
    'your own official files of MNIST (IDX) or CIFAR-10 (binary), in place of fetching',
  )
  .option('--json', 'one JSON document on stdout')
  .action(async (requested: string[], options: ReproduceOptions) => {
    process.exitCode = await reproduce(requested, options);
  });

program
  .command('cell <suite> <parameters>')
  .description('Train one cell, given its parameters as JSON, and print its measurements.')
  .option('--engine <name>', `auto, ${engineNames.join(', ')} (default: auto, the fastest that works here)`)
  .option(
    '--data <folder>',
    'your own official files of MNIST (IDX) or CIFAR-10 (binary), in place of fetching',
  )
  .option('--json', 'one JSON document on stdout')
  .action(async (suite: string, parameters: string, options: CellOptions) => {
    process.exitCode = await printCell(suite, parameters, {
      ...program.opts<ReproduceOptions>(),
      ...options,
    });
  });

await runCommand(program);
