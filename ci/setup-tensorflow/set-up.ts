import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { libraryFolder, type LibraryKind } from '../../core/engine/tensorflow/engines-folder.ts';
import { readStamp } from '../../core/engine/tensorflow/stamp.ts';
import { tfjsNodePackage, type TfjsNodePackage } from '../../core/engine/tensorflow/tfjs-node-package.ts';
import { Fail } from '../../core/fail.ts';
import type { EngineStamp } from '../../schemas/engine-stamp.d.ts';
import { buildAddon } from './build-addon.ts';
import { checkMachine, checkPath, checkRoom, runningGlibc } from './check-machine.ts';
import { linkCudaLibraries } from './cuda-libraries.ts';
import { fetchWheel } from './fetch-wheel.ts';
import { findTools, requirePip, type Tools } from './find-tools.ts';
import { localWheels, type ReadyWheel } from './local-wheels.ts';
import { pinnedWheels, type PinnedWheel } from './pinned-wheels.ts';
import type { ToolContext } from './run-tool.ts';
import { buildAside } from './staging.ts';
import { unpackWheels } from './unpack-wheels.ts';
import { verifyLibraries, type Verification } from './verify-libraries.ts';
import type { Machine } from './wheel-name.ts';
import { writeStamp } from './write-stamp.ts';

/** What is asked for. */
export interface SetUpRequest {
  readonly kind: LibraryKind;
  /** A wheel or a folder of wheels, in place of pip's cache and index. */
  readonly from?: string;
  /** Do it again although it is done. */
  readonly force?: boolean;
}

/** What tests put something else in place of. */
export interface SetUpParts {
  readonly wheels?: readonly PinnedWheel[];
  readonly folder?: string;
  readonly verify?: typeof verifyLibraries;
}

export type SetUpOutcome =
  | { readonly state: 'already'; readonly folder: string; readonly stamp: EngineStamp }
  | {
      readonly state: 'done';
      readonly folder: string;
      readonly stamp: EngineStamp;
      readonly verification: Verification;
    };

/**
 * Links the published binding with a current libtensorflow and verifies it, in a folder aside that takes its place
 * only when everything is through.
 *
 * @param say told each step, one line
 * @throws Fail (exit 2) for everything a user can mend; nothing is left behind then
 */
export async function setUp(
  request: SetUpRequest,
  context: ToolContext,
  say: (line: string) => void,
  parts: SetUpParts = {},
): Promise<SetUpOutcome> {
  const { kind } = request;
  const folder = parts.folder ?? libraryFolder(kind);
  const binding = requirePackage();
  const before = await readStamp(folder, binding.version);
  if (before.state === 'usable' && request.force !== true) {
    return { state: 'already', folder, stamp: before.stamp };
  }
  if (before.state === 'unusable') say(`The set-up in ${folder} is made anew: ${before.reason}.`);
  checkPath(folder);
  const wheels = parts.wheels ?? pinnedWheels(kind, `${process.platform}-${process.arch}`);
  const machine = checkMachine(runningGlibc());
  const tools = await findTools(context);
  await checkRoom(kind, folder);
  const verify = parts.verify ?? verifyLibraries;
  return buildAside(folder, async (staging) => {
    const ready = await gather(request, wheels, { machine, tools, staging, context, say });
    await unpackWheels(ready, staging, tools.python, context);
    await rm(path.join(staging, 'wheels'), { recursive: true, force: true });
    if (kind === 'gpu') {
      const linked = await linkCudaLibraries(path.join(staging, 'deps'));
      if (linked.length > 0) say(`Linked ${linked.join(', ')} to where TensorFlow looks`);
    }
    say('Unpacked; compiling the binding with node-gyp');
    await buildAddon(binding.folder, staging, tools, context);
    const verification = await verify(staging, context);
    say(`Loaded TensorFlow ${verification.tensorflow}: a gradient is right`);
    const facts = { tensorflow: verification.tensorflow, tfjsNode: binding.version, wheels: ready };
    const stamp = await writeStamp(staging, { kind, glibc: machine.glibc, ...facts });
    return { state: 'done', folder, stamp, verification };
  });
}

function requirePackage(): TfjsNodePackage {
  const found = tfjsNodePackage();
  if (found !== undefined) return found;
  throw new Fail({
    where: 'node_modules/@tensorflow/tfjs-node-gpu',
    found: 'no such package',
    expected: 'the optional dependency whose binding is built',
    next: 'Run "npm install --include=optional" and then this again.',
  });
}

interface Surroundings {
  readonly machine: Machine;
  readonly tools: Tools;
  readonly staging: string;
  readonly context: ToolContext;
  readonly say: (line: string) => void;
}

/** The wheels: from `--from` where it has them, a folder having to have all; else with pip. */
async function gather(
  { from }: SetUpRequest,
  wanted: readonly PinnedWheel[],
  { machine, tools, staging, context, say }: Surroundings,
): Promise<ReadyWheel[]> {
  const local = from === undefined ? [] : await localWheels(from, wanted, machine);
  for (const { path: file, sha256, pinned } of local) {
    say(`Took ${path.basename(file)}, SHA-256 ${pinned ? 'as pinned' : `not pinned here: ${sha256}`}`);
  }
  const left = wanted.filter(({ project }) => !local.some((wheel) => wheel.project === project));
  if (left.length === 0) return local;
  await requirePip(tools.python, context);
  const downloads = path.join(staging, 'wheels');
  await mkdir(downloads, { recursive: true });
  const fetched: ReadyWheel[] = [];
  for (const pin of left) {
    say(`Fetching ${pin.project} ${pin.version} (${Math.round(pin.bytes / 1e6)} MB) with pip`);
    fetched.push(await fetchWheel(tools.python, pin, downloads, context));
  }
  return [...local, ...fetched];
}
