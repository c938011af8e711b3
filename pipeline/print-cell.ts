import { chooseEngine, numericsOf, openEngine } from '../core/engine/open-engine.ts';
import { exitCodeOf } from '../core/exit-codes.ts';
import { Fail } from '../core/fail.ts';
import { buildCell } from '../core/run/build-cell.ts';
import { loadSuite, loadTrainers, resolveSuites } from '../core/run/registry.ts';
import { trainCells } from '../core/run/train-cells.ts';
import { announceEngine } from './announce-engine.ts';
import { fetchDataNeeded } from './data-needed.ts';
import { refuseEngine } from './refuse-engine.ts';

/** Options of the command that trains one cell. */
export interface CellOptions {
  readonly engine?: string;
  /** Folder with the user's own files of image sets. */
  readonly data?: string;
  readonly json?: boolean;
}

/**
 * Trains one cell in this process and prints its measurements; nothing is stored. The parameter `experiment`
 * chooses among the suite's experiments.
 * @returns the exit code: 3 for a cell that diverged
 */
export async function printCell(
  suiteId: string,
  parametersText: string,
  options: CellOptions,
): Promise<number> {
  const [id] = await resolveSuites([suiteId]);
  const suite = await loadSuite(id!);
  const choice = await chooseEngine(options.engine ?? 'auto');
  announceEngine(choice);
  const engine = choice.name;
  const { experiment, ...parameters } = parseParameters(parametersText);
  const name = experimentName(experiment) ?? suite.defaultExperiment;
  const cell = buildCell(suite, name, parameters, numericsOf(engine));
  refuseEngine(engine, [{ suite, experiment: name }]);
  await fetchDataNeeded([suite.experiments[name]], options.data);
  const trainer = (await loadTrainers(suite.id))[name]!;
  for await (const result of trainCells(
    [cell],
    trainer,
    () => openEngine(engine),
    () => undefined,
    'throw',
  )) {
    const { outcome } = result;
    if (outcome.state !== 'completed') {
      console.error(`${cell.id} ${outcome.state}: ${outcome.reason}`);
      return exitCodeOf('cell unfinished');
    }
    const document = { cell, engine: result.engine, measurements: outcome.measurements };
    console.log(
      options.json === true
        ? JSON.stringify(document)
        : `${cell.id}\n${JSON.stringify(outcome.measurements, null, 2)}`,
    );
  }
  return exitCodeOf('done');
}

function experimentName(given: unknown): string | undefined {
  if (given === undefined || typeof given === 'string') return given;
  throw new Fail({
    where: 'parameters/experiment',
    found: JSON.stringify(given),
    expected: 'the name of an experiment',
    next: 'Leave it out to take the suite’s default.',
  });
}

function parseParameters(text: string): Record<string, unknown> {
  const fail = (found: string): Fail =>
    new Fail({
      where: 'parameters',
      found,
      expected: 'a JSON object, quoted for the shell',
      next: `Try: npm run reproduce -- cell relu '{"tau":0.1,"delta":1,"seed":100}'`,
    });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw fail(`${JSON.stringify(text)}, which is not JSON`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fail(text);
  return value as Record<string, unknown>;
}
