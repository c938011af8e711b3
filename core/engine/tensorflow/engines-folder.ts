import path from 'node:path';
import type { EngineStamp } from '../../../schemas/engine-stamp.d.ts';

/** For which device a libtensorflow was built. */
export type LibraryKind = EngineStamp['kind'];

/**
 * Folder that `npm run setup:tensorflow` fills: `.engines` beside package.json, where `npm ci` does not wipe it
 * and removing the checkout removes it; or what GETRICH_BENCH_ENGINES says, to share one among checkouts.
 */
export function enginesFolder(): string {
  const { GETRICH_BENCH_ENGINES: chosen } = process.env;
  if (chosen !== undefined && chosen !== '') return path.resolve(chosen);
  return path.join(import.meta.dirname, '..', '..', '..', '.engines');
}

/** Folder of one finished set-up. */
export function libraryFolder(kind: LibraryKind): string {
  return path.join(enginesFolder(), `tensorflow-${kind}`);
}

/** The addon below a set-up's folder and below the published package alike. */
export const addonPath = path.join('lib', 'napi-v8', 'tfjs_binding.node');
