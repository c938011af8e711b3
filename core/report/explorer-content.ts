import type { TopLevelSpec } from 'vega-lite';

/** What a page’s script draws an interactive figure from, but for its views. */
interface Explored {
  readonly title: string;
  readonly hint: string;
  readonly controls: readonly unknown[];
  readonly scales: readonly { readonly name: string; readonly label: string; readonly isLog: boolean }[];
  readonly picks: readonly string[];
  readonly spec: (isLog: Readonly<Record<string, boolean>>) => TopLevelSpec;
  readonly rows: unknown;
}

/** Every state of some switches: `['0,0', {…}]`, … */
function statesOf(names: readonly string[]): [string, Record<string, boolean>][] {
  return Array.from({ length: 2 ** names.length }, (_, bits) => {
    const isOn = names.map((_name, index) => ((bits >> index) & 1) === 1);
    return [isOn.map(Number).join(','), Object.fromEntries(names.map((name, index) => [name, isOn[index]!]))];
  });
}

/**
 * An interactive figure as JSON for the page’s script: its Vega specification for each state of its scales, without data,
 * and its data once.
 * @param compile Vega specifications of Vega-Lite ones
 * @throws Error when one cannot be compiled
 */
export async function explorerContent(
  { spec, ...rest }: Explored,
  compile: (specs: readonly TopLevelSpec[]) => Promise<readonly object[]>,
): Promise<object> {
  const states = statesOf(rest.scales.map(({ name }) => name));
  const views = await compile(states.map(([, isLog]) => spec(isLog))).catch((cause: unknown) => {
    throw new Error(`${rest.title}: ${(cause as Error).message}`, { cause });
  });
  return { ...rest, views: Object.fromEntries(states.map(([key], i) => [key, views[i]])) as object };
}
