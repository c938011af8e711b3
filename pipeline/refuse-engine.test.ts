import assert from 'node:assert/strict';
import test from 'node:test';
import { loadSuite } from '../core/run/registry.ts';
import type { Experiment, Suite } from '../core/suite.ts';
import { refuseEngine } from './refuse-engine.ts';

const relu = await loadSuite('relu');

function suiteWith(experiment: Partial<Experiment>): Suite {
  return { ...relu, experiments: { waves: { ...relu.experiments['grid']!, ...experiment } } };
}

const waves = (experiment: Partial<Experiment>) => [{ suite: suiteWith(experiment), experiment: 'waves' }];

test('an engine is refused for an experiment that needs an operation which failed its stored audit', () => {
  assert.throws(
    () => refuseEngine('webgpu', waves({ operations: ['matMul', 'gradient of sin'] })),
    /--engine webgpu: relu\/waves: found by its audit: gradient of sin is wrong/,
  );
});

test('not on an engine where it passed, nor for an experiment that needs no engine or declares nothing', () => {
  refuseEngine('wasm', waves({ operations: ['matMul', 'gradient of sin'] }));
  refuseEngine('webgpu', waves({ operations: ['gradient of sin'], arithmetic: 'float64' }));
  refuseEngine('webgpu', waves({ operations: [] }));
});

test('the relu suite runs on every audited engine', () => {
  for (const engine of ['tensorflow', 'webgpu', 'wasm', 'cpu'] as const) {
    refuseEngine(engine, [{ suite: relu, experiment: 'grid' }]);
  }
});
