import { cpus } from 'node:os';
import type { Cell } from '../../schemas/cell.d.ts';
import type { EngineRecord } from '../../schemas/device.d.ts';
import type { Failed, Result } from '../../schemas/result.d.ts';
import type { TrainContext, Trained, Trainer } from '../suite.ts';
import { float64Numerics } from './build-cell.ts';
import type { CheckpointStore } from './checkpoint-store.ts';
import { makeResult } from './make-result.ts';
import { SharedTime } from './shared-time.ts';

/** What an experiment in plain float64 JavaScript records as its engine. */
function javascriptRecord(): EngineRecord {
  return {
    id: 'javascript',
    numerics: float64Numerics,
    device: cpus()[0]?.model.trim() ?? 'unknown CPU',
    versions: { node: process.versions.node, v8: process.versions.v8 },
    flags: {},
  };
}

/** What is stored of it: steps are a cost, not an outcome. */
function outcomeOf(trained: Trained<Record<string, unknown>> | Failed): Result['outcome'] {
  return trained.state === 'completed' ? { state: 'completed', measurements: trained.measurements } : trained;
}

function stepsOf(trained: Trained<unknown> | Failed): number | undefined {
  switch (trained.state) {
    case 'completed':
      return trained.steps;
    case 'diverged':
      return trained.step;
    case 'failed':
      return undefined;
  }
}

/**
 * Trains the cells of one ensemble in this process and yields their results in order. An exception of the
 * trainer is the result `failed` of the cell it was at; the cells after it are trained one by one.
 *
 * @param openEngine starts the engine; called only when the cells need one
 * @param onException `record` it as the cell's result, or `throw` it
 * @param checkpoints where trainers keep the states of unfinished cells; left out: nowhere
 */
export async function* trainCells(
  cells: readonly Cell[],
  trainer: Trainer<unknown, unknown>,
  openEngine: () => Promise<TrainContext['engine']>,
  report: (key: string, fraction: number) => void,
  onException: 'record' | 'throw' = 'record',
  checkpoints?: CheckpointStore,
): AsyncGenerator<Result> {
  const float64 = cells[0]?.numerics === float64Numerics;
  const engine = float64 ? undefined : await openEngine();
  const record = engine?.record ?? javascriptRecord();
  let rest = [...cells];
  while (rest.length > 0) {
    let done = 0;
    const attempted = rest;
    const time = new SharedTime(attempted.length);
    const context: TrainContext = {
      get engine() {
        if (engine === undefined) throw new Error('this experiment is declared float64 and has no engine');
        return engine;
      },
      progress: (fraction, members = 1) => {
        for (const { key } of rest.slice(done, done + members)) report(key, fraction);
      },
      spentOn: (members) => time.passed(members),
      ...(checkpoints === undefined
        ? {}
        : { checkpoint: (member: number) => checkpoints.of(attempted[member]!.key) }),
    };
    const finished = (trained: readonly (Trained<Record<string, unknown>> | Failed)[]): Result[] => {
      const steps = trained.map(stepsOf);
      time.passed(
        trained.map((_, i) => done + i),
        steps.map((each) => each ?? 0),
      );
      const memory = process.resourceUsage().maxRSS / 1024;
      return trained.map((each, i) => {
        const member = done++;
        return makeResult(attempted[member]!, record, time.of(member), memory, outcomeOf(each), steps[i]);
      });
    };
    try {
      const parameters = rest.map((cell) => cell.parameters);
      for await (const trained of trainer(parameters, context)) {
        const results = finished(
          (Array.isArray(trained) ? trained : [trained]) as Trained<Record<string, unknown>>[],
        );
        yield* results;
        for (const { cell } of results) await checkpoints?.remove(cell.key);
      }
      if (done < rest.length) throw new Error(`the trainer gave ${done} outcomes for ${rest.length} cells`);
    } catch (error) {
      if (onException === 'throw') throw error;
      yield* finished([{ state: 'failed', reason: (error as Error).message }]);
    }
    rest = rest.slice(done);
  }
}
