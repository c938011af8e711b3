import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { inLanes } from '../../core/run/in-lanes.ts';
import { judged, skipped } from './fault-row.ts';
import { kill, killGroup, members, startCommand, workersOf, type RunningCommand } from './running-command.ts';
import { soundRun } from './sound-run.ts';
import { changedResults, differences, storedFiles, type StoredFiles } from './stored-files.ts';
import { killedRun, type FaultKind, type Trial } from './trial.ts';

/** Name of the stream that victims and moments are drawn from. */
export const killStream = 'faults/kills';

const victims = ['worker', 'scheduler', 'group'] as const;
type Victim = (typeof victims)[number];

/** Kills in a folder before a run is left to finish there. */
const killsAFolder = 3;

/** Runs that are killed side by side: much of a run is starting up and drawing, on one core. */
const runsAtOnce = 2;

/** The number of the next kill; undefined where there are enough, or the time is up. */
type Next = () => number | undefined;

/** What a kill left, and how the run ended that met it. */
interface Killed {
  readonly now: StoredFiles;
  readonly exit: string;
}

/** Seconds in which what a dead scheduler left behind has to be gone. */
const orphansMayLive = 5;

/** Kills after a share of the time that an undisturbed run takes; a worker within the time that workers live. */
async function strike(run: RunningCommand, victim: Victim, share: number, seconds: number): Promise<boolean> {
  if (victim === 'worker') {
    if ((await workersOf(run)).length === 0) return false;
    await wait(share * 0.4 * seconds * 1000);
    const living = members(run.pid).filter(({ isWorker }) => isWorker);
    const chosen = living[Math.floor(share * 1e3) % Math.max(1, living.length)];
    return chosen !== undefined && kill(chosen.pid, 'SIGKILL');
  }
  // Towards its end a run draws figures and writes the report: that is part of it.
  await Promise.race([wait(share * seconds * 1000), run.ended]);
  return kill(victim === 'group' ? -run.pid : run.pid, 'SIGKILL');
}

/** How many processes of the group outlive their scheduler by too much. */
async function orphans(pid: number): Promise<string[]> {
  for (let tenths = 0; tenths < 10 * orphansMayLive; tenths++) {
    if (members(pid).length === 0) return [];
    await wait(100);
  }
  const count = members(pid).length;
  killGroup(pid);
  return count === 0 ? [] : [`${count} processes live on after ${orphansMayLive} s`];
}

async function killOnce(trial: Trial, out: string, n: number, stream: RandomStream): Promise<Killed> {
  const victim = victims[stream.integer(0, 2)]!;
  const share = stream.uniform(0, 1);
  const before = storedFiles(out);
  const run = startCommand(trial.tree.folder, killedRun(out));
  const wasKilled = await strike(run, victim, share, trial.soundSeconds);
  const { exit, seconds, hung, stderr } = await run.ended;
  // What lingers of a group gets a signal, too, when its scheduler has ended by itself.
  const isStruck = victim === 'worker' ? wasKilled : exit === 'SIGKILL';
  const wrong = hung ? ['it hangs'] : await orphans(run.pid);
  const now = storedFiles(out);
  wrong.push(...now.torn, ...changedResults(before, now));
  if (exit === '0') wrong.push(...differences(out, trial.sound));
  else if (exit !== 'SIGKILL') wrong.push(stderr.trimEnd().split('\n').at(-1) ?? 'no word');
  trial.tell({
    fault: `kill -9 ${n}`,
    done: isStruck ? `${victim}, ${seconds.toFixed(1)} s` : `${victim}: the run had ended before`,
    exit,
    ...judged(wrong, `${now.cells.size} results whole, ${now.unfinished} unfinished files beside`),
    seconds,
  });
  return { now, exit };
}

async function finishRun({ tree, sound, tell }: Trial, out: string, before: StoredFiles): Promise<void> {
  const { exit, seconds, hung } = await startCommand(tree.folder, killedRun(out)).ended;
  const wrong = hung ? ['it hangs'] : exit === '0' ? differences(out, sound) : [`exit ${exit}`];
  wrong.push(...changedResults(before, storedFiles(out)));
  tell({
    fault: 'after the kills',
    done: 'the run again, to its end',
    exit,
    ...judged(wrong, `equal to an undisturbed run; ${before.cells.size} stored results not trained again`),
    seconds,
  });
}

/** Kills in one folder, until all is stored there, and the run once more where the last was not left to end. */
async function killInFolder(trial: Trial, name: string, stream: RandomStream, next: Next): Promise<void> {
  const out = trial.tree.path(name);
  const all = storedFiles(trial.sound).cells.size;
  let last: Killed | undefined;
  for (let i = 0; i < killsAFolder; i++) {
    const n = next();
    if (n === undefined) break;
    last = await killOnce(trial, out, n, stream);
    // With nothing left to train the next kill would come too late.
    if (last.now.cells.size === all) break;
  }
  // One that ended well was held against the undisturbed run already.
  if (last !== undefined && last.exit !== '0') await finishRun(trial, out, last.now);
  rmSync(out, { recursive: true, force: true });
}

/** Kills at drawn moments, and what a rerun makes of it. */
export function killedRuns(kills: number, seed: number): FaultKind {
  return {
    id: 'kill',
    what: `kill -9 of a worker, the scheduler or all of them at drawn moments, ${kills} times`,
    runs: 5,
    run: async (all) => {
      const trial = { ...all, ...(await soundRun(all.tree, killedRun, 'sound-of-kills')) };
      let done = 0;
      const next: Next = () => (done < kills && trial.left() > 5 * trial.soundSeconds ? ++done : undefined);
      const names = Array.from({ length: kills }, (_, i) => `killed-${i}`);
      await inLanes(names, runsAtOnce, async (name) => {
        // A stream each: what is drawn for a folder does not depend on how fast its neighbour is.
        await killInFolder(trial, name, new RandomStream(`${killStream}/${name}`, seed), next);
      });
      if (done < kills) trial.tell(skipped(`kill -9 ${done + 1} to ${kills}`, 'the time was up'));
    },
  };
}
