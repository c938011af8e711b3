import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { Fail } from '../fail.ts';
import type { PinnedImageSet } from './pinned-image-sets.ts';

const run = promisify(execFile);

/** npm asks a few times, within seconds: a user without a network is told so soon. */
const options = [
  '--prefer-offline',
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
];

/**
 * The tarball of a pinned package, from npm's cache or its registry, by npm's own client. One that an earlier process
 * left behind is taken up.
 *
 * @param folder where it is put
 * @returns its path
 * @throws Fail (exit 2) where npm has none, or one of another content
 */
export async function fetchPackage(pinned: PinnedImageSet, folder: string): Promise<string> {
  const tarball = path.join(folder, `${pinned.package}-${pinned.version}.tgz`);
  const left = await integrityOf(tarball).catch(() => undefined);
  if (left === pinned.integrity) return tarball;
  const staging = await mkdtemp(path.join(folder, '.unfinished-'));
  try {
    await pack(`${pinned.package}@${pinned.version}`, staging);
    const [file] = await readdir(staging);
    const packed = path.join(staging, file ?? '');
    const integrity = file === undefined ? 'nothing' : await integrityOf(packed);
    if (integrity !== pinned.integrity) {
      throw new Fail({
        where: `npm pack ${pinned.package}@${pinned.version}`,
        found: integrity,
        expected: pinned.integrity,
        next: 'The download is damaged or was replaced: run "npm cache verify" and try again.',
      });
    }
    await rename(packed, tarball);
    return tarball;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function integrityOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file, { highWaterMark: 2 ** 20 }), hash);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * Under `npm run` the npm that runs is asked; else the one that came with Node; else the one on the path. Never through a
 * shell, which would take a folder's name apart: Windows' `npm.cmd` is passed over for the program that it starts.
 */
function npm(parameters: readonly string[]): [command: string, parameters: string[]] {
  const { npm_execpath: running } = process.env;
  const beside = path.join(path.dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const cli = running?.endsWith('.js') === true ? running : existsSync(beside) ? beside : undefined;
  return cli === undefined ? ['npm', [...parameters]] : [process.execPath, [cli, ...parameters]];
}

async function pack(id: string, staging: string): Promise<void> {
  const [command, parameters] = npm(['pack', id, '--pack-destination', staging, ...options]);
  try {
    await run(command, parameters, { cwd: staging, maxBuffer: 2 ** 24 });
  } catch (cause) {
    const { stderr = '', message } = cause as Error & { stderr?: string };
    throw new Fail({
      where: `npm pack ${id}`,
      found: tellingLine(stderr) ?? message.split('\n')[0]!,
      expected: 'the package from npm’s registry or its cache',
      next:
        'Check the network and what "npm ping" says, or take your own copy of the official files with ' +
        '"npm run data -- --data DIR".',
      cause,
    });
  }
}

function tellingLine(stderr: string): string | undefined {
  const errors = stderr.split('\n').flatMap((line) => /^npm (?:error|ERR!) (.*)/.exec(line)?.[1] ?? []);
  return errors.find((line) => /request to|404|ENOTCACHED|integrity|ENOSPC/.test(line)) ?? errors[0];
}
