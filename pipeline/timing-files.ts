import path from 'node:path';
import { writeWhole } from '../core/files.ts';
import { folderFail } from '../core/run/folder-fail.ts';
import type { Timing } from '../schemas/timing.d.ts';
import { problems } from '../schemas/validate.ts';

/**
 * Writes a timing, checked.
 * @returns the file
 * @throws Fail (exit 2) when the folder cannot be written; Error when the timing is not valid
 */
export async function writeTiming(folder: string, name: string, timing: Timing): Promise<string> {
  const [problem] = problems('timing', timing);
  if (problem !== undefined)
    throw new Error(
      `the timing is not valid: ${problem.pointer} is ${problem.found}, not ${problem.expected}`,
    );
  return writeInto(folder, name, `${JSON.stringify(timing, null, 1)}\n`);
}

/** Writes a text into a folder, atomically. */
export async function writeInto(folder: string, name: string, text: string | Buffer): Promise<string> {
  const file = path.join(folder, name);
  try {
    await writeWhole(file, text);
  } catch (error) {
    throw folderFail(file, error);
  }
  return file;
}
