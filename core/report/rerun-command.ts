import type { Run } from '../../schemas/run.d.ts';

/** A word as a shell reads it back: as it is where no character in it means anything there, else quoted. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** What of a run says which cells it asked for. */
export type RunRequest = Pick<Run, 'suites' | 'profile' | 'engine' | 'compile' | 'seeds' | 'where'>;

/** The words after `reproduce` that ask for the same run: suites, profile and engine, and what else was given. */
export function requestArguments({ suites, profile, engine, compile, seeds, where }: RunRequest): string[] {
  return [
    ...suites,
    ...['--profile', profile, '--engine', engine],
    ...(compile === undefined ? [] : ['--compile', compile]),
    ...(seeds === undefined ? [] : ['--seeds', seeds]),
    ...(where === undefined ? [] : ['--where', ...where]),
  ];
}

/** The command that asks for the same run again: its suites, profile and engine, and its seeds and conditions where they were given. */
export function rerunCommand(request: RunRequest): string {
  return `npm run reproduce -- ${requestArguments(request).map(shellWord).join(' ')}`;
}
