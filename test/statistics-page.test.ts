import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { acceptedClaims } from '../ci/simulate/accepted-claims.ts';
import { designsInUse, sizesText } from '../ci/simulate/designs.ts';
import { otherRuns } from '../ci/simulate/keep-other-seeds.ts';
import { powerBySize } from '../ci/simulate/power-tables.ts';
import { levelTable } from '../ci/simulate/statistics-page.ts';
import { mannWhitney } from '../core/statistics/mann-whitney.ts';

const page = readFileSync(path.join(import.meta.dirname, '..', 'docs', 'statistics.md'), 'utf8');
const designs = await designsInUse();
const accepted = await acceptedClaims('quick');

/** The rows of the page's table below a heading, as cells. */
function rowsBelow(heading: string): string[][] {
  const below = page.slice(page.indexOf(`\n## ${heading}\n`));
  const part = below.slice(0, below.indexOf('\n## ', 1));
  const rows = part.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(2).map((line) => line.split('|').map((cell) => cell.trim()));
}

test('docs/statistics.md has the error rate of every test at every number of seeds in use', () => {
  const columns = (row: readonly string[]): string[] => row.slice(1, 4);
  const wanted = levelTable(designs, 1)
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()));
  assert.deepEqual(rowsBelow('Type I error of the tests in use').map(columns), wanted.map(columns));
});

test('docs/statistics.md has the power of the accepted claims of profile quick, at their numbers of seeds', () => {
  const listed = rowsBelow('Power').map(([, id, , sizes]) => `${id!} ${sizes!}`);
  const wanted = designs
    .filter(({ profile, claim }) => profile === 'quick' && accepted.has(claim.id))
    .map(({ claim, sizes }) => `${claim.id} ${sizesText(sizes)}`);
  assert.deepEqual(listed, wanted);
});

test('docs/statistics.md has the power of every test at every number of seeds in use, by distribution', () => {
  const columns = (row: readonly string[]): string[] => row.slice(1, 3);
  const wanted = powerBySize(designs, 1)
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()));
  assert.deepEqual(rowsBelow('Power by distribution').map(columns), wanted.map(columns));
});

test('every statement of the paper is decided with a power of 0.9 at the accepted effect', () => {
  const weak = rowsBelow('Power').filter(([, , kind, , , power]) => kind === 'paper' && Number(power) < 90);
  assert.deepEqual(weak, []);
});

test('and in profile paper', () => {
  const listed = rowsBelow('Power in profile paper');
  assert.ok(listed.length > 30);
  assert.deepEqual(
    listed.filter(([, , kind, , , power]) => kind === 'paper' && Number(power) < 90),
    [],
  );
});

test('so is it where its seeds are drawn from those of runs with fresh seeds', () => {
  const drawn = rowsBelow('Power').filter(([, , kind, , , , , fresh]) => kind === 'paper' && fresh !== '–');
  assert.ok(drawn.length >= 9);
  assert.deepEqual(
    drawn.filter(([, , , , , , , , power]) => Number(power) < 90),
    [],
  );
});

test('accepted values and those of runs with fresh seeds come from one distribution: what is measured was not redefined between', async () => {
  const kept = await otherRuns('quick');
  assert.ok(kept.size > 25);
  const apart = [...kept].filter(([id, runs]) => {
    const values = accepted.get(id)!.samples.map(({ value }) => value);
    return mannWhitney(values, runs.flat()).pValue < 1e-3 / kept.size;
  });
  assert.deepEqual(apart, []);
});
