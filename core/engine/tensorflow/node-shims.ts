import { createRequire } from 'node:module';

/**
 * Puts back what tfjs-node 4.22 calls and Node.js 23 removed from `util`. On the module's own object, which is
 * what `require('util')` gives to the package.
 */
export function restoreRemovedUtil(): void {
  const util = createRequire(import.meta.url)('node:util') as Record<string, unknown>;
  util['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
  util['isArray'] ??= Array.isArray;
}
