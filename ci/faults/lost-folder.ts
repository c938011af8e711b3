import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { judged, skipped } from './fault-row.ts';
import { startCommand } from './running-command.ts';
import { SmallDisk } from './small-disk.ts';
import { changedResults, differences, storedFiles } from './stored-files.ts';
import { disturbedRun, type FaultKind, type Trial } from './trial.ts';

/** Results that are stored when the folder is lost. */
const storedBefore = 5;

/** Starts a run, and does something to its folder once some results are there. @returns how it ended */
async function runWith({ tree }: Trial, out: string, disturb: () => void) {
  const run = startCommand(tree.folder, disturbedRun(out));
  const cells = path.join(out, 'cells', 'linear');
  let isOver = false;
  void run.ended.then(() => (isOver = true));
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set while we wait
  while (!isOver && (!existsSync(cells) || readdirSync(cells).length < storedBefore)) await wait(10);
  disturb();
  return run.ended;
}

async function vanished(trial: Trial): Promise<void> {
  const out = trial.tree.path('vanished');
  const { exit, stderr, seconds, hung } = await runWith(trial, out, () =>
    rmSync(out, { recursive: true, force: true, maxRetries: 20, retryDelay: 5 }),
  );
  const wrong = hung ? ['it hangs'] : [];
  if (exit !== '2' || !/removed during the run/.test(stderr)) wrong.push(`exit ${exit}, without its reason`);
  const left = storedFiles(out).cells.size;
  if (left > 0) wrong.push(`${left} results in a folder made anew`);
  trial.tell({
    fault: 'folder vanished',
    done: `removed after ${storedBefore} results`,
    exit,
    ...judged(wrong, 'the run ends with its reason; no folder made anew'),
    seconds,
  });
  rmSync(out, { recursive: true, force: true });
}

async function readOnly(trial: Trial, out: string, lock: () => void, unlock: () => void): Promise<void> {
  const { exit, stderr, seconds, hung } = await runWith(trial, out, lock);
  const kept = storedFiles(out);
  const wrong = [...kept.torn, ...(hung ? ['it hangs'] : [])];
  if (exit !== '2' || !/read-only|no permission/.test(stderr)) wrong.push(`exit ${exit}, without its reason`);
  unlock();
  const again = await startCommand(trial.tree.folder, disturbedRun(out)).ended;
  wrong.push(...(again.exit === '0' ? differences(out, trial.sound) : [`then exit ${again.exit}`]));
  wrong.push(...changedResults(kept, storedFiles(out)));
  trial.tell({
    fault: 'folder read-only',
    done: `after ${storedBefore} results; then the run again`,
    exit: `${exit}, then ${again.exit}`,
    ...judged(wrong, `${kept.cells.size} results kept, then equal to an undisturbed run`),
    seconds: seconds + again.seconds,
  });
}

async function readOnlyAsUser(trial: Trial): Promise<void> {
  const out = trial.tree.path('locked');
  const mode = (to: number) => () => {
    for (const folder of ['cells/linear', 'cells', '']) chmodSync(path.join(out, folder), to);
  };
  await readOnly(trial, out, mode(0o500), mode(0o700));
}

/** Root may write in any folder, but not on a read-only file system. */
async function readOnlyAsRoot(trial: Trial): Promise<void> {
  const disk = SmallDisk.mount(trial.tree.path('locked'), 2 ** 16);
  if (typeof disk === 'string') {
    trial.tell(skipped('folder read-only', disk));
    return;
  }
  // A disk with a file open for writing cannot become read-only; the next moment it can.
  const lock = (): void => {
    for (let tries = 0; tries < 200; tries++) {
      try {
        disk.remount('ro');
        return;
      } catch {
        continue;
      }
    }
    disk.remount('ro');
  };
  try {
    await readOnly(trial, path.join(disk.folder, 'results'), lock, () => disk.remount('rw'));
  } finally {
    disk.unmount();
  }
}

export const lostFolder: FaultKind = {
  id: 'folder',
  what: 'a results folder that vanishes, or becomes read-only, during a run',
  runs: 4,
  run: async (trial) => {
    await vanished(trial);
    await (process.getuid?.() === 0 ? readOnlyAsRoot(trial) : readOnlyAsUser(trial));
  },
};
