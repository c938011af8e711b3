import path from 'node:path';
import { addonPath } from '../../core/engine/tensorflow/engines-folder.ts';
import { tellingEnvironment } from '../../core/engine/cuda/explain-no-gpu.ts';
import { Fail } from '../../core/fail.ts';
import type { Verified } from './gradient-check.ts';
import { runTool, tellingLine, type ToolContext } from './run-tool.ts';

/** The gradient of `gradient-check.ts`, by hand: W x = [0, 6.5], so only the second row counts, 2 · 6.5 · x. */
const expectedGradient = [0, 0, 26, 13];

const avx = 'Run "npm run setup:tensorflow -- --force"; if it stays, this processor may lack AVX.';
const pinned = 'Use the wheels that ci/setup-tensorflow/wheels.json names, or leave --from out.';

/** What is known of libraries that work, and what TensorFlow wrote meanwhile. */
export interface Verification extends Verified {
  readonly log: string;
}

/**
 * Loads the libraries of a finished build in a process of their own and checks one gradient, and that TensorFlow will
 * find those of CUDA.
 *
 * @throws Fail (exit 2) when they do not load, crash, or compute something else
 */
export async function verifyLibraries(folder: string, context: ToolContext): Promise<Verification> {
  const program = path.join(import.meta.dirname, 'gradient-check.ts');
  const parameters = ['--import', import.meta.resolve('tsx'), program, path.join(folder, addonPath)];
  const environment = { ...context.environment, ...tellingEnvironment };
  const { code, stdout, output } = await runTool(process.execPath, parameters, { ...context, environment });
  const fail = (found: string, expected = 'a gradient of [0, 0, 26, 13]', next = avx): Fail =>
    new Fail({ where: 'the built addon', found, expected, next: `Nothing was kept. ${next}` });
  const document = stdout.split('\n').find((line) => line.startsWith('{'));
  if (code !== 0 || document === undefined) {
    throw fail(`a process that ended with ${code} (${tellingLine(output, /Error:|found|cannot open/)})`);
  }
  const found = JSON.parse(document) as Verified;
  if (found.gradient.join() !== expectedGradient.join()) throw fail(`[${found.gradient.join(', ')}]`);
  const [broken] = found.broken;
  if (broken !== undefined) throw fail(broken, 'CUDA’s libraries where TensorFlow opens them', pinned);
  return { ...found, log: output };
}
