import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LibraryKind } from '../../core/engine/tensorflow/engines-folder.ts';
import { Fail } from '../../core/fail.ts';

/** A wheel of the Python Package Index, of which only the libraries are used, so that Python's version is no matter. */
export interface PinnedWheel {
  /** As pip spells it, with hyphens. */
  readonly project: string;
  readonly version: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The file's own address, under which pip's cache has it when the index does not answer. */
  readonly url?: string;
}

interface Pins {
  /** By kind and platform, e.g. `cpu/linux-x64`; TensorFlow's own wheel comes first. */
  readonly sets: Readonly<Record<string, readonly PinnedWheel[]>>;
}

/**
 * The wheels that make the libraries of a kind on a platform.
 *
 * @param platform e.g. `linux-x64`
 * @throws Fail (exit 2) for a platform without them
 */
export function pinnedWheels(kind: LibraryKind, platform: string): readonly PinnedWheel[] {
  const { sets } = JSON.parse(readFileSync(path.join(import.meta.dirname, 'wheels.json'), 'utf8')) as Pins;
  const wheels = sets[`${kind}/${platform}`];
  if (wheels !== undefined) return wheels;
  const known = Object.keys(sets).flatMap((key) =>
    key.startsWith(kind) ? [key.slice(kind.length + 1)] : [],
  );
  throw new Fail({
    where: 'this machine',
    found: platform,
    expected: `one of ${known.join(', ')}, for which TensorFlow publishes libraries${kind === 'gpu' ? ' with CUDA' : ''}`,
    next: 'Stay with the embedded engine, or try "--engine webgpu" for a GPU of any vendor.',
  });
}
