import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TopLevelSpec } from 'vega-lite';
import { contentAddress } from '../core/content-address.ts';
import { writeWhole } from '../core/files.ts';
import { root } from './project.ts';

const folder = path.join(root, 'node_modules', '.cache', 'getrich-bench');

function versionOf(name: string): string {
  const text = readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** What was kept in a file; undefined where nothing was, or not whole. */
function kept(file: string): object[] | undefined {
  try {
    const found: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(found) ? (found as object[]) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Vega specifications of Vega-Lite ones, from memory where the same ones were compiled before: Vega-Lite and the Vega that it
 * needs take longer to load than a report to write. They are kept among the packages, which a new installation replaces.
 * @throws Error when Vega-Lite warns of anything
 */
export async function compiledSpecs(specs: readonly TopLevelSpec[]): Promise<readonly object[]> {
  const name = contentAddress([['vega-lite', 'vega'].map(versionOf), specs]);
  const file = path.join(folder, `${name}.json`);
  const before = kept(file);
  if (before?.length === specs.length) return before;
  const { compileSpecs } = await import('../core/report/compile-specs.ts');
  const compiled = compileSpecs(specs);
  // Where packages cannot be written to, it is compiled each time.
  await writeWhole(file, JSON.stringify(compiled)).catch(() => undefined);
  return compiled;
}
