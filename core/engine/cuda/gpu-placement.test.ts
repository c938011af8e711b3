import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainNoGpu } from './explain-no-gpu.ts';
import { notOnGpu } from './gpu-placement.ts';

test('a GPU is one that TensorFlow lists and that is faster than any single thread', () => {
  assert.equal(notOnGpu({ listsGpu: true, teraflops: 51 }), undefined);
  // The fastest thread there could be: 2 × 16 lanes × 2 operations × 6 GHz.
  assert.match(notOnGpu({ listsGpu: true, teraflops: 0.384 })!, /0\.38 TFLOP\/s, the speed of a CPU/);
  assert.match(notOnGpu({ listsGpu: false, teraflops: 51 })!, /sees no GPU/);
});

test('TensorFlow’s log says why there is none', () => {
  // As libtensorflow 2.21 wrote it on a machine without a driver.
  const noDriver =
    'E0000 cuda_platform.cc:52] failed call to cuInit: INTERNAL: CUDA error: Failed call to cuInit: UNKNOWN ERROR (303)';
  assert.match(explainNoGpu(noDriver)!, /no CUDA device.*libcuda\.so\.1/);
  assert.equal(
    explainNoGpu('cuInit: CUDA_ERROR_NO_DEVICE: no CUDA-capable device is detected'),
    'no CUDA device',
  );
  assert.equal(
    explainNoGpu('libcudnn.so.9: cannot open shared object file: No such file'),
    'libcudnn.so.9 is missing',
  );
  assert.equal(explainNoGpu('Created device /device:GPU:0'), undefined);
});

test('and what it could not open is quoted, the driver’s libraries only where nothing else is missing', () => {
  // As libtensorflow 2.21 wrote it where a driver listed a device and libcusolver lay where it does not look.
  const opened =
    'I0000 00:00:1.9   14100 dso_loader.cc:133] Successfully opened dynamic library libcufft.so.11';
  const line = (library: string): string =>
    `I0000 00:00:1.9   14100 dso_loader.cc:144] Could not load dynamic library '${library}'; dlerror: ${library}: ` +
    'cannot open shared object file: No such file or directory; LD_LIBRARY_PATH: /usr/lib/x';
  const skipped = 'W0000 gpu_device.cc:2365] Cannot dlopen some GPU libraries. Please make sure the missing';
  const quoted =
    "no GPU in TensorFlow, which says “Could not load dynamic library 'libcusolver.so.11'; dlerror: " +
    'libcusolver.so.11: cannot open shared object file: No such file or directory”';
  const log = [line('libnvidia-ml.so.1'), opened, line('libcusolver.so.11'), skipped].join('\n');
  assert.equal(explainNoGpu(log), quoted);
  assert.equal(explainNoGpu([line('libcuda.so.1')].join('\n')), 'libcuda.so.1 is missing');
});
