import assert from 'node:assert/strict';
import test from 'node:test';
import { chooseEngine, openEngine } from '../open-engine.ts';
import { swiftShaderEnvironment } from './swiftshader.ts';
import { wasmEngine } from '../wasm/wasm-engine.ts';
import { webgpuEngine } from './webgpu-engine.ts';

const software = swiftShaderEnvironment();
Object.assign(process.env, software);
const found = await webgpuEngine.probe();
const skip = found.state === 'unavailable' ? found.reason : software === undefined && 'no SwiftShader';

test('auto passes a software adapter over and says why; named, it is taken', { skip }, async () => {
  const automatic = await chooseEngine('auto', [webgpuEngine, wasmEngine]);
  assert.equal(automatic.name, 'wasm');
  assert.match(automatic.passedOver[0]!.reason, /software on the CPU/);
  const named = await chooseEngine('webgpu', [webgpuEngine, wasmEngine]);
  assert.equal(named.name, 'webgpu');
  assert.match(named.device, /no GPU$/);
});

test('the record names the driver, and calls it software', { skip }, async () => {
  const { record, tf } = await openEngine('webgpu');
  assert.equal(tf.getBackend(), 'webgpu');
  assert.match(record.device, /SwiftShader.*no GPU$/);
  assert.equal(record.flags['software'], true);
  assert.equal(record.versions['webgpu'], '0.6.2');
});

test('small tensors are computed on the device too', { skip }, async () => {
  const { tf } = await openEngine('webgpu');
  // The backend keeps what it computes on the CPU in `values`.
  const sum = tf.add(tf.tensor1d([1, 2]), tf.tensor1d([3, 4]));
  const backend = tf.backend() as unknown as {
    tensorMap: { get(id: object): { values?: unknown; resource?: unknown } };
  };
  const data = backend.tensorMap.get(sum.dataId);
  assert.equal(data.values ?? undefined, undefined);
  assert.notEqual(data.resource ?? undefined, undefined);
  assert.deepEqual(Array.from(await sum.data()), [4, 6]);
});
