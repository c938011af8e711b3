import { compile, type TopLevelSpec } from 'vega-lite';

/**
 * Vega specifications of Vega-Lite ones.
 * @throws Error when Vega-Lite warns of anything
 */
export function compileSpecs(specs: readonly TopLevelSpec[]): object[] {
  const complaints: string[] = [];
  const keep = (...messages: readonly unknown[]): unknown => complaints.push(messages.map(String).join(' '));
  const drop = (): unknown => undefined;
  const logger = { warn: keep, error: keep, info: drop, debug: drop, level: drop };
  const compiled = specs.map((spec) => compile(spec, { logger: logger as never }).spec);
  if (complaints.length > 0) throw new Error(complaints.join('; '));
  return compiled;
}
