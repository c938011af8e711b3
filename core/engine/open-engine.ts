import { Fail } from '../fail.ts';
import { engineNames, type Engine, type EngineName } from './engine.ts';

const openers: Partial<Record<EngineName, () => Promise<Engine>>> = {
  wasm: async () => (await import('./wasm-engine.ts')).openWasmEngine(),
  cpu: async () => (await import('./cpu-engine.ts')).openCpuEngine(),
};

/** What `auto` tries, in order. */
const automatic: readonly EngineName[] = ['wasm'];

/**
 * The engine's name that a request means: `auto` or one of the engines' names.
 * @throws Fail (exit 2) for an unknown name, or an engine this version does not bring
 */
export function resolveEngineName(request: string): EngineName {
  if (request === 'auto') return automatic[0]!;
  const name = engineNames.find((candidate) => candidate === request);
  if (name === undefined || openers[name] === undefined) {
    throw new Fail({
      where: '--engine',
      found: name === undefined ? JSON.stringify(request) : `${name}, which this version does not bring yet`,
      expected: `one of auto, ${Object.keys(openers).join(', ')}`,
      next: 'Leave --engine out to take the embedded engine.',
    });
  }
  return name;
}

/** Starts an engine in this process. */
export async function openEngine(name: EngineName): Promise<Engine> {
  const open = openers[name];
  if (open === undefined) throw new Error(`engine ${name} was not resolved`);
  return open();
}

/** Numerics class of an engine, known without starting it: it is part of a cell's address. */
export function numericsOf(name: EngineName): string {
  return `${name}-float32`;
}
