import { hash } from 'node:crypto';
import type { Result } from '../../schemas/result.d.ts';

const [opening, closing] = [Buffer.from(',"seal":"'), Buffer.from('"}\n')];
const digits = 64;
const ending = opening.length + digits + closing.length;

/**
 * The text of a result's file: its JSON, and as the last field the SHA-256 of all the text before that field. Who reads the
 * file knows by one hash of its bytes that it is as it was written, digest and hash included, without making the canonical
 * JSON of which those are.
 */
export function sealedText(result: Result): string {
  const text = JSON.stringify(result).slice(0, -1);
  return `${text}${opening.toString()}${hash('sha256', text)}${closing.toString()}`;
}

/** Whether a file ends with the seal of the text before it. One without a seal may be sound all the same. */
export function isSealIntact(bytes: Buffer): boolean {
  const end = bytes.length - ending;
  if (end <= 0 || opening.compare(bytes, end, end + opening.length) !== 0) return false;
  if (closing.compare(bytes, bytes.length - closing.length) !== 0) return false;
  const seal = bytes.toString('latin1', end + opening.length, bytes.length - closing.length);
  return hash('sha256', bytes.subarray(0, end)) === seal;
}
