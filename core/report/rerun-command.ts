import type { Run } from '../../schemas/run.d.ts';

/** The command that asks for the same run again: its suites, profile and engine, and its seeds where they were given. */
export function rerunCommand({ suites, profile, engine, seeds }: Run): string {
  const options = [
    '--profile',
    profile,
    '--engine',
    engine,
    ...(seeds === undefined ? [] : ['--seeds', seeds]),
  ];
  return `npm run reproduce -- ${[...suites, ...options].join(' ')}`;
}
