import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Fail } from '../core/fail.ts';
import type { Statements } from '../schemas/statements.d.ts';
import { problems } from '../schemas/validate.ts';
import { root } from './project.ts';

/**
 * What the paper says and which claims decide it: docs/statements.json.
 * @throws Fail (exit 2) where the file does not fit its schema
 */
export function readStatements(): Statements {
  const document: unknown = JSON.parse(readFileSync(path.join(root, 'docs', 'statements.json'), 'utf8'));
  const [fault] = problems('statements', document);
  if (fault === undefined) return document as Statements;
  const where = `docs/statements.json#${fault.pointer}`;
  throw new Fail({ where, found: fault.found, expected: fault.expected, next: 'Correct the file.' });
}
