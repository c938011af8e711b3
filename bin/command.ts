import { Command, CommanderError } from 'commander';
import { exitCodeOf } from '../core/exit-codes.ts';
import { Fail } from '../core/fail.ts';
import { printable } from '../core/printable.ts';
import { guardOutput } from './broken-output.ts';
import { endWithoutNpm } from './lost-npm.ts';
import { refuseSwallowedOptions } from './swallowed-options.ts';

/** A command-line program of this project: exits through exceptions, help on stdout, the rest on stderr. */
export function newCommand(name: string, description: string): Command {
  return new Command(`npm run ${name} --`)
    .description(description)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .helpOption('-h, --help', 'show this help')
    .showSuggestionAfterError();
}

/**
 * Runs a program on this process's arguments and ends with the exit code that its action returns. A `Fail` is
 * its message and its code; wrong usage is exit 2; anything else, wherever it was thrown, is a crash, exit 4, with its
 * stack.
 */
export async function runCommand(program: Command): Promise<void> {
  guardOutput();
  endWithoutNpm(process.env);
  process.on('uncaughtException', (error) => process.exit(explain(error, program)));
  try {
    refuseSwallowedOptions(program, process.env, process.argv.slice(2));
    await program.parseAsync();
  } catch (error) {
    process.exitCode = explain(error, program);
  }
}

/**
 * Reads this process’s arguments for a script that is one action from top to bottom. Help and wrong usage end the process
 * before anything is done.
 */
export function parsedArguments(program: Command): Command {
  guardOutput();
  try {
    refuseSwallowedOptions(program, process.env, process.argv.slice(2));
    return program.parse();
  } catch (error) {
    process.exit(explain(error, program));
  }
}

function explain(error: unknown, program: Command): number {
  if (error instanceof Fail) {
    console.error(error.message);
    return error.exitCode;
  }
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodeOf('done');
    console.error(`${printable(error.message).replace(/\.?$/, '.')} Run "${program.name()} --help".`);
    return exitCodeOf('usage');
  }
  console.error(printable(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  console.error('This is a defect of getrich-bench, not of your input. Results already stored are kept.');
  return exitCodeOf('crash');
}
