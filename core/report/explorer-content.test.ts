import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TopLevelSpec } from 'vega-lite';
import { explorerContent } from './explorer-content.ts';

const scales = [
  { name: 'x', label: 'x', isLog: true },
  { name: 'y', label: 'y', isLog: false },
];
const explored = {
  ...{ title: 'Pond', hint: '', controls: [], scales, picks: [], rows: [1, 2] },
  spec: (isLog: Readonly<Record<string, boolean>>) =>
    ({ mark: 'point', title: JSON.stringify(isLog) }) as unknown as TopLevelSpec,
};

test('an interactive figure has a view for each state of its scales, compiled from its own specification', async () => {
  const content = await explorerContent(explored, (specs) =>
    Promise.resolve(specs.map(({ title }) => ({ of: title }))),
  );
  assert.deepEqual((content as { views: object }).views, {
    '0,0': { of: '{"x":false,"y":false}' },
    '1,0': { of: '{"x":true,"y":false}' },
    '0,1': { of: '{"x":false,"y":true}' },
    '1,1': { of: '{"x":true,"y":true}' },
  });
  assert.deepEqual((content as { rows: unknown }).rows, [1, 2]);
});

test('what cannot be compiled is told with the figure’s title', async () => {
  const failing = (): Promise<never> => Promise.reject(new Error('no mark'));
  await assert.rejects(explorerContent(explored, failing), { message: 'Pond: no mark' });
});
