import path from 'node:path';
import { build } from 'esbuild';

/**
 * The report’s script as one text, with the Vega runtime and its interpreter: it loads nothing, and makes no code out of
 * texts. The same sources give the same text.
 */
export async function pageScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, 'page', 'page.ts')],
    ...{ bundle: true, minify: true, write: false, format: 'iife', platform: 'browser', target: 'es2022' },
    // Vega’s licence is named in the footer.
    legalComments: 'none',
    logLevel: 'silent',
  });
  return outputFiles[0]!.text.trim();
}
