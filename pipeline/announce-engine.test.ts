import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engineLine } from './announce-engine.ts';

test('one line, whatever was passed over', () => {
  const choice = { name: 'wasm', device: 'a CPU', passedOver: [] } as const;
  assert.equal(engineLine(choice), 'engine wasm: a CPU');
  const passedOver = (['cuda', 'webgpu'] as const).map((name) => ({
    name,
    reason: 'none',
    next: 'Install it.',
  }));
  assert.equal(
    engineLine({ ...choice, passedOver }),
    'engine wasm: a CPU (not here: cuda, webgpu; "npm run doctor" says why)',
  );
});
