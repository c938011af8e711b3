import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { inLanes } from '../core/run/in-lanes.ts';
import { drawOrder, type PictureAnswer, type PictureOrder } from './draw-order.ts';

/** A thread loads Vega and the fonts before it draws, which takes as long as this many figures do. */
const figuresWorthAThread = 3;

/** What a thread runs: the compiler first, which a thread does not have from this one, then the program. */
const program = `
import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
  register();
  return import(${JSON.stringify(pathToFileURL(path.join(import.meta.dirname, 'picture-worker.ts')).href)});
});`;

/** A message's bytes are a bare array: the buffer that was sent, without its name. */
function withBuffers(answer: PictureAnswer): PictureAnswer {
  if (answer.state === 'failed') return answer;
  const contents = [...answer.contents].map(
    ([extension, content]) =>
      [extension, typeof content === 'string' ? content : Buffer.from(content)] as const,
  );
  return { state: 'drawn', contents: new Map(contents) };
}

/** A thread that draws, started again where it has ended. */
class PictureThread {
  #worker: Worker | undefined;

  /** Draws one figure; a thread that ends over it is a figure that cannot be drawn. */
  async draw(order: PictureOrder): Promise<PictureAnswer> {
    const worker = (this.#worker ??= new Worker(program, { eval: true }));
    const ended = new AbortController();
    const stop = (): void => {
      ended.abort();
    };
    worker.once('exit', stop);
    try {
      worker.postMessage(order);
      const [answer] = (await once(worker, 'message', { signal: ended.signal })) as [PictureAnswer];
      return withBuffers(answer);
    } catch (error) {
      this.#worker = undefined;
      await worker.terminate();
      return { state: 'failed', reason: `the thread that drew it ended: ${(error as Error).message}` };
    } finally {
      worker.off('exit', stop);
    }
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }
}

/**
 * Draws the pictures of figures, in as many threads as there are cores where there is enough for each. The answers stand
 * in the order of the figures, and their bytes do not depend on where they were drawn.
 */
export async function drawOrders(
  orders: readonly PictureOrder[],
  cores: number = os.availableParallelism(),
): Promise<PictureAnswer[]> {
  const lanes = Math.min(cores, Math.floor(orders.length / figuresWorthAThread));
  const answers = new Map<PictureOrder, PictureAnswer>();
  if (lanes < 2) {
    for (const order of orders) answers.set(order, await drawOrder(order));
  } else {
    const idle = Array.from({ length: lanes }, () => new PictureThread());
    const threads = [...idle];
    try {
      await inLanes(orders, lanes, async (order) => {
        const thread = idle.pop()!;
        answers.set(order, await thread.draw(order));
        idle.push(thread);
      });
    } finally {
      await Promise.all(threads.map((thread) => thread.close()));
    }
  }
  return orders.map((order) => answers.get(order)!);
}
