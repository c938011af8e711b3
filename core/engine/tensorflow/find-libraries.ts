import { existsSync } from 'node:fs';
import path from 'node:path';
import type { EngineStamp } from '../../../schemas/engine-stamp.d.ts';
import { addonPath, libraryFolder, type LibraryKind } from './engines-folder.ts';
import { readStamp } from './stamp.ts';
import { tfjsNodePackage } from './tfjs-node-package.ts';

/** A libtensorflow with the addon that binds it, ready to be loaded. */
export interface Libraries {
  readonly kind: LibraryKind;
  /** `setup`: by `npm run setup:tensorflow`. `stock`: by the package's own install script. */
  readonly origin: 'setup' | 'stock';
  /** Path of the addon. */
  readonly addon: string;
  /** What is known of it, where it was set up here. */
  readonly stamp?: EngineStamp;
}

export type FoundLibraries =
  | { readonly state: 'found'; readonly libraries: Libraries }
  | { readonly state: 'none'; readonly reason: string; readonly next: string };

/** The command that makes libraries of a kind. */
export function setupCommand(kind: LibraryKind): string {
  return kind === 'gpu' ? 'npm run setup:tensorflow -- --gpu' : 'npm run setup:tensorflow';
}

/**
 * The first libraries that this process can load, looked for in the order of `kinds` and then in the package
 * itself, whose own install script the user may have run. Reads stamps, loads nothing.
 *
 * @param kinds at least one; the first is what a message proposes to set up
 */
export async function findLibraries(
  kinds: readonly [LibraryKind, ...LibraryKind[]],
): Promise<FoundLibraries> {
  const installed = tfjsNodePackage();
  const broken: string[] = [];
  for (const kind of kinds) {
    const folder = libraryFolder(kind);
    const read = await readStamp(folder, installed?.version);
    if (read.state === 'usable') {
      const addon = path.join(folder, addonPath);
      return { state: 'found', libraries: { kind, origin: 'setup', addon, stamp: read.stamp } };
    }
    if (read.state === 'unusable') broken.push(`the set-up in ${folder} is not usable: ${read.reason}`);
  }
  const stock = installed && path.join(installed.folder, addonPath);
  if (stock !== undefined && existsSync(stock)) {
    return { state: 'found', libraries: { kind: 'gpu', origin: 'stock', addon: stock } };
  }
  const [reason = 'not set up'] = broken;
  if (process.platform !== 'linux') {
    const next = `TensorFlow's libraries are linked on Linux only; the engines webgpu and wasm work here too.`;
    return { state: 'none', reason, next };
  }
  if (installed === undefined) {
    return { state: 'none', reason, next: 'Run "npm install --include=optional" to fetch its package.' };
  }
  const next = `Run "${setupCommand(kinds[0])}${broken.length > 0 ? forced(kinds[0]) : ''}".`;
  return { state: 'none', reason, next };
}

function forced(kind: LibraryKind): string {
  return kind === 'gpu' ? ' --force' : ' -- --force';
}
