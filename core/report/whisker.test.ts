import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judge } from '../judge/judge.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import { syntheticVerdict } from './fixtures/synthetic-run.ts';
import { parseXml, type ParsedElement } from './fixtures/parse-xml.ts';
import { whiskerSvg } from './whisker.ts';

const { claim } = syntheticVerdict('x');

function drawn(direction: 'above' | 'below', margin: number, values: readonly number[]): Verdict {
  const samples = values.map((value, index) => ({ label: `seed ${index}`, value }));
  const declared = { ...claim, direction, margin, test: 'worst-case' as const };
  return judge(declared, { state: 'measured', samples, excluded: [] }, undefined, null, 'quick');
}

function parts(verdict: Verdict): (name: string) => ParsedElement[] {
  const elements = parseXml(whiskerSvg(verdict).text);
  return (name) => elements.filter(({ attributes }) => attributes['class'] === name);
}

function percent(element: ParsedElement | undefined, attribute: string): number {
  const text = element?.attributes[attribute] ?? '';
  assert.match(text, /^[\d.]+%$/);
  return Number.parseFloat(text);
}

test('dot, whisker, replicates and margin lie where their values are', () => {
  // Linear from 0.1 to 0.5 over 8 % to 92 %: 0.2 lies at 29 %, 0.3 at 50 %.
  const part = parts(drawn('above', 0.1, [0.2, 0.3, 0.5]));
  assert.equal(percent(part('estimate')[0], 'cx'), 29);
  assert.equal(percent(part('margin')[0], 'x1'), 8);
  assert.deepEqual(
    part('replicate').map((dot) => percent(dot, 'cx')),
    [29, 50, 92],
  );
  assert.deepEqual([percent(part('whisker')[0], 'x1'), percent(part('whisker')[0], 'x2')], [29, 92]);
  assert.deepEqual([percent(part('claimed')[0], 'x'), percent(part('claimed')[0], 'width')], [8, 92]);
});

test('values over many powers of ten are drawn on a logarithmic scale, and it says so', () => {
  // 1e-12, 1e-10, 1e-8: the middle one lies in the middle.
  const part = parts(drawn('below', 1e-8, [1e-12, 1e-10]));
  assert.equal(percent(part('estimate')[0], 'cx'), 50);
  assert.equal(part('scale')[0]?.text, 'log scale');
  assert.equal(parts(drawn('below', 1e-8, [0, 1e-10]))('scale').length, 0);
});

test('it says in words what it shows', () => {
  const [svg] = parseXml(whiskerSvg(drawn('above', 0.1, [0.2, 0.3])).text);
  assert.equal(svg?.attributes['aria-label'], 'Estimate 0.2 (0.2 … 0.3); the claim holds > 0.1');
});

test('nothing is drawn where nothing was estimated', () => {
  assert.equal(whiskerSvg(drawn('above', 0.1, [])).text, '');
});

test('the dot lies in the shaded side exactly when the estimate does, and within the drawing', () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const values = fc.array(number, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      fc.constantFrom('above' as const, 'below' as const),
      number,
      values,
      (direction, margin, sample) => {
        const verdict = drawn(direction, margin, sample);
        const part = parts(verdict);
        const [dot, line] = [percent(part('estimate')[0], 'cx'), percent(part('margin')[0], 'x1')];
        assert.ok(dot >= 0 && dot <= 100 && line >= 0 && line <= 100);
        const [from, width] = [percent(part('claimed')[0], 'x'), percent(part('claimed')[0], 'width')];
        const isShaded = dot >= from && dot <= from + width + 0.01;
        if (verdict.verdict === 'reproduced') assert.ok(isShaded);
        // On the margin to the eye is in doubt; off it the side must be right.
        if (verdict.verdict === 'contradicted' && Math.abs(dot - line) > 0.02) assert.ok(!isShaded);
      },
    ),
  );
});
