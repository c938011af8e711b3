import type { Run } from '../../schemas/run.d.ts';

/** A word as a shell reads it back: as it is where no character in it means anything there, else quoted. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The command that asks for the same run again: its suites, profile and engine, and its seeds and conditions where they were given. */
export function rerunCommand({
  suites,
  profile,
  engine,
  compile,
  seeds,
  where,
}: Pick<Run, 'suites' | 'profile' | 'engine' | 'compile' | 'seeds' | 'where'>): string {
  const options = [
    '--profile',
    profile,
    '--engine',
    engine,
    ...(compile === undefined ? [] : ['--compile', compile]),
    ...(seeds === undefined ? [] : ['--seeds', seeds]),
    ...(where === undefined ? [] : ['--where', ...where]),
  ];
  return `npm run reproduce -- ${[...suites, ...options].map(shellWord).join(' ')}`;
}
