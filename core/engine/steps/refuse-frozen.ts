import { Fail } from '../../fail.ts';
import type { HeldTensor } from './held-tensors.ts';
import type { RecordedStep, Source, StepOperation } from './recorded-step.ts';

/**
 * Compares two recordings of one step: what JavaScript does differently the second time, as a counter or a random
 * number, would be the same in all steps of a loop.
 *
 * @throws Fail (exit 2) with the operation in which they differ
 */
export function refuseFrozen(name: string, first: RecordedStep, second: RecordedStep): void {
  const refuse = (found: string): never => {
    throw new Fail({
      where: `the step "${name}"`,
      found,
      expected: 'the same operations and numbers every time it runs',
      next: 'Give what changes from step to step among its values (perStep), and draw random numbers before.',
    });
  };
  for (const [index, operation] of first.operations.entries()) {
    const again = second.operations[index];
    if (again === undefined) refuse(`that ${operation.operation} (operation ${index}) does not run again`);
    else refuseDifference(index, operation, again, refuse);
  }
  const more = second.operations[first.operations.length];
  if (more !== undefined)
    refuse(`that ${more.operation} (operation ${first.operations.length}) runs the second time only`);
  for (const part of ['state', 'collect'] as const) {
    const differs = first[part].some(({ source }, i) => !isSame(source, second[part][i]!.source));
    if (differs) refuse(`that it gives other tensors as ${part} the second time`);
  }
}

function refuseDifference(
  index: number,
  first: StepOperation,
  second: StepOperation,
  refuse: (found: string) => never,
): void {
  const place = `${first.operation} (operation ${index})`;
  if (first.operation !== second.operation)
    refuse(`${place}, and ${second.operation} in its place the second time`);
  if (JSON.stringify(first.attributes) !== JSON.stringify(second.attributes)) {
    refuse(`${place} with other attributes the second time`);
  }
  for (const [i, source] of first.inputs.entries()) {
    const again = second.inputs[i]!;
    if (isSame(source, again)) continue;
    const isNumber = source.from === 'held' && again.from === 'held';
    refuse(
      isNumber
        ? `${place} with ${shown(source.held)}, and with ${shown(again.held)} the second time`
        : `${place} with another input ${i} the second time`,
    );
  }
}

/** Held tensors are one and the same where their values are. */
function isSame(first: Source, second: Source): boolean {
  return JSON.stringify(named(first)) === JSON.stringify(named(second));
}

function named(source: Source): unknown {
  return source.from === 'held' ? source.held.index : source;
}

function shown({ number, tensor }: HeldTensor): string {
  if (number === undefined) return `a tensor from outside [${tensor.shape.join(', ')}]`;
  const values = [...number.values.subarray(0, 3)].map((value) => Number(value.toPrecision(7)));
  return number.values.length > 3 ? `${values.join(', ')}, …` : values.join(', ');
}
