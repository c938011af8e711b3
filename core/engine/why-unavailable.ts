import type { EngineName } from './engine.ts';
import { chooseEngine } from './open-engine.ts';

/** Why an engine cannot be used on this machine; false where it can. */
export async function whyUnavailable(name: EngineName): Promise<string | false> {
  return chooseEngine(name).then(
    () => false,
    (error: unknown) => (error as Error).message,
  );
}
