import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { EngineName } from '../core/engine/engine.ts';
import { traitsOf } from '../core/engine/engines.ts';

/** Positions in a list of processors as Linux writes it: `0-2,5` is 0, 1, 2 and 5. */
export function processorsIn(list: string): number[] {
  return list
    .trim()
    .split(',')
    .flatMap((range) => {
      const [first, last = first] = range.split('-').map(Number);
      if (range === '' || first === undefined || last === undefined || !(last >= first)) return [];
      return Array.from({ length: last - first + 1 }, (_, i) => first + i);
    });
}

/**
 * Processors on which the processes of a run can be kept; none where that cannot be told (not Linux) or the engine
 * computes on other threads.
 */
export function processorsFor(engine: EngineName): number[] {
  if (!traitsOf(engine).onMainThread) return [];
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    return processorsIn(/^Cpus_allowed_list:(.*)$/m.exec(status)?.[1] ?? '');
  } catch {
    return [];
  }
}

/**
 * Keeps the main thread of a process on one processor; threads that compile or collect garbage beside it stay free. On a
 * shared host each processor has neighbours of its own: processes that are to be disturbed alike have to share one.
 *
 * @returns whether that could be done: it takes `taskset` (util-linux)
 */
export async function pin(processId: number, processor: number): Promise<boolean> {
  try {
    await promisify(execFile)('taskset', ['-p', '-c', String(processor), String(processId)]);
    return true;
  } catch {
    return false;
  }
}
