import type { EngineChoice } from '../core/engine/open-engine.ts';

/** Says on stderr which engine was taken, on what device, and in one line each why no faster one. */
export function announceEngine({ name, device, passedOver }: EngineChoice): void {
  for (const faster of passedOver) console.error(`engine ${faster.name}: ${faster.reason}. ${faster.next}`);
  console.error(`engine ${name}: ${device}`);
}
