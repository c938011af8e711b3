import { $ } from 'zx';

/** Where and how the tools of a set-up run. */
export interface ToolContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Ends the tool that is running. */
  readonly signal: AbortSignal;
  readonly cwd?: string;
}

export interface ToolResult {
  /** 127: there is no such command. */
  readonly code: number;
  readonly stdout: string;
  /** Both streams, for messages. */
  readonly output: string;
}

/**
 * Runs a command to its end and keeps what it wrote.
 * @throws the signal's reason when it was ended by the signal
 */
export async function runTool(
  command: string,
  parameters: readonly string[],
  { environment, signal, cwd }: ToolContext,
): Promise<ToolResult> {
  signal.throwIfAborted();
  const options = { nothrow: true, quiet: true, env: { ...environment }, signal, ...(cwd && { cwd }) };
  const { exitCode, stdout, stderr } = await $(options)`${command} ${parameters}`;
  signal.throwIfAborted();
  return { code: exitCode ?? 1, stdout, output: `${stdout}${stderr}` };
}

/** The last line of a tool's output that says something, for the end of a message. */
export function lastLine(output: string): string {
  return output.trim().split('\n').at(-1)?.trim() ?? '';
}

/** The first line of a tool's output that matches, or its last line. */
export function tellingLine(output: string, pattern: RegExp): string {
  return (
    output
      .split('\n')
      .find((line) => pattern.test(line))
      ?.trim() ?? lastLine(output)
  );
}
