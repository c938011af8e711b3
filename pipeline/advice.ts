import { engines as modules } from '../core/engine/engines.ts';
import type { ExaminedEngine } from '../schemas/doctor.d.ts';

/** The engine that `auto` takes among the examined ones, fastest first. */
export function automaticEngine(engines: readonly ExaminedEngine[]): string | undefined {
  return engines.find((engine) => engine.state === 'works' && engine.onlyByName === undefined)?.name;
}

/**
 * The one step that would make a machine faster.
 *
 * @param hasNvidiaGpu whether a driver lists one
 */
export function advise(engines: readonly ExaminedEngine[], hasNvidiaGpu: boolean): string {
  const automatic = automaticEngine(engines);
  const wanted = modules
    .filter(
      ({ traits }) => traits.setUpFor !== undefined && (hasNvidiaGpu || traits.setUpFor === 'any machine'),
    )
    .map(({ name }) => name);
  if (automatic !== undefined && wanted[0] === automatic) {
    return hasNvidiaGpu
      ? 'Nothing: the fastest engine there is works here.'
      : 'Nothing on this machine: its fastest engine works. One with an NVIDIA GPU would be faster.';
  }
  if (automatic === modules[0]!.name) return 'Nothing: the fastest engine there is works here.';
  for (const name of wanted) {
    const engine = engines.find((candidate) => candidate.name === name);
    if (engine !== undefined && engine.state !== 'works') return `For the engine ${name}: ${engine.next}`;
  }
  return 'Nothing is known that would.';
}
