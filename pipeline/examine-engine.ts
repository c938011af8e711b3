import path from 'node:path';
import { askChild } from '../core/engine/ask-child.ts';
import type { EngineModule } from '../core/engine/engine.ts';
import type { ExaminedEngine } from '../schemas/doctor.d.ts';
import type { Measured } from './measure-engine.ts';

/** Whether an engine works on this machine and how fast it is, found out in a process of its own. Never throws. */
export async function examineEngine(engine: EngineModule): Promise<ExaminedEngine> {
  const { name } = engine;
  const probed = await engine.probe();
  if (probed.state === 'unavailable') return { name, ...probed };
  const program = path.join(import.meta.dirname, 'measure-engine.ts');
  const measured = await askChild<Measured>(program, [name]);
  if (measured.state === 'answered') {
    const { onlyByName } = probed;
    return {
      name,
      state: 'works',
      ...(onlyByName === undefined ? {} : { onlyByName }),
      ...measured.answer,
    };
  }
  const next = `Run "npm run reproduce -- relu --profile smoke --engine ${name}" to see more.`;
  return { name, state: 'failed', reason: measured.reason, next };
}
