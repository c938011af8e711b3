import { refuseDefects } from '../core/engine/audit/refuse-defects.ts';
import type { EngineName } from '../core/engine/engine.ts';
import type { Suite } from '../core/suite.ts';

/**
 * Refuses an engine that failed the audit of an operation which one of the experiments declares to use.
 *
 * @param experiments by suite, for example the suite and experiment of every cell to train; repeats are welcome
 * @throws Fail (exit 2)
 */
export function refuseEngine(
  engine: EngineName,
  experiments: Iterable<{ readonly suite: Suite; readonly experiment: string }>,
): void {
  const seen = new Set<string>();
  for (const { suite, experiment } of experiments) {
    const id = `${suite.id}/${experiment}`;
    if (seen.has(id)) continue;
    seen.add(id);
    const { arithmetic, operations = [] } = suite.experiments[experiment]!;
    if (arithmetic === 'engine') refuseDefects(engine, id, operations);
  }
}
