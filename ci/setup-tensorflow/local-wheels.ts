import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { Fail } from '../../core/fail.ts';
import { hashFile } from './hash-file.ts';
import type { PinnedWheel } from './pinned-wheels.ts';
import { parseWheelName, unfit, type Machine } from './wheel-name.ts';

/** A wheel on this disk, its content checked as far as it is known. */
export interface ReadyWheel {
  readonly path: string;
  readonly project: string;
  readonly sha256: string;
  /** Whether its hash is a pinned one. */
  readonly pinned: boolean;
}

/**
 * The wanted wheels that a path offers: a wheel, or a folder of wheels. TensorFlow's own has to be there in the
 * pinned version; another build of it (for another Python) is taken, its hash recorded as not pinned.
 *
 * @throws Fail (exit 2) for no such path, a wheel for another machine, another version, a hash that differs
 */
export async function localWheels(
  from: string,
  wanted: readonly PinnedWheel[],
  machine: Machine,
): Promise<ReadyWheel[]> {
  const files = await wheelFiles(from);
  const found: ReadyWheel[] = [];
  for (const pin of wanted) {
    const file = files.find((candidate) => path.basename(candidate) === pin.file) ?? alike(files, pin);
    if (file !== undefined) found.push(await checked(file, pin, machine));
  }
  if (found[0]?.project === wanted[0]?.project) return found;
  throw fromFail(
    from,
    files.length === 0 ? 'no wheel' : files.map((file) => path.basename(file)).join(', '),
    `${wanted[0]!.project} ${wanted[0]!.version}, e.g. ${wanted[0]!.file}`,
  );
}

async function wheelFiles(from: string): Promise<string[]> {
  if (!existsSync(from)) throw fromFail(from, 'no such file or folder', 'a wheel, or a folder of wheels');
  if (!statSync(from).isDirectory()) return [from];
  const names = (await readdir(from)).sort();
  return names.filter((name) => name.endsWith('.whl')).map((name) => path.join(from, name));
}

/** A file of the same project; of TensorFlow itself only the same version. */
function alike(files: readonly string[], pin: PinnedWheel): string | undefined {
  return files.find((file) => {
    const name = parseWheelName(path.basename(file));
    if (name?.project !== pin.project) return false;
    return pin.project.startsWith('nvidia-') || name.version === pin.version;
  });
}

async function checked(file: string, pin: PinnedWheel, machine: Machine): Promise<ReadyWheel> {
  const name = parseWheelName(path.basename(file))!;
  const reason = unfit(name, machine);
  if (reason !== undefined) throw fromFail(file, reason, `a wheel for this machine, e.g. ${pin.file}`);
  const sha256 = await hashFile(file);
  const pinned = sha256 === pin.sha256;
  if (!pinned && path.basename(file) === pin.file) {
    throw fromFail(file, `SHA-256 ${sha256} (a damaged download?)`, pin.sha256);
  }
  return { path: file, project: name.project, sha256, pinned };
}

function fromFail(where: string, found: string, expected: string): Fail {
  const next = 'Fetch it again, or leave --from out to let pip fetch it.';
  return new Fail({ where: `--from ${where}`, found, expected, next });
}
