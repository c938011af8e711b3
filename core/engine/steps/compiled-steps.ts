import { Fail } from '../../fail.ts';
import type { Engine } from '../engine.ts';
import { graphBackend } from './graph-backend.ts';
import { GraphSteps } from './graph-steps.ts';
import { PlainSteps } from './plain-steps.ts';
import type { Steps, StepsRequest, Tensors } from './step.ts';

/**
 * Steps of training, said once and run on every engine: in a loop inside TensorFlow where the engine has it, one after
 * another where not. Both give the same bits; with XLA they are others (`numerics` says so).
 *
 * @throws Fail (exit 2) where XLA is asked for and the engine does not have it
 */
export function compiledSteps<State extends Tensors, Now extends Tensors>(
  engine: Engine,
  request: StepsRequest<State, Now>,
): Steps<State> {
  const compile = request.compile ?? engine.compile ?? 'lowered';
  // Within, tensors are a list whatever their number and ranks.
  const steps = stepsOf(engine, request as unknown as StepsRequest, compile);
  return steps as unknown as Steps<State>;
}

function stepsOf(
  engine: Engine,
  request: StepsRequest,
  compile: NonNullable<StepsRequest['compile']>,
): Steps {
  const backend = graphBackend(engine);
  if (compile !== 'none' && backend !== undefined) return new GraphSteps(engine, backend, request, compile);
  if (compile !== 'xla') return new PlainSteps(engine, request);
  throw new Fail({
    where: `steps of "${request.name}"`,
    found: `compile: "xla" on the engine ${engine.name}`,
    expected: 'an engine of TensorFlow',
    next: 'Take the engine cuda or tensorflow, or leave compile out.',
  });
}
