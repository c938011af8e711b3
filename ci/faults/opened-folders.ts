import { cpSync, lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inLanes } from '../../core/run/in-lanes.ts';
import { judged, skipped } from './fault-row.ts';
import {
  hostileFolders,
  markup,
  openers,
  secret,
  type HostileFolder,
  type Opener,
} from './hostile-folders.ts';
import { startCommand, type Ended } from './running-command.ts';
import { regularFiles } from './stored-files.ts';
import type { FaultKind, Trial } from './trial.ts';

/** Seconds in which a command that trains nothing has to end. */
const limit = 90;

/** Name, size and time of every file of the tree but what the commands were given and the packages. */
function treeState(folder: string): string {
  const names = readdirSync(folder).filter((name) => !['opened', 'node_modules', '.data'].includes(name));
  const files = names.flatMap((name) => {
    const place = path.join(folder, name);
    return lstatSync(place).isDirectory()
      ? regularFiles(place).map((file) => path.join(place, file))
      : [place];
  });
  return files.map((file) => `${file} ${lstatSync(file).size} ${lstatSync(file).mtimeMs}`).join('\n');
}

function parametersOf(opener: Opener, out: string): string[] {
  if (opener === 'merge') return ['bin/merge.ts', out, '--out', `${out}-merged`];
  const reason = opener === 'accept' ? ['--reason', 'a stranger’s results'] : [];
  return [`bin/${opener}.ts`, '--out', out, ...reason];
}

/** What is wrong with how a command took a folder. */
function faultsOf(opener: Opener, { mayPass }: HostileFolder, out: string, ended: Ended): string[] {
  const { exit, hung, stdout, stderr } = ended;
  const wrong: string[] = [];
  if (hung) wrong.push('hangs');
  else if (exit === '0' && !mayPass.includes(opener)) wrong.push('passes');
  else if (!['0', '1', '2', '3'].includes(exit)) wrong.push(`exit ${exit}`);
  if (/[\u0007\u001b\u202e]/.test(stdout + stderr)) wrong.push('prints control characters');
  for (const folder of [out, `${out}-merged`]) {
    for (const file of regularFiles(folder)) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      if (text.includes(secret)) wrong.push(`copies a file from outside into ${file}`);
      if (/\.(html|svg)$/.test(file) && text.includes(markup)) wrong.push(`unescaped markup in ${file}`);
    }
  }
  return wrong.map((each) => `${opener} ${each}`);
}

async function open({ tree, sound, tell }: Trial, hostile: HostileFolder): Promise<void> {
  const startedAt = performance.now();
  const wrong: string[] = [];
  const exits = new Map<Opener, string>();
  const victims = openers.map((opener) => {
    const place = tree.path(`opened/${opener}`);
    const [out, outside] = [path.join(place, 'results'), path.join(place, 'outside')];
    cpSync(sound, out, { recursive: true });
    mkdirSync(outside);
    writeFileSync(path.join(outside, 'secret.json'), JSON.stringify({ secret }));
    hostile.make(out, outside);
    return { opener, out, outside, before: treeState(outside) };
  });
  const before = treeState(tree.folder);
  await inLanes(victims, 2, async ({ opener, out, outside, before: outsideBefore }) => {
    const ended = await startCommand(tree.folder, parametersOf(opener, out), limit).ended;
    exits.set(opener, ended.exit);
    wrong.push(...faultsOf(opener, hostile, out, ended));
    if (treeState(outside) !== outsideBefore) wrong.push(`${opener} writes outside the folder`);
  });
  // What is accepted is written among the baselines.
  if (exits.get('accept') !== '0' && treeState(tree.folder) !== before) wrong.push('the tree was written');
  rmSync(tree.path('opened'), { recursive: true });
  tell({
    fault: 'hostile folder',
    done: hostile.id,
    exit: openers.map((opener) => `${opener} ${exits.get(opener) ?? '–'}`).join(', '),
    ...judged(wrong, 'none hangs or passes wrongly, nothing outside read or written'),
    seconds: (performance.now() - startedAt) / 1000,
  });
}

export const openedFolders: FaultKind = {
  id: 'hostile',
  what: 'results folders of strangers, opened by every command that opens one',
  runs: 2,
  run: async (trial) => {
    const { tree, sound, tell } = trial;
    // With a baseline to judge by "check" passes: what it refuses afterwards it refuses for the fault.
    const accepted = await startCommand(tree.folder, parametersOf('accept', sound), limit).ended;
    const { exit, seconds } = await startCommand(tree.folder, parametersOf('check', sound), limit).ended;
    const wrong = accepted.exit === '0' && exit === '0' ? [] : [`accept ${accepted.exit}, check ${exit}`];
    const passes = judged(wrong, 'is accepted, and passes');
    tell({ fault: 'sound folder', done: 'accepted and checked', exit, ...passes, seconds });
    for (const hostile of hostileFolders) {
      if (trial.left() > 2 * trial.soundSeconds) await open(trial, hostile);
      else tell(skipped(`hostile folder: ${hostile.id}`, 'the time was up'));
    }
  },
};
