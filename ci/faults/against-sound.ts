import type { Ended } from './running-command.ts';
import { differences } from './stored-files.ts';

/** What is wrong with a run that was to end by itself, with 0, and with the results of an undisturbed one. */
export function againstSound({ exit, stderr, hung }: Ended, out: string, sound: string): string[] {
  if (hung) return ['it hangs'];
  return exit === '0' ? differences(out, sound) : [`exit ${exit}: ${stderr}`];
}
