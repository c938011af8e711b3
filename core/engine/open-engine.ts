import { Fail } from '../fail.ts';
import { engineNames, type Engine, type EngineModule, type EngineName } from './engine.ts';
import { engines } from './engines.ts';
import type { Compilation } from './steps/step.ts';

/** An engine that `auto` did not take although it is faster than the one it took. */
export interface PassedOver {
  readonly name: EngineName;
  readonly reason: string;
  readonly next: string;
}

/** Which engine a run takes, on what device, and why no faster one. */
export interface EngineChoice {
  readonly name: EngineName;
  readonly device: string;
  readonly passedOver: readonly PassedOver[];
}

/**
 * The engine that a request means on this machine: `auto` is the fastest that works here, a name is that engine
 * or an error.
 *
 * @param candidates fastest first
 * @throws Fail (exit 2) for an unknown name, or an engine that this machine cannot run
 */
export async function chooseEngine(
  request: string,
  candidates: readonly EngineModule[] = engines,
): Promise<EngineChoice> {
  const named = engineNamed(request, candidates);
  const passedOver: PassedOver[] = [];
  for (const candidate of candidates) {
    if (named !== 'auto' && candidate.name !== named) continue;
    const found = await candidate.probe();
    if (found.state === 'unavailable') {
      passedOver.push({ name: candidate.name, reason: found.reason, next: found.next });
    } else if (named === 'auto' && found.onlyByName !== undefined) {
      const next = `Run with "--engine ${candidate.name}" to use it all the same.`;
      passedOver.push({ name: candidate.name, reason: found.onlyByName, next });
    } else {
      return { name: candidate.name, device: found.device, passedOver };
    }
  }
  const [first] = passedOver;
  throw new Fail({
    where: `--engine ${request}`,
    found: first?.reason ?? 'no engine',
    expected: named === 'auto' ? 'an engine that works on this machine' : `a machine that can run ${named}`,
    next: `${first?.next ?? ''} "npm run doctor" shows every engine.`.trimStart(),
  });
}

/**
 * An engine's name, or `auto`, without asking whether this machine can run it: stored results of a GPU are judged
 * and drawn on a machine without one.
 *
 * @throws Fail (exit 2) for an unknown name
 */
export function engineNamed(
  request: string,
  candidates: readonly EngineModule[] = engines,
): EngineName | 'auto' {
  const name = engineNames.find((candidate) => candidate === request);
  if (request === 'auto' || (name !== undefined && candidates.some((candidate) => candidate.name === name))) {
    return name ?? 'auto';
  }
  throw new Fail({
    where: '--engine',
    found: name === undefined ? JSON.stringify(request) : `${name}, which this version does not bring yet`,
    expected: `one of auto, ${candidates.map((candidate) => candidate.name).join(', ')}`,
    next: 'Leave --engine out to take the fastest that works here.',
  });
}

/**
 * Starts an engine in this process, with the gradients of `tf.grad` registered.
 * @throws Fail (exit 2) when it does not start
 */
export async function openEngine(name: EngineName, compile: Compilation = 'lowered'): Promise<Engine> {
  const engine = engines.find((candidate) => candidate.name === name);
  if (engine === undefined) throw new Error(`engine ${name} was not chosen`);
  const opened = await engine.open();
  await (await import('./gradients/register-gradients.ts')).registerGradients();
  if (compile !== 'xla') return { ...opened, compile };
  // What XLA computes is a numerics class of its own, and its results say so.
  return { ...opened, compile, record: { ...opened.record, numerics: numericsOf(name, compile) } };
}

/**
 * Numerics class of an engine, known without starting it and on any machine: it is part of a cell's address, and
 * what a GPU trained is judged elsewhere.
 */
export function numericsOf(name: EngineName, compile: Compilation = 'lowered'): string {
  return compile === 'xla' ? `${name}-xla-float32` : `${name}-float32`;
}
