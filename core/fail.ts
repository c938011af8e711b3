import { exitCodeOf, type ExitCode, type SituationName } from './exit-codes.ts';
import { printable } from './printable.ts';

export interface FailDetails {
  /** The file, option or parameter that is at fault, with a JSON pointer where there is one. */
  readonly where: string;
  /** What was found there. */
  readonly found: string;
  /** What would have been right. */
  readonly expected: string;
  /** The next step: a command, or what to change. */
  readonly next: string;
  /** Which line of the table of exit codes it is; default: bad input. */
  readonly situation?: SituationName;
  readonly cause?: unknown;
}

/**
 * The one error class for everything a user can mend. Its message reads
 * `where: found …, expected …. next`.
 */
export class Fail extends Error {
  readonly exitCode: ExitCode;
  readonly situation: SituationName;
  /** What the message was made of. */
  readonly details: FailDetails;

  constructor(details: FailDetails) {
    super(
      printable(`${details.where}: found ${details.found}, expected ${details.expected}. ${details.next}`),
      details.cause === undefined ? undefined : { cause: details.cause },
    );
    this.name = 'Fail';
    this.details = details;
    this.situation = details.situation ?? 'bad input';
    this.exitCode = exitCodeOf(this.situation);
  }
}
