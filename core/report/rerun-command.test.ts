import assert from 'node:assert/strict';
import { test } from 'node:test';
import { syntheticRun } from './fixtures/synthetic-run.ts';
import { rerunCommand, shellWord } from './rerun-command.ts';

test('seeds are named only where they were asked for', () => {
  const { seeds, ...unseeded } = syntheticRun;
  assert.equal(seeds, '100..104');
  assert.equal(rerunCommand(unseeded), 'npm run reproduce -- linear relu --profile quick --engine wasm');
  assert.equal(
    rerunCommand(syntheticRun),
    'npm run reproduce -- linear relu --profile quick --engine wasm --seeds 100..104',
  );
});

test('words that a shell would read otherwise are quoted', () => {
  assert.equal(shellWord('alpha=0.1,10'), 'alpha=0.1,10');
  assert.equal(shellWord('operation=x/y'), 'operation=x/y');
  assert.equal(shellWord('kind=a b'), "'kind=a b'");
  assert.equal(shellWord("it's"), "'it'\\''s'");
  assert.equal(shellWord(''), "''");
  assert.match(rerunCommand({ ...syntheticRun, where: ['shape=2>1'] }), / --where 'shape=2>1'$/);
});
