import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { linkCudaLibraries, unreachableLibraries } from './cuda-libraries.ts';
import { syntheticElf } from './fixtures/synthetic-elf.ts';

/** Libraries by the folder of their wheel, as CUDA 12.9 has them. */
const wheels: Readonly<Record<string, readonly string[]>> = {
  cublas: ['libcublas.so.12', 'libcublasLt.so.12', 'libnvblas.so.12'],
  cuda_runtime: ['libcudart.so.12'],
  cudnn: ['libcudnn.so.9', 'libcudnn_ops.so.9'],
  cufft: ['libcufft.so.11', 'libcufftw.so.11'],
  cusolver: ['libcusolver.so.11', 'libcusolverMg.so.11'],
  cusparse: ['libcusparse.so.12'],
};
/** The folders of libtensorflow_framework 2.21: all but that of cusolver. */
const searched = ['nccl', 'cuda_cupti', 'cublas', 'cudnn', 'cufft', 'cusparse', 'cuda_runtime', 'nvshmem'];

let root: string;
let deps: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'cuda-'));
  deps = path.join(root, 'deps');
  mkdirSync(path.join(deps, 'lib'), { recursive: true });
  const runpath = searched.map((name) => `$ORIGIN/../../nvidia/${name}/lib:$ORIGIN/../nvidia/${name}/lib`);
  writeFileSync(
    path.join(deps, 'lib', 'libtensorflow_framework.so.2'),
    syntheticElf({ runpath: runpath.join(':') }),
  );
  for (const [name, files] of Object.entries(wheels)) {
    const folder = path.join(deps, 'nvidia', name, 'lib');
    mkdirSync(folder, { recursive: true });
    for (const file of files) writeFileSync(path.join(folder, file), file);
  }
});
afterEach(() => rmSync(root, { recursive: true }));

test('what TensorFlow would not find is named, with where it lies', async () => {
  assert.deepEqual(await unreachableLibraries(deps), [
    'libcusolver.so.11 is not where libtensorflow_framework.so.2 looks; it lies in nvidia/cusolver/lib/libcusolver.so.11',
  ]);
});

test('a link puts it there, also when the whole is moved', async () => {
  assert.deepEqual(await linkCudaLibraries(deps), ['libcusolver.so.11']);
  const moved = path.join(root, 'elsewhere');
  renameSync(deps, moved);
  assert.deepEqual(await unreachableLibraries(moved), []);
  const link = path.join(moved, 'nvidia', 'cublas', 'lib', 'libcusolver.so.11');
  assert.equal(readFileSync(link, 'utf8'), 'libcusolver.so.11');
  assert.deepEqual(await linkCudaLibraries(moved), []);
});

test('a library that no wheel brought stays missing', async () => {
  rmSync(path.join(deps, 'nvidia', 'cufft'), { recursive: true });
  assert.deepEqual(await linkCudaLibraries(deps), ['libcusolver.so.11']);
  assert.deepEqual(await unreachableLibraries(deps), [
    'libcufft is not where libtensorflow_framework.so.2 looks; there is none',
  ]);
});
