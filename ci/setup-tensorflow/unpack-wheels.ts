import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Fail } from '../../core/fail.ts';
import type { ReadyWheel } from './local-wheels.ts';
import { lastLine, runTool, type ToolContext } from './run-tool.ts';

const program = path.join(import.meta.dirname, 'extract_wheel.py');

/** libtensorflow with its C API, and the C headers that the binding includes. */
const tensorflowPatterns = [
  'tensorflow/libtensorflow_cc.so.2',
  'tensorflow/libtensorflow_framework.so.2',
  'tensorflow/include/tensorflow/c/*',
  'tensorflow/include/tensorflow/core/platform/ctstring*.h',
  ...['tsl/c', 'tsl/platform', 'xla/tsl/c', 'xla/tsl/platform'].map((f) => `tensorflow/include/${f}/*.h`),
];

/** Shared libraries, and what compiles kernels for a GPU that has none ready-made. */
const nvidiaPatterns = [
  'nvidia/*/lib/*.so*',
  'nvidia/cuda_nvcc/bin/ptxas',
  'nvidia/cuda_nvcc/nvvm/libdevice/*',
];

/** Libraries that have to be there, below `deps/lib`. */
export const tensorflowLibraries = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'] as const;

/**
 * Lays the wheels' libraries out as the binding and libtensorflow look for them: `deps/lib`, `deps/include`, and
 * NVIDIA's in `deps/nvidia`, which libtensorflow finds relative to itself.
 *
 * @throws Fail (exit 2) for a damaged wheel, one without the libraries, or a full disk
 */
export async function unpackWheels(
  wheels: readonly ReadyWheel[],
  staging: string,
  python: string,
  context: ToolContext,
): Promise<void> {
  const unpacked = path.join(staging, 'unpacked');
  for (const wheel of wheels) {
    const patterns = wheel.project.startsWith('nvidia-') ? nvidiaPatterns : tensorflowPatterns;
    const { code, output } = await runTool(python, [program, wheel.path, unpacked, ...patterns], context);
    if (code !== 0) throw unpackFail(wheel, code, output);
  }
  const source = path.join(unpacked, 'tensorflow');
  const deps = path.join(staging, 'deps');
  await mkdir(path.join(deps, 'lib'), { recursive: true });
  for (const name of tensorflowLibraries) {
    const file = path.join(source, name);
    if (!existsSync(file)) throw lacking(wheels[0]!, `tensorflow/${name}`);
    await rename(file, path.join(deps, 'lib', name));
  }
  const headers = path.join(source, 'include');
  if (!existsSync(path.join(headers, 'tensorflow', 'c', 'c_api.h'))) {
    throw lacking(wheels[0]!, 'tensorflow/include/tensorflow/c/c_api.h');
  }
  await rename(headers, path.join(deps, 'include'));
  const nvidia = path.join(unpacked, 'nvidia');
  if (existsSync(nvidia)) await rename(nvidia, path.join(deps, 'nvidia'));
  await rm(unpacked, { recursive: true });
}

function unpackFail(wheel: ReadyWheel, code: number, output: string): Fail {
  const full = /No space left on device/.test(output);
  return new Fail({
    where: path.basename(wheel.path),
    found: code === 3 ? `a damaged wheel (${lastLine(output)})` : lastLine(output),
    expected: full ? 'room on the disk' : 'a wheel that can be unpacked',
    next: full ? 'Make room and run this again.' : 'Fetch the wheel again.',
  });
}

function lacking(wheel: ReadyWheel, member: string): Fail {
  return new Fail({
    where: path.basename(wheel.path),
    found: `no ${member}`,
    expected: 'a TensorFlow wheel with its C library and headers',
    next: 'Use the wheel that wheels.json names, or leave --from out.',
  });
}
