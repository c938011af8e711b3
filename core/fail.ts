/** Exit codes of every command. */
export const exitCode = {
  fine: 0,
  /** A claim is contradicted or has regressed. */
  contradicted: 1,
  /** Bad input, usage, missing or stale baseline. */
  badInput: 2,
  /** Undecided or not comparable. */
  undecided: 3,
  crash: 4,
  /** Stopped by Ctrl-C: what was finished is stored. */
  interrupted: 130,
} as const;

export interface FailDetails {
  /** The file, option or parameter that is at fault, with a JSON pointer where there is one. */
  readonly where: string;
  /** What was found there. */
  readonly found: string;
  /** What would have been right. */
  readonly expected: string;
  /** The next step: a command, or what to change. */
  readonly next: string;
  readonly exitCode?: number;
  readonly cause?: unknown;
}

/**
 * The one error class for everything a user can mend. Its message reads
 * `where: found …, expected …. next`.
 */
export class Fail extends Error {
  readonly exitCode: number;
  /** What the message was made of. */
  readonly details: FailDetails;

  constructor(details: FailDetails) {
    super(
      `${details.where}: found ${details.found}, expected ${details.expected}. ${details.next}`,
      details.cause === undefined ? undefined : { cause: details.cause },
    );
    this.name = 'Fail';
    this.details = details;
    this.exitCode = details.exitCode ?? exitCode.badInput;
  }
}
