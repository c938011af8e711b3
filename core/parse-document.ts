/** Levels of arrays and objects that a document of ours may have; they have ten at most. */
const deepest = 64;

/** JSON as it was read, or what is wrong with the text. */
export type ParsedDocument =
  | { readonly state: 'parsed'; readonly document: unknown }
  | { readonly state: 'refused'; readonly found: string };

/** Bytes of JSON's signs. */
const [quote, backslash, openArray, closeArray, openObject, closeObject] = Buffer.from('"\\[]{}');

/**
 * Parses JSON of bounded depth. What walks a document after that may call itself for each level; without a bound a file of
 * a few kilobytes would end the program.
 *
 * @param isOurs the text is known to be one that was written by us, so that its depth needs no count
 */
export function parseDocument(bytes: Buffer, isOurs = false): ParsedDocument {
  if (bytes.length === 0) return { state: 'refused', found: 'an empty file' };
  if (!isOurs && depthOf(bytes) > deepest) {
    return { state: 'refused', found: `arrays and objects more than ${deepest} levels deep` };
  }
  const text = bytes.toString('utf8');
  try {
    return { state: 'parsed', document: JSON.parse(text) as unknown };
  } catch {
    const found = text.trim() === '' ? 'an empty file' : 'text that is not JSON (truncated?)';
    return { state: 'refused', found };
  }
}

/** Most brackets open at once, outside strings. */
function depthOf(bytes: Buffer): number {
  let [depth, most, inString] = [0, 0, false];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (inString) {
      if (byte === backslash) i++;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (byte === openArray || byte === openObject) most = Math.max(most, ++depth);
    else if (byte === closeArray || byte === closeObject) depth--;
  }
  return most;
}
