/** Child program: starts the engine named by its argument and prints its record. */
import { answerParent } from './ask-child.ts';
import type { EngineName } from './engine.ts';
import { openEngine } from './open-engine.ts';

await answerParent(async () => (await openEngine(process.argv[2] as EngineName)).record);
