import { Fail } from '../../fail.ts';
import type { Engine } from '../engine.ts';
import { haveSameBits } from './bits.ts';
import { runStep } from './run-step.ts';
import { stackCollected } from './stack-collected.ts';
import type { Step, Tensors } from './step.ts';
import { rowTensors, selectedSteps, type GivenSteps } from './step-values.ts';

/** Steps that are taken both ways. Chosen because momentum that starts at zero has an effect in the second. */
const compared = 4;

/** What a compiled loop makes of a state: where it ends, and what it collects, [steps, …]. */
export type RunLoop = (given: GivenSteps) => { readonly state: Tensors; readonly collect: Tensors };

/**
 * Takes a few steps of every kind by a compiled loop and one by one.
 *
 * @param run takes them by the loop, from the same state
 * @throws Fail (exit 2) where the bits differ
 */
export function refuseOtherBits(
  engine: Engine,
  {
    name,
    variants,
    state,
  }: { readonly name: string; readonly variants: readonly Step[]; readonly state: Tensors },
  given: GivenSteps,
  run: RunLoop,
): void {
  const { tf } = engine;
  const steps = someOfEachKind(given, variants.length);
  const single = oneByOne(engine, variants, state, steps);
  const loop = run(steps);
  const parts = { state: 'the state', collect: 'what is collected' };
  try {
    for (const part of ['state', 'collect'] as const) {
      for (const [index, tensor] of loop[part].entries()) {
        if (haveSameBits(tensor.dataSync(), single[part][index]!.dataSync())) continue;
        throw new Fail({
          where: `the compiled step "${name}"`,
          found: `other bits than by single steps, in tensor ${index} of ${parts[part]}`,
          expected: 'the same bits',
          next: 'Look for an operation that TensorFlow computes otherwise in a graph, as softmax (use memberSoftmax), or run with compile: "none".',
        });
      }
    }
  } finally {
    tf.dispose([...single.state, ...single.collect, ...loop.state, ...loop.collect]);
  }
}

/** The first steps, and the first of each kind that is not among them; of a kind that does not come, the first step. */
function someOfEachKind(given: GivenSteps, variants: number): GivenSteps {
  const first = Array.from({ length: Math.min(compared, given.count) }, (_, step) => step);
  const missing = Array.from({ length: variants }, (_, kind) => kind).filter(
    (kind) => !first.some((step) => given.kinds[step] === kind),
  );
  const more = missing.map((kind) => Math.max(0, given.kinds.indexOf(kind)));
  const selected = selectedSteps(given, [...first, ...more]);
  missing.forEach((kind, i) => selected.kinds.set([kind], first.length + i));
  return selected;
}

function oneByOne(
  engine: Engine,
  variants: readonly Step[],
  start: Tensors,
  given: GivenSteps,
): ReturnType<RunLoop> {
  const { tf } = engine;
  const collected: Tensors[] = [];
  let state: Tensors = start.map((tensor) => tf.clone(tensor));
  for (let step = 0; step < given.count; step++) {
    const now = rowTensors(engine, given, step);
    const result = runStep(engine, variants[given.kinds[step]!]!, state, now);
    tf.dispose([...state, ...now]);
    state = result.state;
    collected.push(result.collect);
  }
  return { state, collect: stackCollected(engine, collected) };
}
