import { Fail } from '../../fail.ts';
import type { EngineName } from '../engine.ts';
import type { OperationUse } from './operations/operations.ts';
import { defect, type EngineAudit } from './outcome.ts';
import { storedAudit } from './stored-audit.ts';

/**
 * Refuses an engine whose stored audit found an operation wrong or throwing that an experiment declares to use. An
 * engine that was never audited is not refused.
 *
 * @param experiment for people, for example `relu/grid`
 * @throws Fail (exit 2) naming the operations and what was found
 */
export function refuseDefects(
  engine: EngineName,
  experiment: string,
  uses: readonly OperationUse[],
  audit: EngineAudit | undefined = storedAudit(engine),
): void {
  const defects = uses.flatMap((use) => {
    const outcome = audit?.outcomes[use];
    if (outcome === undefined || outcome.state === 'right') return [];
    return [defect(use, outcome)];
  });
  if (defects.length === 0) return;
  throw new Fail({
    where: `--engine ${engine}: ${experiment}`,
    found: `by its audit: ${defects.join('; ')}`,
    expected: 'an engine on which each operation of this experiment passes the audit',
    next: 'Take another engine: docs/operations.md says what each can do.',
  });
}
