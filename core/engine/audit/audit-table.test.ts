import assert from 'node:assert/strict';
import test from 'node:test';
import { auditTable } from './audit-table.ts';
import type { EngineAudit } from './outcome.ts';

test('a row an operation, a column an engine, forward before the gradient, every finding below', () => {
  const one: EngineAudit = {
    engine: 'wasm',
    device: 'a CPU',
    versions: { tfjs: '4' },
    outcomes: {
      matMul: { state: 'right' },
      'gradient of matMul': { state: 'wrong', case: '[2,2]', finding: 'off by 1' },
      argMax: { state: 'throws', case: '[3]', finding: 'no kernel' },
    },
  };
  const lines = auditTable([one, { ...one, engine: 'cpu', outcomes: {} }]).split('\n');
  assert.equal(lines[0], '| operation | wasm | cpu |');
  assert.ok(lines.includes('| matMul | ✓ **✗** | ? ? |'));
  assert.ok(lines.includes('| argMax | **–** | ? |'));
  assert.ok(lines.includes('Audited on a CPU; tfjs 4.'));
  assert.ok(lines.includes('- gradient of matMul is wrong: [2,2]: off by 1'));
  assert.ok(lines.includes('No defect found.'));
});

test('an operation that is right on every engine has no row of its own; right without its gradient is not enough', () => {
  const right = { state: 'right' } as const;
  const audit: EngineAudit = {
    ...{ engine: 'wasm', device: 'a CPU', versions: {} },
    outcomes: { matMul: right, 'gradient of matMul': right, argMax: right, neg: right },
  };
  const both = auditTable([audit, { ...audit, engine: 'cpu' }]);
  assert.ok(
    both.startsWith('Right on all engines audited, gradient included: matMul, argMax.\n\n| operation |'),
  );
  assert.ok(!both.includes('| matMul |'));
  assert.ok(both.includes('| neg | ✓ ? | ✓ ? |'));
  assert.ok(auditTable([audit, { ...audit, outcomes: {} }]).includes('| matMul | ✓ ✓ | ? ? |'));
});
