import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { buildCell } from '../../core/run/build-cell.ts';
import { expand } from '../../core/run/expand.ts';
import type { ProfileName } from '../../core/suite.ts';
import { suite } from './suite.ts';

function networks(profile: ProfileName) {
  return expand(suite, profile, 'wasm-float32').filter(({ experiment }) => experiment === 'network');
}

function values(profile: ProfileName, parameter: string): unknown[] {
  return [...new Set(networks(profile).map(({ parameters }) => parameters[parameter]))];
}

test('quick trains the paper’s network and data: three α, five sizes, six seeds', () => {
  assert.equal(networks('quick').length, 90);
  const { parameters } = networks('quick')[0]!;
  const { v, m, L, s, classes, width, hiddenLayers, batchSize, baseLearningRate } = parameters;
  assert.deepEqual(
    { v, m, L, s, classes, width, hiddenLayers, batchSize, baseLearningRate },
    { v: 8, m: 4, L: 3, s: 2, classes: 8, width: 64, hiddenLayers: 3, batchSize: 128, baseLearningRate: 0.1 },
  );
});

test('paper has the figure’s fractions and the α of text and figure', () => {
  const file = path.join(import.meta.dirname, '..', '..', 'baselines', 'paper', 'rhm.json');
  const { series } = JSON.parse(readFileSync(file, 'utf8')) as {
    series: { alpha: number; points: { fraction: number }[] }[];
  };
  const own = values('paper', 'fraction') as number[];
  // Read off the figure to six decimals.
  for (const [i, { fraction }] of series[0]!.points.entries()) assert.ok(Math.abs(own[i]! - fraction) < 1e-6);
  assert.equal(own.length, 20);
  const alphas = values('paper', 'alpha');
  for (const alpha of [0.03, ...series.map((curve) => curve.alpha)]) assert.ok(alphas.includes(alpha));
  assert.equal(networks('paper').length, 7 * 20 * 6);
});

describe('parameters out of range are refused by name', () => {
  const point = { alpha: 1, fraction: 0.1, seed: 0 };
  for (const [what, change, message] of [
    ['α = 0', { alpha: 0 }, /parameters\/alpha: found 0, expected > 0/],
    ['α < 0', { alpha: -1 }, /parameters\/alpha: found -1, expected > 0/],
    ['no training set', { fraction: 0 }, /parameters\/fraction: found 0, expected > 0/],
    ['all strings', { fraction: 1 }, /parameters\/fraction: found 1, expected < 1/],
    ['one symbol', { v: 1 }, /parameters\/v: found 1, expected >= 2/],
  ] as const) {
    test(what, () => {
      assert.throws(() => buildCell(suite, 'network', { ...point, ...change }, 'wasm-float32'), {
        name: 'Fail',
        exitCode: 2,
        message,
      });
    });
  }
});
