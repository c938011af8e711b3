import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export type ChildAnswer<T> =
  | { readonly state: 'answered'; readonly answer: T }
  /** `log` is everything the child wrote to stderr. */
  | { readonly state: 'failed'; readonly reason: string; readonly log: string };

/** What a child writes to stderr, followed by the reason in one line, before it ends with a code that is not 0. */
export const failureMark = 'FAILED';

/**
 * Runs a program of this project in a child process and reads the one JSON document it prints: a native library
 * that crashes takes only the child with it.
 *
 * @param program path of a TypeScript file
 * @param environment variables that the child gets besides ours
 * @param patienceMs when it counts as hanging
 */
export async function askChild<T>(
  program: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  patienceMs = 120_000,
): Promise<ChildAnswer<T>> {
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), program, ...parameters],
      { env: { ...process.env, ...environment }, timeout: patienceMs },
    );
    return { state: 'answered', answer: JSON.parse(stdout) as T };
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    return { state: 'failed', reason: reasonOf(error as Ending, stderr, message, patienceMs), log: stderr };
  }
}

/** How Node says that a child ended. */
interface Ending {
  readonly killed?: boolean;
  readonly signal?: string | null;
}

function reasonOf(ending: Ending, stderr: string, message: string, patienceMs: number): string {
  const said = new RegExp(`^${failureMark} (.*)$`, 'm').exec(stderr)?.[1];
  if (said !== undefined) return said.replace(/\.$/, '');
  if (ending.killed === true) return `no answer within ${patienceMs / 1000} s`;
  if (typeof ending.signal === 'string') return `its process ended with ${ending.signal}`;
  return message.split('\n')[0]!;
}

/** Runs what a child is for: prints the answer as JSON, or the reason why there is none. */
export async function answerParent(answer: () => Promise<unknown>): Promise<void> {
  try {
    console.log(JSON.stringify(await answer()));
  } catch (error) {
    const { message } = error instanceof Error ? error : new Error(String(error));
    console.error(`${failureMark} ${message.replaceAll('\n', ' ')}`);
    process.exitCode = 2;
  }
}
