import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ClusterPlan } from '../../schemas/cluster.d.ts';
import { clusterFiles, noteIn } from './plan-file.ts';
import type { TaskState } from './task-states.ts';

/** More than this a node's clock is told of, in seconds. */
const tolerated = 30;

/** Nodes whose clock is apart from that of the folder's file server: munge refuses five minutes. */
async function skewedClocks(out: string): Promise<string[]> {
  const { clocks } = clusterFiles(out);
  const lines: string[] = [];
  for (const node of await readdir(clocks).catch(() => [])) {
    const file = path.join(clocks, node);
    const [said, { mtimeMs }] = [Number(noteIn(file)), await stat(file)];
    const apart = Math.round(said - mtimeMs / 1e3);
    if (Math.abs(apart) > tolerated) {
      lines.push(
        `${node}: its clock is ${Math.abs(apart)} s ${apart > 0 ? 'before' : 'behind'} the file server’s. ` +
          'Have the clocks synchronised: munge refuses credentials that are five minutes apart.',
      );
    }
  }
  return lines;
}

function taskLine(state: TaskState, ended: ReadonlyMap<number, string>): string | undefined {
  const lacks = `${state.missing} ${state.missing === 1 ? 'cell' : 'cells'} missing`;
  const end = ended.get(state.task);
  switch (state.state) {
    case 'done':
      return undefined;
    case 'queued':
      return `task ${state.task}: ${state.queue.toLowerCase()}${state.reason === 'None' ? '' : ` (${state.reason})`}, ${lacks}`;
    case 'open': {
      if (state.tries === 0) return `task ${state.task}: not submitted, ${lacks}`;
      const trace = state.leftTrace ? '' : noTrace;
      return `task ${state.task}: ended${end === undefined ? '' : ` (${end})`} with ${lacks}${trace}. Log: ${state.log ?? 'none'}`;
    }
    case 'given up':
      return `task ${state.task}: given up, ${lacks} after ${state.tries} tries${end === undefined ? '' : ` (${end})`}${state.leftTrace ? '' : noTrace}. Log: ${state.log}`;
  }
}

const noTrace = '; it left no trace in the folder: is the folder shared with the nodes, under the same path?';

/** What there is to say of a plan's tasks, for people. */
export async function statusLines(
  { name }: ClusterPlan,
  out: string,
  states: readonly TaskState[],
  ended: ReadonlyMap<number, string>,
): Promise<string[]> {
  const count = (state: TaskState['state']): number => states.filter((each) => each.state === state).length;
  const missing = states.reduce((sum, state) => sum + state.missing, 0);
  const head =
    `${name}: ${states.length} tasks, ${count('done')} done, ${count('queued')} in the queue, ` +
    `${count('open')} to submit, ${count('given up')} given up; ${missing} cells missing`;
  const tasks = states.map((state) => taskLine(state, ended)).filter((line) => line !== undefined);
  return [head, ...tasks, ...(await skewedClocks(out))];
}
