import { ensembleLayout } from '../../core/ensemble/ensemble-layout.ts';
import { splitOnOutOfMemory } from '../../core/ensemble/split-on-out-of-memory.ts';
import type { Trainer } from '../../core/suite.ts';
import type { GridMeasurements, GridParameters } from '../../schemas/relu.d.ts';
import { disposeShared, uploadShared } from './shared-data.ts';
import { activationBytes } from './tensor-students.ts';
import { trainStack } from './train-stack.ts';

/** Trains the students of one seed on the same inputs, as many side by side as the engine's layout says. */
export const trainGrid: Trainer<GridParameters, GridMeasurements> = async function* (members, context) {
  const [first] = members;
  if (first === undefined) return;
  const { engine } = context;
  const shared = uploadShared(engine, first);
  try {
    const { stack } = ensembleLayout(engine, members.length, activationBytes(first));
    yield* splitOnOutOfMemory(stacks(members, stack), (together) => trainStack(together, shared, context));
  } finally {
    disposeShared(engine, shared);
  }
};

/** Cuts the members into stacks of at most this size, each with the same recorded steps. */
function stacks(members: readonly GridParameters[], size: number): GridParameters[][] {
  const cut: GridParameters[][] = [];
  for (const member of members) {
    const last = cut.at(-1);
    const fits = last !== undefined && last.length < size && last[0]!.steps.join() === member.steps.join();
    if (fits) last.push(member);
    else cut.push([member]);
  }
  return cut;
}
