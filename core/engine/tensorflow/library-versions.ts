import { version_core } from '@tensorflow/tfjs-core';
import type { Libraries } from './find-libraries.ts';
import type { NativeBinding } from './native-binding.ts';
import { tfjsNodePackage } from './tfjs-node-package.ts';

/** Versions of everything that computes, for the engine's record: TensorFlow.js, libtensorflow, NVIDIA's libraries. */
export function libraryVersions(binding: NativeBinding, { stamp }: Libraries): Record<string, string> {
  const nvidia = (stamp?.wheels ?? []).flatMap(({ file }) => {
    const [name = '', version = ''] = file.split('-');
    return name.startsWith('nvidia_') ? [[name.replace(/_cu\d+$/, ''), version]] : [];
  });
  return {
    'tfjs-core': version_core,
    'tfjs-node-gpu': tfjsNodePackage()?.version ?? 'unknown',
    tensorflow: binding.TF_Version,
    ...(Object.fromEntries(nvidia) as Record<string, string>),
  };
}
