import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256, in hexadecimal, of a value's canonical JSON (RFC 8785): equal for equal values, whatever their key order. */
export function contentAddress(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('a value without JSON has no content address');
  return createHash('sha256').update(text).digest('hex');
}
