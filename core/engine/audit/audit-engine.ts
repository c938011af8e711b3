import type { Engine } from '../engine.ts';
import { auditForward, auditGradient } from './audit-operation.ts';
import type { OperationUse } from './operations/operations.ts';
import { operations, type OperationName } from './operations/operations.ts';
import type { EngineAudit, Outcome } from './outcome.ts';

/** Audits every declared operation and gradient on a running engine. */
export async function auditEngine(
  { tf, record }: Pick<Engine, 'tf' | 'record'>,
  name: string,
): Promise<EngineAudit> {
  const outcomes: Partial<Record<OperationUse, Outcome>> = {};
  for (const operationName of Object.keys(operations) as OperationName[]) {
    const operation = operations[operationName];
    outcomes[operationName] = await auditForward(tf, operationName, operation);
    if (operation.gradient) {
      outcomes[`gradient of ${operationName}`] = await auditGradient(tf, operationName, operation);
    }
  }
  return { engine: name, device: record.device, versions: record.versions, outcomes };
}
