import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { judged, skipped } from './fault-row.ts';
import { startCommand } from './running-command.ts';
import { SmallDisk } from './small-disk.ts';
import { changedResults, differences, regularFiles, storedFiles } from './stored-files.ts';
import { disturbedRun, type FaultKind, type Trial } from './trial.ts';

/** About a third of what the results take. */
const kibibytes = 256;

/** Some of the results fit; then the disk grows, and the run is done again. */
async function fullWhileTraining({ tree, sound, tell }: Trial, disk: SmallDisk): Promise<void> {
  const out = path.join(disk.folder, 'results');
  const { exit, stderr, seconds, hung } = await startCommand(tree.folder, disturbedRun(out)).ended;
  const kept = storedFiles(out);
  const wrong = [...kept.torn, ...(hung ? ['it hangs'] : [])];
  if (exit !== '2' || !/no space left/.test(stderr)) wrong.push(`exit ${exit}, not 2 with "no space left"`);
  disk.remount('size=64m');
  const again = await startCommand(tree.folder, disturbedRun(out)).ended;
  wrong.push(...(again.exit === '0' ? differences(out, sound) : [`then exit ${again.exit}`]));
  wrong.push(...changedResults(kept, storedFiles(out)));
  tell({
    fault: 'full disk',
    done: `a run on ${kibibytes} KiB, and again on more`,
    exit: `${exit}, then ${again.exit}`,
    ...judged(wrong, `${kept.cells.size} results kept whole, then equal to an undisturbed run`),
    seconds: seconds + again.seconds,
  });
}

/** The rest of the disk is filled; what was written before has to stay as it was. */
async function fullWhileReporting({ tree, sound, tell }: Trial, disk: SmallDisk): Promise<void> {
  const out = path.join(disk.folder, 'good');
  cpSync(sound, out, { recursive: true });
  try {
    writeFileSync(path.join(disk.folder, 'ballast'), Buffer.alloc(2 ** 27));
  } catch {
    // As much of it as fits.
  }
  const texts = (): Map<string, string> =>
    new Map(regularFiles(out).map((file) => [file, readFileSync(path.join(out, file), 'latin1')]));
  const before = texts();
  const parameters = ['bin/report.ts', '--out', out];
  const { exit, seconds, hung } = await startCommand(tree.folder, parameters).ended;
  const after = texts();
  const changed = [...before].filter(([file, text]) => after.get(file) !== text).map(([file]) => file);
  const wrong = [...(hung ? ['it hangs'] : []), ...storedFiles(out).torn];
  if (exit !== '2') wrong.push(`exit ${exit}, not 2`);
  if (changed.length > 0) wrong.push(`other content: ${changed.join(', ')}`);
  tell({
    fault: 'full disk',
    done: 'npm run report where nothing more fits',
    exit,
    ...judged(wrong, `all ${before.size} files as they were`),
    seconds,
  });
}

export const fullDisk: FaultKind = {
  id: 'disk',
  what: 'a full disk',
  runs: 4,
  run: async (trial) => {
    const disk = SmallDisk.mount(trial.tree.path('disk'), kibibytes);
    if (typeof disk === 'string') {
      trial.tell(skipped('full disk', disk));
      return;
    }
    try {
      await fullWhileTraining(trial, disk);
      await fullWhileReporting(trial, disk);
    } finally {
      disk.unmount();
    }
  },
};
