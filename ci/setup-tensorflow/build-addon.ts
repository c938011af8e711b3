import { existsSync } from 'node:fs';
import { cp, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { addonPath } from '../../core/engine/tensorflow/engines-folder.ts';
import { Fail } from '../../core/fail.ts';
import type { Tools } from './find-tools.ts';
import { runTool, tellingLine, type ToolContext } from './run-tool.ts';

/** Node-API version that the addon asks for; Node 20.19 and all later ones have it. */
export const napiVersion = 8;

/** The names that the linker looks for, below `deps/lib`. */
const linkNames = {
  'libtensorflow.so': 'libtensorflow_cc.so.2',
  'libtensorflow_framework.so': 'libtensorflow_framework.so.2',
};

/**
 * Compiles the package's binding against the libraries in `staging/deps` into `staging/lib/napi-v8`, with
 * node-gyp. The addon finds the libraries relative to itself, so the folder can be moved. What only the build
 * needs is removed afterwards.
 *
 * @param packageFolder of `@tensorflow/tfjs-node-gpu`, left untouched
 * @throws Fail (exit 2) when Node's headers cannot be had or the compiler refuses
 */
export async function buildAddon(
  packageFolder: string,
  staging: string,
  tools: Tools,
  context: ToolContext,
): Promise<void> {
  for (const name of ['binding', 'binding.gyp', 'package.json']) {
    await cp(path.join(packageFolder, name), path.join(staging, name), { recursive: true });
  }
  for (const [link, library] of Object.entries(linkNames)) {
    await symlink(library, path.join(staging, 'deps', 'lib', link));
  }
  const modulePath = path.dirname(path.join(staging, addonPath));
  const options = [
    '--module_name=tfjs_binding',
    `--module_path=${modulePath}`,
    `--napi_build_version=${napiVersion}`,
    ...(tools.nodeDir === undefined ? [] : [`--nodedir=${tools.nodeDir}`]),
  ];
  const parameters = [tools.nodeGyp, 'rebuild', ...options];
  const { code, output } = await runTool(process.execPath, parameters, { ...context, cwd: staging });
  if (code !== 0 || !existsSync(path.join(staging, addonPath))) throw buildFail(output, tools);
  const scaffolding = ['binding', 'binding.gyp', 'package.json', 'build', 'deps/include'];
  const links = Object.keys(linkNames).map((name) => `deps/lib/${name}`);
  for (const name of [...scaffolding, ...links]) {
    await rm(path.join(staging, name), { recursive: true, force: true });
  }
}

function buildFail(output: string, { nodeDir }: Tools): Fail {
  const headers = nodeDir === undefined && /install got an error|network connectivity/.test(output);
  const prefix = path.join(path.dirname(process.execPath), '..');
  if (headers) {
    return new Fail({
      where: `${prefix}/include/node`,
      found: `no headers of Node.js ${process.version}, and node-gyp could not fetch them`,
      expected: 'node_api.h',
      next: 'Install them (Debian: libnode-dev; or Node.js from nodejs.org, which brings them) and run this again.',
    });
  }
  return new Fail({
    where: 'node-gyp',
    found: tellingLine(
      output,
      /error:|fatal|undefined reference|not recognized|cannot find|ERR! stack Error/,
    ),
    expected: 'the binding to compile',
    next: 'See that the compiler knows C++17 (GCC 9 or later) and run this again.',
  });
}
