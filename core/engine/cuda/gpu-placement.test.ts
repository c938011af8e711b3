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
