import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { EngineStamp } from '../../../schemas/engine-stamp.d.ts';

const stampName = 'stamp.json';

export type StampState =
  | { readonly state: 'usable'; readonly stamp: EngineStamp }
  | { readonly state: 'absent' }
  /** There is a set-up, but not one that this process can load; `reason` ends a sentence. */
  | { readonly state: 'unusable'; readonly reason: string };

/** Where a set-up's stamp lies. */
export function stampFile(folder: string): string {
  return path.join(folder, stampName);
}

/**
 * Whether the set-up in a folder is finished and fits this process: the platform, Node's Node-API, the installed
 * package, and every file with the size it had. Contents are not read again.
 *
 * @param tfjsNode version of the installed binding package
 */
export async function readStamp(folder: string, tfjsNode: string | undefined): Promise<StampState> {
  if (!existsSync(stampFile(folder))) return { state: 'absent' };
  const unusable = (reason: string): StampState => ({ state: 'unusable', reason });
  // Loaded only where there is a stamp: it compiles every schema.
  const { problems } = await import('../../../schemas/validate.ts');
  const document = await parsed(stampFile(folder));
  const [problem] = problems('engine-stamp', document);
  if (problem !== undefined) return unusable(`its stamp is damaged (${problem.pointer} is ${problem.found})`);
  const stamp = document as EngineStamp;
  const platform = `${process.platform}-${process.arch}`;
  if (stamp.platform !== platform)
    return unusable(`it was set up for ${stamp.platform}, this is ${platform}`);
  if (stamp.napi > Number(process.versions.napi ?? 0)) {
    return unusable(`it needs Node-API ${stamp.napi}, this Node.js has ${process.versions.napi ?? 'none'}`);
  }
  if (tfjsNode === undefined) return unusable('the package @tensorflow/tfjs-node-gpu is not installed');
  if (stamp.tfjsNode !== tfjsNode) {
    return unusable(`it was built from tfjs-node-gpu ${stamp.tfjsNode}, ${tfjsNode} is installed`);
  }
  for (const { path: name, bytes } of stamp.files) {
    const size = statSync(path.join(folder, name), { throwIfNoEntry: false })?.size;
    if (size === undefined) return unusable(`${name} is missing`);
    if (size !== bytes) return unusable(`${name} has ${size} bytes where ${bytes} were set up`);
  }
  return { state: 'usable', stamp };
}

async function parsed(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}
