/** Processor seconds that a task spends on anything but training: Node.js, the protocol, an engine (docs/cluster.md). */
const startSeconds = 3;

/** Share of the work above which starting is told to be too much. */
const mostShare = 0.15;

/**
 * What starting the tasks of a plan costs, in words; with how many tasks it would be little, where it is not.
 * @param work processor seconds that the cells take
 */
export function startShareLine(tasks: number, work: number): string {
  const [spent, share] = [tasks * startSeconds, (tasks * startSeconds) / work];
  const percent = share < 0.01 ? 'less than 1' : String(Math.ceil(100 * share));
  const line = `starting them takes about ${spent} s of processor time, ${percent} % of the work`;
  if (share <= mostShare || tasks === 1) return line;
  const enough = Math.max(1, Math.floor((mostShare * work) / startSeconds));
  return `${line}: with ${enough} ${enough === 1 ? 'task' : 'tasks'} (--tasks ${enough}) it would be at most ${100 * mostShare} %`;
}
