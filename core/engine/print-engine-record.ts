/** Program of `open-in-child.ts`: starts the engine named by its argument and prints its record as JSON. */
import type { EngineName } from './engine.ts';
import { openEngine } from './open-engine.ts';

try {
  const { record } = await openEngine(process.argv[2] as EngineName);
  console.log(JSON.stringify(record));
} catch (error) {
  console.error(`FAILED ${(error instanceof Error ? error.message : String(error)).replaceAll('\n', ' ')}`);
  process.exitCode = 2;
}
