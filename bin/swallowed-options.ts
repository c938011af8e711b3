import type { Command, Option } from 'commander';
import { Fail } from '../core/fail.ts';

/** What npm made of `--name=value` (or of `--name`, as `true`) in front of its `--`. */
interface Swallowed {
  readonly option: Option;
  readonly value: string;
}

/** `--profile smoke`, `--fresh`, or `--profile <name>` where npm kept no value. */
function asTyped({ option, value }: Swallowed): string {
  if (option.isBoolean()) return option.long!;
  return value === 'true'
    ? `${option.long!} ${/<.*/.exec(option.flags)?.[0] ?? ''}`
    : `${option.long!} ${value}`;
}

/**
 * The command that was meant. npm takes `--profile smoke` apart: the option it keeps, the value it hands on; with one such
 * option the value is the first word of what is left.
 */
function intended(name: string, swallowed: readonly Swallowed[], rest: readonly string[]): string {
  const bare = swallowed.filter(({ option, value }) => !option.isBoolean() && value === 'true');
  const [value, ...others] = rest;
  if (bare.length === 1 && value !== undefined && !value.startsWith('-')) {
    const mended = swallowed.map((one) => (one === bare[0] ? { ...one, value } : one));
    return [name, ...others, ...mended.map(asTyped)].join(' ');
  }
  return [name, ...rest, ...swallowed.map(asTyped)].join(' ');
}

/**
 * Refuses options that were written before npm's `--`. npm keeps them as settings of its own, warns at most, and the
 * program would run another protocol than the one that was asked for.
 *
 * @param environment npm hands its settings on as `npm_config_<name>`
 * @param rest what did arrive
 * @throws Fail (exit 2) with the command that was meant
 */
export function refuseSwallowedOptions(
  program: Command,
  environment: Readonly<Record<string, string | undefined>>,
  rest: readonly string[],
): void {
  if (environment['npm_lifecycle_event'] === undefined) return;
  const swallowed = [program, ...program.commands]
    .flatMap(({ options }) => options)
    .flatMap((option) => {
      const value = environment[`npm_config_${option.long!.slice(2).replaceAll('-', '_')}`];
      return value === undefined || value === '' || rest.includes(option.long!) ? [] : [{ option, value }];
    })
    .filter(({ option }, i, all) => all.findIndex((other) => other.option.long === option.long) === i);
  if (swallowed.length === 0) return;
  throw new Fail({
    where: program.name().replace(/ --$/, ''),
    found: `${swallowed.map(({ option }) => option.long).join(', ')} before "--", which npm keeps for itself`,
    expected: 'options after "--"',
    next: `Run: ${intended(program.name(), swallowed, rest)}`,
  });
}
