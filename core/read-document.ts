import { problems } from '../schemas/validate.ts';
import type { SituationName } from './exit-codes.ts';
import { Fail } from './fail.ts';
import { parseDocument } from './parse-document.ts';
import { readRegular } from './read-regular.ts';

/** Bytes that a document of ours may have: the largest have a few million. */
const largestDocument = 2 ** 26;

export interface DocumentRequest {
  /** Schema that the document must match; left out, any JSON is taken. */
  readonly schema?: string;
  /** What the file should be, for the message. */
  readonly expected: string;
  /** What to do where it is not. */
  readonly next: string;
  /** How the file is called in messages; left out: its path. */
  readonly name?: string;
  /** Bytes that the file may have; left out: 64 MiB. */
  readonly largest?: number;
  /** The document's bytes among the file's, where something stands above it; left out: all. */
  readonly within?: (bytes: Buffer) => Buffer;
  /** Whether it may be a link. */
  readonly links: 'follow' | 'refuse';
  /** What it is to the exit code that it is not right. */
  readonly situation?: SituationName;
}

/**
 * Reads a document of bounded size and depth, and holds it against its schema.
 *
 * @returns the document, or undefined where there is no file
 * @throws Fail (exit 2) for anything else at its place, a file that cannot be read, that is not JSON, or is not valid
 */
export function readDocument(file: string, request: DocumentRequest): unknown {
  const { schema, expected, next, name = file, links, largest = largestDocument } = request;
  const situation = request.situation === undefined ? {} : { situation: request.situation };
  const fail = (found: string): Fail => new Fail({ where: name, found, expected, next, ...situation });
  const content = readRegular(file, largest, links);
  if (content.state === 'absent') return undefined;
  if (content.state === 'refused') throw fail(content.found);
  const parsed = parseDocument(request.within?.(content.bytes) ?? content.bytes);
  if (parsed.state === 'refused') throw fail(parsed.found);
  const [problem] = schema === undefined ? [] : problems(schema, parsed.document);
  if (problem !== undefined) {
    throw new Fail({
      where: `${name}#${problem.pointer}`,
      found: problem.found,
      expected: problem.expected,
      next,
      ...situation,
    });
  }
  return parsed.document;
}
