import { readFile } from 'node:fs/promises';
import { Fail } from '../core/fail.ts';
import { problems } from '../schemas/validate.ts';

/**
 * A document from a file, held against its schema.
 *
 * @param schema its schema's name
 * @param next what to do where it is not what it should be
 * @returns undefined where there is no such file
 * @throws Fail (exit 2) for a file that cannot be read, is not JSON or does not fit the schema
 */
export async function readDocument(file: string, schema: string, next: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    const found = (cause as Error).message;
    throw new Fail({ where: file, found, expected: 'a file that can be read', next, cause });
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new Fail({
      where: file,
      found: 'text that is not JSON',
      expected: `a ${schema} document`,
      next,
      cause,
    });
  }
  const [problem] = problems(schema, document);
  if (problem !== undefined) {
    throw new Fail({
      where: `${file}#${problem.pointer}`,
      found: problem.found,
      expected: problem.expected,
      next,
    });
  }
  return document;
}
