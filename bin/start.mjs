/**
 * `node bin/start.mjs PROGRAM.ts …`: what every npm script begins with. Plain JavaScript without packages, so that a Node
 * that is too old, packages that are not there, or no place for temporary files are one line and an exit code of the
 * contract (bin/command.ts takes over once the program is loaded).
 */
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What is in the way, in one line; undefined where nothing is. */
function obstacle() {
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const least = engines.node.replace('>=', '');
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [leastMajor, leastMinor] = least.split('.').map(Number);
  if (major < leastMajor || (major === leastMajor && minor < leastMinor)) {
    return `Node.js: found ${process.versions.node}, expected ${least} or newer. Install a newer one (https://nodejs.org).`;
  }
  const limit = addressSpaceLimit();
  if (limit !== undefined && limit < leastAddressSpace) {
    return (
      `ulimit -v: found ${Math.floor(limit / 2 ** 30)} GiB of address space, expected no limit or ${leastAddressSpace / 2 ** 30} GiB: ` +
      'WebAssembly reserves ten an instance and fills next to none. Run "ulimit -v unlimited" before; to bound memory itself use the scheduler, systemd-run or docker.'
    );
  }
  if (!existsSync(path.join(root, 'node_modules', 'tsx', 'package.json'))) {
    return 'node_modules: found no packages, expected those of package-lock.json. Run "npm ci".';
  }
  return undefined;
}

/** Bytes of address space, used or not, with which every command was seen to work (45.8 GiB); 23 GiB did not do. */
const leastAddressSpace = 45 * 2 ** 30;

/** Bytes of address space that this process may have, as Linux says; undefined where there is no limit, or none is known. */
function addressSpaceLimit() {
  try {
    const [, soft] = /^Max address space\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return soft === undefined ? undefined : Number(soft);
  } catch {
    return undefined;
  }
}

/** tsx keeps what it has compiled in the folder for temporary files; without one it can do without. */
function allowNoTemporaryFolder() {
  try {
    accessSync(os.tmpdir(), constants.W_OK);
    rmdirSync(mkdtempSync(path.join(os.tmpdir(), 'getrich-')));
  } catch {
    process.env.TSX_DISABLE_CACHE = '1';
  }
}

/** One line and the exit code for what was thrown before the program could take over. */
function explain(error) {
  const message = String(error?.message ?? error).split('\n')[0];
  if (/Cannot find (package|module)|@esbuild|esbuild/.test(String(error?.message))) {
    console.error(`node_modules: ${message}. Run "npm ci", without --omit=optional.`);
    return 2;
  }
  console.error(`${process.argv[1]}: ${message}`);
  return 4;
}

const reason = obstacle();
if (reason === undefined) {
  allowNoTemporaryFolder();
  process.argv.splice(1, 1);
  process.argv[1] = path.resolve(process.argv[1]);
  try {
    await import('tsx/esm');
    // For the processes that the program forks.
    process.execArgv.push('--import', import.meta.resolve('tsx/esm'));
    await import(pathToFileURL(process.argv[1]).href);
  } catch (error) {
    process.exitCode = explain(error);
  }
} else {
  console.error(reason);
  process.exitCode = 2;
}
