import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The installed npm package whose binding and kernels the engines `cuda` and `tensorflow` use. */
export interface TfjsNodePackage {
  readonly folder: string;
  readonly version: string;
}

/** `@tensorflow/tfjs-node-gpu`, or nothing where the optional dependencies were left out. */
export function tfjsNodePackage(): TfjsNodePackage | undefined {
  try {
    const file = createRequire(import.meta.url).resolve('@tensorflow/tfjs-node-gpu/package.json');
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
    return { folder: path.dirname(file), version };
  } catch {
    return undefined;
  }
}
