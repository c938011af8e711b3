import path from 'node:path';
import { keptBundle } from '../kept-bundle.ts';

/**
 * The report’s script as one text, with the Vega runtime and its interpreter: it loads nothing, and makes no code out of
 * texts. The same sources give the same text.
 */
export async function pageScript(): Promise<string> {
  const { code } = await keptBundle(
    'core/report/page/page.ts',
    // Vega’s licence is named in the footer.
    { minify: true, format: 'iife', platform: 'browser', target: 'es2022', legalComments: 'none' },
    path.join(import.meta.dirname, '..', '..'),
  );
  return code.trim();
}
