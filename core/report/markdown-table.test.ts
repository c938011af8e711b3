import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { syntheticVerdict, syntheticVerdicts } from './fixtures/synthetic-run.ts';
import { escapeMarkdown, markdownTable } from './markdown-table.ts';

test('a heading with the counts, a row a claim, then the reasons', () => {
  const lines = markdownTable(syntheticVerdicts, 'quick').split('\n');
  assert.match(lines[0]!, /^### 3 of 7 statements of the paper reproduced, 1 contradicted/);
  assert.equal(lines.filter((line) => line.startsWith('| linear/')).length, 4);
  assert.ok(
    lines.includes(
      '| relu/lazy-at-large-scale | paper | ✗ contradicted | 0.061 (0.012 … 0.061) | &lt; 0.05 | 1 | – | regressed |',
    ),
  );
  assert.equal(lines.filter((line) => line.startsWith('- **')).length, 5);
});

test('text of claims stays text', () => {
  assert.equal(
    escapeMarkdown('|δ| < ‖β*‖\n_a_ `b` [c](d)'),
    '\\|δ\\| &lt; ‖β\\*‖ \\_a\\_ \\`b\\` \\[c\\](d)',
  );
});

test('hostile text neither opens a cell nor a tag nor a line', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('|', '\\', '<', '>', '\n', '`', '*', 'a', '[', '&', ' ') }),
      (hostile) => {
        const text = markdownTable([syntheticVerdict(hostile)], 'quick');
        const [row, ...others] = text.split('\n').filter((line) => line.startsWith('| linear/'));
        assert.equal(others.length, 0);
        const bars = row!.replace(/\\[\\|]/g, '').match(/\|/g);
        assert.equal(bars?.length, 9);
        assert.doesNotMatch(text, /[<>]/);
      },
    ),
  );
});
