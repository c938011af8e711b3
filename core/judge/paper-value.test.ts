import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { Fail } from '../fail.ts';
import { paperFiles, paperValue } from './paper-value.ts';

const made: Record<string, unknown> = {
  'pond.json': {
    source: 'Fig. 0',
    what: 'frogs',
    jumps: [{ mean: 0.4, 'at/dawn': { value: 0.5, what: 'at dawn', source: 'Table 9' } }],
    rank: 'frog > toad',
    nothing: null,
  },
  'bare.json': { jump: 1 },
};
const paper = (file: string): unknown => made[file];

test('a number takes what and source of the nearest object around it', () => {
  assert.deepEqual(paperValue('pond.json#/jumps/0/mean', paper), {
    value: 0.4,
    what: 'frogs',
    source: 'Fig. 0',
  });
  const own = { value: 0.5, what: 'at dawn', source: 'Table 9' };
  assert.deepEqual(paperValue('pond.json#/jumps/0/at~1dawn', paper), own);
  assert.deepEqual(paperValue('pond.json#/jumps/0/at~1dawn/value', paper), own);
  assert.equal(paperValue('pond.json#/rank', paper).value, 'frog > toad');
});

test('a pointer that leads to no single value is bad input and named', () => {
  const wrong = [
    ['pond.json#/jumps/1/mean', /baselines\/paper\/pond\.json#\/jumps\/1\/mean: found nothing/],
    ['pond.json#/jumps', /found a list/],
    ['pond.json#/jumps/0', /found no single value/],
    ['pond.json#/nothing', /found no single value/],
    ['pond.json#/toString', /found nothing/],
    ['bare.json#/jump', /found no source/],
    ['pond.json', /found no pointer/],
    ['../secret.json#/x', /found no pointer/],
  ] as const;
  for (const [reference, message] of wrong) {
    assert.throws(
      () => paperValue(reference, paper),
      (error: unknown) => {
        assert.ok(error instanceof Fail);
        assert.match(error.message, message);
        return error.exitCode === 2;
      },
    );
  }
});

test('a printed number is found in the committed files', () => {
  const files = paperFiles(path.join(import.meta.dirname, '..', '..'));
  const { value, source } = paperValue('rhm.json#/series/0/points/0/accuracy', files);
  assert.equal(value, 0.1749964);
  assert.match(source, /fig6c/);
});

test('a missing file of the paper is bad input', () => {
  const files = paperFiles(path.join(import.meta.dirname, '..', '..'));
  assert.throws(() => files('none.json'), /baselines\/paper\/none\.json: found ENOENT/);
});
