import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** What the ids of all schemas begin with. */
export const idPrefix = 'getrich-bench/';

let texts: ReadonlyMap<string, string> | undefined;

/** The files `*.schema.json` of this folder: their text by name, without the ending. */
export function schemaTexts(): ReadonlyMap<string, string> {
  const folder = import.meta.dirname;
  const ending = '.schema.json';
  texts ??= new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith(ending))
      .sort()
      .map((file) => [file.slice(0, -ending.length), readFileSync(path.join(folder, file), 'utf8')]),
  );
  return texts;
}

const documents = new Map<string, object>();

function schemaDocument(name: string): object {
  const known = documents.get(name);
  if (known !== undefined) return known;
  const text = schemaTexts().get(name);
  if (text === undefined) throw new Error(`no schema ${name}`);
  const document = JSON.parse(text) as object;
  documents.set(name, document);
  return document;
}

/**
 * A schema (`name`) or one of its definitions (`name#/$defs/Definition`).
 * @throws Error where there is none
 */
export function schemaAt(reference: string): object {
  const [name, pointer = ''] = reference.split('#') as [string, string?];
  let found: unknown = schemaDocument(name);
  for (const key of pointer.split('/').slice(1))
    found = (found as Record<string, unknown> | undefined)?.[key];
  if (found === undefined) throw new Error(`no schema ${reference}`);
  return found as object;
}
