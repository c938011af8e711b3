import type { FieldDifference } from '../../schemas/comparison.d.ts';

/** What stands for a field that one side lacks. */
const missing = 'not known';

function leaves(value: unknown, field = ''): [string, string][] {
  if (Array.isArray(value) && value.every((entry) => typeof entry !== 'object'))
    return [[field, value.join(' ')]];
  if (typeof value !== 'object' || value === null) return [[field, String(value)]];
  return Object.entries(value).flatMap(([key, entry]) =>
    leaves(entry, field === '' ? key : `${field}.${key}`),
  );
}

/** Fields in which two documents differ, as text, in the order of the first: `cpu.model`, `gpus.0.memoryMiB`. */
export function differingFields(reference: object, other: object): FieldDifference[] {
  const [one, two] = [new Map(leaves(reference)), new Map(leaves(other))];
  return [...new Set([...one.keys(), ...two.keys()])]
    .map((field) => ({ field, reference: one.get(field) ?? missing, other: two.get(field) ?? missing }))
    .filter((difference) => difference.reference !== difference.other);
}
