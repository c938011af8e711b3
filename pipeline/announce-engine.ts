import type { EngineChoice } from '../core/engine/open-engine.ts';

/** Which engine was taken and on what device, in one line; faster ones that were passed over are named in it. */
export function engineLine({ name, device, passedOver }: EngineChoice): string {
  const faster = passedOver.map((one) => one.name).join(', ');
  const why = faster === '' ? '' : ` (not here: ${faster}; "npm run doctor" says why)`;
  return `engine ${name}: ${device}${why}`;
}

/** Says {@link engineLine} on stderr. */
export function announceEngine(choice: EngineChoice): void {
  console.error(engineLine(choice));
}
