import { fork, type ChildProcess } from 'node:child_process';
import { Fail } from '../core/fail.ts';
import type { Reply, RequestKind, Requests } from './visit-protocol.ts';

/** One side of a run: a tree of this project whose processes measure. */
export interface Side {
  /** For messages: `this revision`, a commit. */
  readonly name: string;
  /** `bench/measure-visits.ts` of that tree. */
  readonly program: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Longer than anything takes that a process is asked for, in milliseconds. */
const patienceMs = 300_000;

/** Of what a process writes to stderr, the end that is kept for a message. */
const keptCharacters = 2000;

/** A process of one side that measures what it is asked for, and does nothing meanwhile. */
export class MeasuringProcess {
  readonly #side: Side;
  readonly #child: ChildProcess;
  #said = '';

  constructor(side: Side) {
    this.#side = side;
    this.#child = fork(side.program, {
      // Otherwise V8 throws away the code of what was not visited for a while, and each visit begins by compiling.
      execArgv: ['--no-flush-bytecode', '--import', import.meta.resolve('tsx')],
      env: { ...process.env, ...side.environment },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#said = (this.#said + chunk.toString()).slice(-keptCharacters);
    });
  }

  /**
   * Asks for something and waits for the answer.
   *
   * @param patience milliseconds after which it counts as hanging
   * @throws Fail (exit 2) where it fails, ends or hangs
   */
  ask<K extends RequestKind>(
    kind: K,
    ask: Requests[K]['ask'],
    patience = patienceMs,
  ): Promise<Requests[K]['answer']> {
    const child = this.#child;
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        settle();
      };
      const fail = (found: string): void => end(() => reject(this.#failure(found)));
      const timer = setTimeout(() => fail(`no answer within ${Math.ceil(patience / 1e3)} s`), patience);
      child.on('error', (error) => fail(error.message));
      child.on('close', (code, signal) =>
        fail(`its process ended with ${signal ?? `exit code ${code ?? '?'}`}`),
      );
      child.on('message', (reply: Reply) => {
        if (reply.state === 'failed') fail(reply.reason);
        else end(() => resolve(reply.answer));
      });
      child.send({ kind, ask }, (error) => {
        if (error !== null) fail(error.message);
      });
    });
  }

  /** The system's number of the process; undefined where it could not be started. */
  get id(): number | undefined {
    return this.#child.pid;
  }

  /** Ends it, whatever it does. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #failure(found: string): Fail {
    const last = this.#said.trim().split('\n').at(-1) ?? '';
    return new Fail({
      where: `bench of ${this.#side.name}`,
      found: `${found.replace(/\.$/, '')}${last === '' ? '' : ` (${last})`}`,
      expected: 'timings',
      next: 'Run "npm run doctor" to see whether the engine works here.',
    });
  }
}
