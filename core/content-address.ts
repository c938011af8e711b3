import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * A value's canonical JSON (RFC 8785).
 * @throws TypeError for a value that has none
 */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('a value without JSON has no content address');
  return text;
}

/** SHA-256 of a text, in hexadecimal. */
export function textAddress(text: string): string {
  return hash('sha256', text);
}

/** SHA-256, in hexadecimal, of a value's canonical JSON (RFC 8785): equal for equal values, whatever their key order. */
export function contentAddress(value: unknown): string {
  return textAddress(canonicalText(value));
}
