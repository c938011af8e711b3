import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { syntheticVerdict, syntheticVerdicts } from './fixtures/synthetic-run.ts';
import { mayColour } from './may-colour.ts';
import { verdictTable } from './verdict-table.ts';

const plain = verdictTable(syntheticVerdicts, 'quick', { colour: false });
const [counts, table, reasons] = plain.split('\n\n');

test('it begins with the counts', () => {
  assert.match(counts!, /^3 of 7 statements of the paper reproduced, 1 contradicted, 2 undecided/);
});

test('each claim has its row under its suite: verdict, estimate, margin with its side, unit, drift', () => {
  const rows = table!.split('\n').map((line) => line.split(/ {2,}/));
  assert.deepEqual(rows[0], ['claim', 'verdict', 'estimate [interval]', 'margin', 'unit', 'paper', 'drift']);
  assert.deepEqual(rows[1], ['linear · statements of the paper']);
  const basin = rows.find((row) => row[1] === 'basin-rule');
  assert.deepEqual(basin, [
    '',
    'basin-rule',
    '✓ reproduced',
    '1 [0.9996, 1]',
    '> 0.999',
    'share',
    '–',
    'same',
  ]);
  const lazy = rows.find((row) => row[1] === 'lazy-at-large-scale');
  assert.deepEqual(lazy?.slice(2), [
    '✗ contradicted',
    '0.061 [0.012, 0.061]',
    '< 0.05',
    '1',
    '–',
    'regressed',
  ]);
});

test('below are the reasons of what is not reproduced or has regressed, and of nothing else', () => {
  const named = reasons!.split('\n').map((line) => /^. ([a-z/0-9-]+): /.exec(line)?.[1]);
  assert.deepEqual(named, [
    'linear/early-kernel-motion-peaks-at-balance',
    'relu/lazy-at-large-scale',
    'relu/test-loss-smallest-upstream',
    'relu/upstream-neurons-align-with-teacher',
    'relu/hamming-per-parameter-distance',
  ]);
});

test('the table keeps to 110 columns, or to fewer', () => {
  for (const columns of [110, 100, 240]) {
    const text = verdictTable(syntheticVerdicts, 'quick', { colour: true, columns });
    const [, body] = stripVTControlCharacters(text).split('\n\n');
    const widest = Math.max(...body!.split('\n').map((line) => line.length));
    assert.ok(widest <= Math.min(columns, 110), `${widest} of ${columns}`);
  }
});

test('colours change nothing but colours', () => {
  const coloured = verdictTable(syntheticVerdicts, 'quick', { colour: true });
  assert.notEqual(coloured, plain);
  const trimmed = stripVTControlCharacters(coloured).replace(/ +$/gm, '');
  assert.equal(trimmed, plain);
});

test('escape sequences and line breaks of foreign text stay out', () => {
  const text = verdictTable([syntheticVerdict('\u001b]0;x\u0007\u001b[2Jboo\n\r\u009bhoo')], 'quick', {
    colour: false,
  });
  assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});

test('nothing to tell is one line and a head', () => {
  const text = verdictTable([], 'quick', { colour: false });
  assert.match(text, /^no claim decided\n\nclaim +verdict/);
});

test('colours are for terminals, unless NO_COLOR says otherwise', () => {
  assert.equal(mayColour({ isTTY: true }, {}), true);
  assert.equal(mayColour({ isTTY: true }, { NO_COLOR: '' }), true);
  assert.equal(mayColour({ isTTY: true }, { NO_COLOR: '1' }), false);
  assert.equal(mayColour({ isTTY: true }, { TERM: 'dumb' }), false);
  assert.equal(mayColour({}, {}), false);
});
