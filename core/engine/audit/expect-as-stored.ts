import assert from 'node:assert/strict';
import { openEngine } from '../open-engine.ts';
import type { EngineName } from '../engine.ts';
import { auditEngine } from './audit-engine.ts';
import { storedAudit } from './stored-audit.ts';

/**
 * For tests: audits an engine of this machine and expects what is stored, so that neither a new defect nor an
 * operation that was mended stays unseen. How far off a wrong result is may differ between machines.
 */
export async function expectAsStored(engine: EngineName): Promise<void> {
  const { outcomes } = await auditEngine(await openEngine(engine), engine);
  const stored = storedAudit(engine)?.outcomes ?? {};
  const states = (all: typeof stored): string[] =>
    Object.entries(all).map(([use, { state }]) => `${use}: ${state}`);
  assert.deepEqual(
    states(outcomes),
    states(stored),
    `Run "npm run audit -- ${engine}" and look at what changed.`,
  );
}
