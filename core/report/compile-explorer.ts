import { compile, type TopLevelSpec } from 'vega-lite';

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
 * @throws Error when Vega-Lite warns of anything
 */
export function compileExplorer({ spec, ...rest }: Explored): object {
  const complaints: string[] = [];
  const keep = (...messages: readonly unknown[]): unknown => complaints.push(messages.map(String).join(' '));
  const drop = (): unknown => undefined;
  const logger = { warn: keep, error: keep, info: drop, debug: drop, level: drop };
  const states = statesOf(rest.scales.map(({ name }) => name));
  const views = states.map(([key, isLog]) => [key, compile(spec(isLog), { logger: logger as never }).spec]);
  if (complaints.length > 0) throw new Error(`${rest.title}: ${complaints.join('; ')}`);
  return { ...rest, views: Object.fromEntries(views) as object };
}
