import type { Chunks } from './chunks.ts';
import { nextTurn } from './next-turn.ts';

/**
 * Takes steps in chunks, each as long as the last ones' times say, and lets other work of the process run between them.
 *
 * @param take takes `steps` after the first `done`
 * @param progress told after each chunk how many are done
 */
export async function runInChunks(
  count: number,
  chunks: Chunks,
  progress: (done: number) => void,
  take: (done: number, steps: number) => Promise<void>,
): Promise<void> {
  for (let done = 0; done < count;) {
    const start = performance.now();
    const steps = chunks.next(count - done);
    await take(done, steps);
    chunks.took(steps, performance.now() - start);
    done += steps;
    progress(done);
    await nextTurn();
  }
}
