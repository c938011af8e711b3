import type { Cell } from '../../schemas/cell.d.ts';
import { cellReference, withDefaults, propertyNames } from '../../schemas/validate.ts';
import { Fail } from '../fail.ts';
import type { Suite } from '../suite.ts';
import { contentAddress } from '../content-address.ts';

/** Numerics class of experiments that need no tensor engine. */
export const float64Numerics = 'float64';

/** Numbers of an array that an id spells out; longer arrays are abbreviated. */
const spelledOut = 4;

/**
 * A cell from what a profile or a user asks for. What is left out takes the schema's default.
 *
 * @param engineNumerics numerics class of the engine, for experiments that run on one
 * @throws Fail (exit 2) for an unknown experiment or parameters that the suite's schema refuses
 */
export function buildCell(
  suite: Suite,
  experimentName: string,
  requested: Readonly<Record<string, unknown>>,
  engineNumerics: string,
): Cell {
  const experiment = Object.hasOwn(suite.experiments, experimentName)
    ? suite.experiments[experimentName]
    : undefined;
  if (experiment === undefined) {
    throw new Fail({
      where: `${suite.id}: experiment`,
      found: JSON.stringify(experimentName),
      expected: `one of ${Object.keys(suite.experiments).join(', ')}`,
      next: `See suites/${suite.id}/README.md.`,
    });
  }
  const reference = cellReference(suite.id, experimentName, 'parameters');
  const { document: complete, problems } = withDefaults(reference, { ...requested });
  const [problem] = problems;
  if (problem !== undefined) {
    throw new Fail({
      where: `${suite.id}/${experimentName} parameters${problem.pointer}`,
      found: problem.found,
      expected: problem.expected,
      next: `Correct it; schemas/${suite.id}.schema.json (${reference.split('/').at(-1)!}) lists every parameter.`,
    });
  }
  // In the schema's order, so that equal parameters are spelled alike.
  const parameters: Record<string, unknown> = {};
  for (const name of propertyNames(reference)) if (name in complete) parameters[name] = complete[name];
  const identity = {
    suite: suite.id,
    suiteVersion: suite.version,
    experiment: experimentName,
    parameters,
    numerics: experiment.arithmetic === 'engine' ? engineNumerics : float64Numerics,
  };
  return {
    id: cellId(suite, experimentName, parameters, reference),
    key: contentAddress(identity),
    ...identity,
  };
}

/** `suite/parameter=value,…`: parameters at their defaults are left out, and so is the default experiment. */
function cellId(
  suite: Suite,
  experiment: string,
  parameters: Record<string, unknown>,
  reference: string,
): string {
  const usual = defaultsOf(reference);
  const required = Object.entries(parameters).filter(
    ([name, value]) => usual.get(name) !== JSON.stringify(value),
  );
  const words = required.map(([name, value]) => `${name}=${spelled(value)}`);
  const folder = experiment === suite.defaultExperiment ? suite.id : `${suite.id}/${experiment}`;
  return `${folder}/${words.join(',')}`;
}

/** JSON of the schema's default of each parameter that has one: asked for once, since a run has a cell for each of 10⁵ ids. */
const defaults = new Map<string, ReadonlyMap<string, string>>();

function defaultsOf(reference: string): ReadonlyMap<string, string> {
  const known = defaults.get(reference);
  if (known !== undefined) return known;
  const { document } = withDefaults(reference, {});
  const found = new Map(Object.entries(document).map(([name, value]) => [name, JSON.stringify(value)]));
  defaults.set(reference, found);
  return found;
}

function spelled(value: unknown): string {
  if (!Array.isArray(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  return value.length <= spelledOut
    ? `[${value.map(spelled).join(' ')}]`
    : `[${spelled(value[0])}…${spelled(value.at(-1))};${value.length}]`;
}
