import { createRequire } from 'node:module';
import { Fail } from '../../fail.ts';
import type { EngineName } from '../engine.ts';
import type { Libraries } from './find-libraries.ts';
import type { NativeBackend, NativeBinding } from './native-binding.ts';
import { backendName, registerNativeRelu } from './native-relu.ts';
import { restoreRemovedUtil } from './node-shims.ts';
import type { Environment } from './tensorflow-environment.ts';
import { withoutNativeStderr } from './without-native-stderr.ts';

const packageName = '@tensorflow/tfjs-node-gpu';

interface BackendModule {
  readonly NodeJSKernelBackend: new (binding: NativeBinding, packageName: string) => NativeBackend;
}

/**
 * Loads libtensorflow into this process, once, and makes it TensorFlow.js' backend. Does what the package's own entry
 * does, with an addon that may lie elsewhere and without its model files and progress bars.
 *
 * @param environment set before loading; TensorFlow reads it once
 * @throws Fail (exit 2) when the libraries cannot be loaded
 */
export async function loadTensorflow(
  name: EngineName,
  libraries: Pick<Libraries, 'addon'>,
  environment: Environment,
): Promise<NativeBackend> {
  const tf = await import('@tensorflow/tfjs-core');
  const opened = tf.findBackend(backendName) as NativeBackend | null;
  if (opened !== null) {
    await tf.setBackend(backendName);
    return opened;
  }
  Object.assign(
    process.env,
    { TF_CPP_MIN_LOG_LEVEL: process.env['TF_CPP_MIN_LOG_LEVEL'] ?? '2' },
    environment,
  );
  restoreRemovedUtil();
  const require = createRequire(import.meta.url);
  const load = (): NativeBinding => require(libraries.addon) as NativeBinding;
  let binding: NativeBinding;
  try {
    // Who asks for everything that TensorFlow says is to see it.
    binding = process.env['TF_CPP_MIN_LOG_LEVEL'] === '0' ? load() : withoutNativeStderr(load);
  } catch (cause) {
    throw loadFail(name, libraries.addon, cause);
  }
  const { NodeJSKernelBackend } = require(`${packageName}/dist/nodejs_kernel_backend.js`) as BackendModule;
  require(`${packageName}/dist/register_all_kernels.js`);
  const backend = new NodeJSKernelBackend(binding, packageName);
  tf.registerBackend(backendName, () => backend, 3);
  await tf.setBackend(backendName);
  registerNativeRelu(backend);
  return backend;
}

function loadFail(name: EngineName, addon: string, cause: unknown): Fail {
  const [reason = 'an unknown error'] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
  return new Fail({
    where: addon,
    found: `libraries that do not load (${reason})`,
    expected: 'a working set-up of TensorFlow',
    next: `Run "npm run setup:tensorflow -- ${name === 'cuda' ? '--gpu ' : ''}--force".`,
    cause,
  });
}
