import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { EngineRecord } from '../../schemas/device.d.ts';
import type { EngineName } from './engine.ts';

export type ChildAnswer =
  | { readonly state: 'opened'; readonly record: EngineRecord }
  /** `log` is everything the child wrote to stderr. */
  | { readonly state: 'failed'; readonly reason: string; readonly log: string };

/** How long an engine may take to start; a GPU's kernels are loaded within seconds. */
const patienceMs = 120_000;

/**
 * Starts an engine in a child process and says what it recorded: a native library that crashes takes only the
 * child with it.
 *
 * @param environment variables that the child gets besides ours
 */
export async function openInChild(
  name: EngineName,
  environment: Readonly<Record<string, string>> = {},
): Promise<ChildAnswer> {
  const program = path.join(import.meta.dirname, 'print-engine-record.ts');
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), program, name],
      { env: { ...process.env, ...environment }, timeout: patienceMs },
    );
    return { state: 'opened', record: JSON.parse(stdout) as EngineRecord };
  } catch (error) {
    const { stderr = '', signal, message } = error as Error & { stderr?: string; signal?: string };
    const said = /^FAILED (.*)$/m.exec(stderr)?.[1];
    const died = typeof signal === 'string' ? `the process ended with ${signal}` : message;
    return { state: 'failed', reason: said ?? died.split('\n')[0]!, log: stderr };
  }
}
