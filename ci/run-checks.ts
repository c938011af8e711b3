import { $ } from 'zx';
import { exitCodeOf } from '../core/exit-codes.ts';

/**
 * Runs programs of node_modules one after the other, all of them, also after one that fails; this process then ends with
 * the exit code of the first that did.
 */
export async function runChecks(commands: readonly (readonly string[])[]): Promise<void> {
  const run = $({ nothrow: true, stdio: 'inherit', preferLocal: true });
  for (const command of commands) {
    const { exitCode } = await run`${command}`;
    if (exitCode !== 0) process.exitCode ??= exitCode ?? exitCodeOf('crash');
  }
}
