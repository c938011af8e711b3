import assert from 'node:assert/strict';
import { test } from 'node:test';
import { syntheticRun } from './fixtures/synthetic-run.ts';
import { rerunCommand } from './rerun-command.ts';

test('seeds are named only where they were asked for', () => {
  const { seeds, ...unseeded } = syntheticRun;
  assert.equal(seeds, '100..104');
  assert.equal(rerunCommand(unseeded), 'npm run reproduce -- linear relu --profile quick --engine wasm');
  assert.equal(
    rerunCommand(syntheticRun),
    'npm run reproduce -- linear relu --profile quick --engine wasm --seeds 100..104',
  );
});
