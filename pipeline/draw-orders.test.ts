import assert from 'node:assert/strict';
import test from 'node:test';
import type { Spec } from '../figures/shared/figure.ts';
import type { PictureOrder } from './draw-order.ts';
import { drawOrders } from './draw-orders.ts';

function order(id: string, values: readonly unknown[]): PictureOrder {
  const spec = {
    data: { values: values.map((x) => ({ x })) },
    mark: { type: 'bar', clip: true },
    encoding: { x: { field: 'x', type: 'quantitative' } },
  } as Spec;
  return {
    ...{ id, spec, note: { title: id, description: `Caption of ${id}`, provenance: '{}' } },
    options: { formats: ['svg', 'png', 'pdf'], title: true },
  };
}

const wrong: PictureOrder = {
  ...order('wrong', [1]),
  spec: { mark: 'bar', data: { values: [] }, encoding: { theta: { field: 'x', type: 'quantitative' } } },
};

test('threads give the same bytes as this thread, in the order asked for, and tell of what fails', async () => {
  const orders = [...[1, 2, 3, 4, 5].map((n) => order(`figure-${n}`, [n, 2 * n])), wrong];
  const [here, there] = [await drawOrders(orders, 1), await drawOrders(orders, 2)];
  assert.deepEqual(
    there.map(({ state }) => state),
    ['drawn', 'drawn', 'drawn', 'drawn', 'drawn', 'failed'],
  );
  assert.deepEqual(there, here);
  assert.match((there[5] as { reason: string }).reason, /theta/);
  const pdfs = there.flatMap((one) => (one.state === 'drawn' ? [one.contents.get('pdf') as Buffer] : []));
  assert.equal(new Set(pdfs.map((pdf) => pdf.toString('latin1'))).size, 5);
});

test('a thread that ends over a figure ends no other', async () => {
  // A function cannot be sent to a thread: the order fails where it is posted, the thread's next one does not.
  const unsendable = { ...order('figure-2', [2]), spec: { transform: () => 1 } as unknown as Spec };
  const orders = [order('figure-1', [1]), unsendable, ...[3, 4, 5, 6].map((n) => order(`figure-${n}`, [n]))];
  const answers = await drawOrders(orders, 2);
  assert.deepEqual(
    answers.map(({ state }) => state),
    ['drawn', 'failed', 'drawn', 'drawn', 'drawn', 'drawn'],
  );
});
