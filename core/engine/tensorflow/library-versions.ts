import { version_core } from '@tensorflow/tfjs-core';
import type { Libraries } from './find-libraries.ts';
import type { NativeBinding } from './native-binding.ts';
import { tfjsNodePackage } from './tfjs-node-package.ts';

/** Versions of everything that computes, for the engine's record: TensorFlow.js, its binding, libtensorflow. */
export function libraryVersions(binding: NativeBinding): Record<string, string> {
  return {
    'tfjs-core': version_core,
    'tfjs-node-gpu': tfjsNodePackage()?.version ?? 'unknown',
    tensorflow: binding.TF_Version,
  };
}

/** Versions of NVIDIA's libraries that a set-up brought, e.g. `cudnn` 9.28; none for the package's own. */
export function cudaVersions({ stamp }: Libraries): Record<string, string> {
  const named = /^nvidia_(cuda_runtime|cublas|cudnn)_cu\d+-([^-]+)-/;
  const versions: Record<string, string> = {};
  for (const { file } of stamp?.wheels ?? []) {
    const [, name, version] = named.exec(file) ?? [];
    if (name !== undefined && version !== undefined) versions[name] = version;
  }
  return versions;
}
