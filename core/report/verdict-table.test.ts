import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { syntheticVerdict, syntheticVerdicts } from './fixtures/synthetic-run.ts';
import { mayColour } from './may-colour.ts';
import { reasonLines, verdictTable } from './verdict-table.ts';

const plain = verdictTable(syntheticVerdicts, { colour: false });
const [legend, table] = plain.split('\n\n');

test('first the signs and brackets are explained', () => {
  assert.match(legend!, /^✓ reproduced, ✗ contradicted, \? undecided/);
  assert.match(legend!, /\[ \] is a 95 % interval, \( \) the range/);
});

test('a row a claim under its suite and kind: sign, verdict, estimate, margin, unit, the paper’s number, drift', () => {
  const rows = table!.split('\n').map((line) => line.trimStart().split(/ {2,}/));
  const head = ['claim', 'verdict', 'estimate [95 %] or (range)', 'margin', 'unit', 'paper', 'drift'];
  assert.deepEqual(rows[0], head);
  assert.deepEqual(rows[1], ['linear · statements of the paper']);
  const find = (name: string) => rows.find(([first]) => first?.endsWith(` ${name}`));
  assert.deepEqual(find('basin-rule'), [
    '✓ basin-rule',
    'reproduced',
    '1 [0.9996, 1]',
    '> 0.999',
    'share',
    '–',
    'same',
  ]);
  const range = ['✗ lazy-at-large-scale', 'contradicted', '0.061 (0.012 … 0.061)'];
  assert.deepEqual(find('lazy-at-large-scale'), [...range, '< 0.05', '1', '–', 'regressed']);
  assert.equal(find('kernel-distance-grows-with-delta')?.[5], 'agrees');
});

test('names are whole at any width, and no line of several facts is wider than the terminal', () => {
  for (const columns of [240, 132, 110, 80, 60, 40]) {
    const lines = stripVTControlCharacters(verdictTable(syntheticVerdicts, { colour: true, columns })).split(
      '\n',
    );
    for (const { id, suite } of syntheticVerdicts) {
      const name = id.slice(suite.length + 1);
      assert.ok(
        lines.some((line) => line.split(/ +/).includes(name)),
        `${name} at ${columns}`,
      );
    }
    for (const line of lines) {
      const onlyName = /^ {2}. \S+$/.test(line);
      assert.ok(onlyName || line.length <= Math.min(columns, 132), `${columns}: ${line}`);
    }
  }
});

test('a name that is too long for its column has its numbers on the next line, in the same columns', () => {
  const lines = verdictTable(syntheticVerdicts, { colour: false, columns: 80 }).split('\n');
  const at = lines.findIndex((line) => line === '  ✓ early-kernel-motion-peaks-at-balance');
  assert.ok(at > 0, lines.join('\n'));
  const margin = lines.find((line) => line.startsWith('claim'))!.indexOf('margin');
  assert.match(lines[at + 1]!.slice(margin), /^< 1 /);
});

test('on a narrow terminal the numbers stand below the name, with their titles', () => {
  const lines = verdictTable(syntheticVerdicts, { colour: false, columns: 40 }).split('\n');
  const at = lines.indexOf('  ✓ kernel-distance-grows-with-delta');
  assert.match(lines.slice(at + 1, at + 3).join(' '), /0\.233 .*margin > 0\.1 .*paper agrees/);
});

test('reasons are those of what is not reproduced or has regressed, and of nothing else', () => {
  const named = reasonLines(syntheticVerdicts, 'quick', { colour: false }).map(
    (line) => /^. ([a-z/0-9-]+):\n/.exec(line)?.[1],
  );
  assert.deepEqual(named, [
    'linear/early-kernel-motion-peaks-at-balance',
    'relu/lazy-at-large-scale',
    'relu/test-loss-smallest-upstream',
    'relu/upstream-neurons-align-with-teacher',
    'relu/hamming-per-parameter-distance',
  ]);
});

test('claims without any of their cells are named together', () => {
  const [first, second] = syntheticVerdicts;
  const missing = { cells: 2, of: 2, first: 'a/b', replicates: 1 };
  const untrained = [first!, second!].map((one) => ({ ...one, verdict: 'not-run' as const, missing }));
  const lines = reasonLines(untrained, 'quick', { colour: false });
  assert.deepEqual(lines, [
    `– not run, as cells that they need are not stored:\n  ${first!.id}, ${second!.id}`,
  ]);
});

test('colours change nothing but colours', () => {
  const coloured = verdictTable(syntheticVerdicts, { colour: true });
  assert.notEqual(coloured, plain);
  assert.equal(stripVTControlCharacters(coloured).replace(/ +$/gm, ''), plain);
});

test('escape sequences and line breaks of foreign text stay out', () => {
  const hostile = syntheticVerdict('\u001b]0;x\u0007\u001b[2Jboo\n\r\u009bhoo');
  const text = [
    verdictTable([hostile], { colour: false }),
    ...reasonLines([{ ...hostile, verdict: 'undecided' }], 'quick', { colour: false }),
  ];
  assert.doesNotMatch(text.join('\n'), /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});

test('nothing to tell is a head', () => {
  assert.match(verdictTable([], { colour: false }), /\n\nclaim +verdict/);
});

test('colours are for terminals, unless NO_COLOR says otherwise', () => {
  assert.equal(mayColour({ isTTY: true }, {}), true);
  assert.equal(mayColour({ isTTY: true }, { NO_COLOR: '' }), true);
  assert.equal(mayColour({ isTTY: true }, { NO_COLOR: '1' }), false);
  assert.equal(mayColour({ isTTY: true }, { TERM: 'dumb' }), false);
  assert.equal(mayColour({}, {}), false);
});
