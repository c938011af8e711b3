import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { Fail } from '../../core/fail.ts';
import { lastLine, runTool, type ToolContext } from './run-tool.ts';

/** What a set-up needs from the machine. */
export interface Tools {
  readonly python: string;
  /** Path of node-gyp's program. */
  readonly nodeGyp: string;
  /** A prefix with `include/node/node_api.h`; without one node-gyp fetches the headers itself. */
  readonly nodeDir: string | undefined;
}

const packages =
  'Install it (Debian, Ubuntu: apt-get install python3 python3-pip build-essential) and run this again.';

/**
 * Finds Python, a C++ compiler, make and node-gyp, before anything is fetched.
 * @throws Fail (exit 2) for the first that is missing
 */
export async function findTools(context: ToolContext): Promise<Tools> {
  const python = await findPython(context);
  const { CXX: compiler = 'c++', MAKE: make = 'make' } = context.environment;
  for (const [what, command] of [
    ['a C++ compiler', compiler],
    ['make', make],
  ] as const) {
    const { code, output } = await runTool(command, ['--version'], context);
    if (code !== 0) throw missing(what, command, code, output);
  }
  return { python, nodeGyp: await findNodeGyp(context), nodeDir: findNodeDir(context) };
}

async function findPython(context: ToolContext): Promise<string> {
  const question = 'import sys, zipfile, zlib; sys.exit(sys.version_info < (3, 8))';
  const candidates = [context.environment['PYTHON'] ?? 'python3', 'python'];
  let first: { code: number; output: string } | undefined;
  for (const candidate of candidates) {
    const result = await runTool(candidate, ['-c', question], context);
    if (result.code === 0) return candidate;
    first ??= result;
  }
  throw missing('Python 3.8 or later with zlib', candidates.join(' or '), first!.code, first!.output);
}

/** @throws Fail (exit 2) where Python has no pip */
export async function requirePip(python: string, context: ToolContext): Promise<void> {
  const { code, output } = await runTool(python, ['-m', 'pip', '--version'], context);
  if (code === 0) return;
  throw new Fail({
    where: `${python} -m pip`,
    found: lastLine(output),
    expected: 'pip, which fetches TensorFlow’s wheel',
    next: `${packages} Or fetch the wheel elsewhere and pass it with "--from PATH".`,
  });
}

/** node-gyp comes with npm, which starts this program and says where it is. */
async function findNodeGyp(context: ToolContext): Promise<string> {
  const places: string[] = [];
  const { npm_execpath: running } = context.environment;
  if (running !== undefined) places.push(running);
  const { stdout } = await runTool('command', ['-v', 'npm'], context);
  if (stdout.trim() !== '') places.push(stdout.trim());
  for (const npm of places) {
    if (!existsSync(npm)) continue;
    const bin = path.dirname(realpathSync(npm));
    const found = path.join(bin, '..', 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
    if (existsSync(found)) return found;
  }
  throw new Fail({
    where: 'node-gyp',
    found: places.length === 0 ? 'no npm on the PATH' : `none beside npm (${places.join(', ')})`,
    expected: 'the one that npm carries, which builds the addon',
    next: 'Install npm 10 or later ("npm install --global npm") and run this as "npm run setup:tensorflow".',
  });
}

/** Headers of another Node.js serve too: the addon uses Node-API alone, which does not differ between them. */
function findNodeDir({ environment }: ToolContext): string | undefined {
  const { npm_config_nodedir: chosen } = environment;
  const prefix = path.join(path.dirname(process.execPath), '..');
  return [chosen, prefix, '/usr/local', '/usr'].find(
    (folder) => folder !== undefined && existsSync(path.join(folder, 'include', 'node', 'node_api.h')),
  );
}

function missing(what: string, command: string, code: number, output: string): Fail {
  const found = code === 127 ? `no command ${command}` : `${command} that fails (${lastLine(output)})`;
  return new Fail({ where: 'this machine', found, expected: what, next: packages });
}
