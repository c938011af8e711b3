import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Fail } from '../../core/fail.ts';
import type { ReadyWheel } from './local-wheels.ts';
import type { PinnedWheel } from './pinned-wheels.ts';
import { runTool, tellingLine, type ToolContext, type ToolResult } from './run-tool.ts';
import { parseWheelName } from './wheel-name.ts';

/**
 * Fetches a wheel with pip: from its cache, the configured index, or what PIP_FIND_LINKS names. pip refuses any
 * content but the pinned one. The wheel's own Python version is asked for, whichever this machine has.
 *
 * @param folder where the wheel is put
 * @throws Fail (exit 2) when pip has no such wheel, gets another content, or cannot write
 */
export async function fetchWheel(
  python: string,
  pin: PinnedWheel,
  folder: string,
  context: ToolContext,
): Promise<ReadyWheel> {
  const hash = `--hash=sha256:${pin.sha256}`;
  const fromIndex = await download(python, `${pin.project}==${pin.version} ${hash}`, pin, folder, context);
  if (fromIndex.code === 0) return ready(pin, folder);
  // Without a network pip's cache still has the file, but pip asks the index before it looks there.
  const mayAsk = pin.url !== undefined && context.environment['PIP_NO_INDEX'] === undefined;
  if (mayAsk && /No matching distribution/.test(fromIndex.output)) {
    const requirement = `${pin.project} @ ${pin.url} ${hash}`;
    const fromCache = await download(python, requirement, pin, folder, context);
    if (fromCache.code === 0) return ready(pin, folder);
  }
  throw pipFail(pin, fromIndex.output);
}

function ready(pin: PinnedWheel, folder: string): ReadyWheel {
  return { path: path.join(folder, pin.file), project: pin.project, sha256: pin.sha256, pinned: true };
}

/** Runs `pip download` for one requirement with its hash. */
async function download(
  python: string,
  requirement: string,
  pin: PinnedWheel,
  folder: string,
  context: ToolContext,
): Promise<ToolResult> {
  const requirements = path.join(folder, `${pin.project}.txt`);
  await writeFile(requirements, `${requirement}\n`);
  const options = ['--no-deps', '--only-binary=:all:', '--require-hashes', '--disable-pip-version-check'];
  const target = ['--python-version', '3.11', '--implementation', 'cp', '--abi', 'cp311'];
  const platforms = (parseWheelName(pin.file)?.platforms ?? []).flatMap((tag) => ['--platform', tag]);
  return runTool(
    python,
    ['-m', 'pip', 'download', ...options, ...target, ...platforms, '-d', folder, '-r', requirements],
    // Its temporary copy goes where room was checked; /tmp is small on many machines.
    { ...context, environment: { ...context.environment, TMPDIR: folder } },
  );
}

function pipFail(pin: PinnedWheel, output: string): Fail {
  const where = `pip download ${pin.project}==${pin.version}`;
  const from = 'Or fetch the wheel elsewhere and pass it with "--from PATH".';
  if (/DO NOT MATCH THE HASHES/.test(output)) {
    const got = /Got\s+([0-9a-f]{64})/.exec(output)?.[1] ?? 'another one';
    const next = 'The download is damaged or was replaced: run "python3 -m pip cache purge" and try again.';
    return new Fail({ where, found: `SHA-256 ${got}`, expected: pin.sha256, next });
  }
  if (/No space left on device|Errno 28/.test(output)) {
    const expected = `room for ${Math.round(pin.bytes / 1e6)} MB in the set-up's folder and in pip's cache`;
    const next = 'Make room, or turn pip’s cache off with PIP_NO_CACHE_DIR=1.';
    return new Fail({ where, found: 'no space left on the device', expected, next });
  }
  const found = tellingLine(output, /^ERROR: (?!No matching)/).replace('ERROR: ', '');
  const expected = `${pin.file} from pip's cache or index`;
  const next = `Check the network, or what "python3 -m pip config list" says of an index. ${from}`;
  return new Fail({ where, found, expected, next });
}
