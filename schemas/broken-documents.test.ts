import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from '../core/parse-document.ts';
import { exampleDocument } from './fixtures/example-document.ts';
import { declaredExperiments, problems, withDefaults } from './validate.ts';

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.schema.json'))
  .map((file) => file.replace('.schema.json', ''));

/** Documents by themselves, and what a suite's cells take and give. */
const references = names.flatMap((name) => {
  const roles = Object.values(declaredExperiments(name));
  const definitions = new Set(roles.flatMap(({ parameters, measurements }) => [parameters, measurements]));
  return definitions.size === 0 ? [name] : [...definitions].map((each) => `${name}#/$defs/${each}`);
});

type Place = readonly (string | number)[];

/** Every field and item of a document, and the document itself. */
function places(value: unknown, here: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [here];
  return [here, ...Object.entries(value).flatMap(([name, part]) => places(part, [...here, name]))];
}

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

/** What stands in place of a field, as text of JSON; undefined: the field is removed. */
const damage = fc.oneof(
  fc.constantFrom(undefined, 'null', '"text"', '""', '1e999', '-1e999', '-0', '{}', '[]', 'true'),
  fc.constantFrom(`"${'x'.repeat(2 ** 16)}"`, '9'.repeat(400), deep(50), deep(100_000)),
  fc.constantFrom('{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{}}}', '{"length":1e9}'),
  fc.jsonValue().map((value) => JSON.stringify(value)),
);

const mark = '\u0000here\u0000';

/** The text of a document with something else in one place. */
function broken(document: unknown, place: Place, text: string | undefined): string {
  if (place.length === 0) return text ?? '';
  const copy = structuredClone(document);
  const holder = place.slice(0, -1).reduce<unknown>((value, name) => (value as never)[name], copy) as never;
  const name = place.at(-1)!;
  if (text === undefined) Reflect.deleteProperty(holder, name);
  else Reflect.set(holder, name, mark);
  return JSON.stringify(copy).replace(JSON.stringify(mark), () => text ?? '');
}

describe('documents with one field broken', () => {
  test('the examples are valid, and have fields', () => {
    for (const reference of references) {
      const document = exampleDocument(reference);
      assert.deepEqual(problems(reference, document), [], reference);
      assert.ok(places(document).length > 1, reference);
    }
    assert.ok(references.length >= names.length);
  });

  for (const reference of references) {
    test(`${reference}: refused with the place, or accepted; no crash`, () => {
      const document = exampleDocument(reference);
      const all = places(document);
      const property = fc.property(fc.constantFrom(...all), damage, (place, text) => {
        const parsed = parseDocument(Buffer.from(broken(document, place, text)));
        if (parsed.state === 'refused') return;
        const found = problems(reference, parsed.document);
        for (const { pointer, found: what, expected } of found) {
          assert.match(pointer, /^(\/|$)/);
          assert.ok(what.length <= 80 && expected !== '');
        }
        if (typeof parsed.document === 'object' && parsed.document !== null) {
          withDefaults(reference, parsed.document);
        }
      });
      fc.assert(property, { numRuns: 25, seed: 1 });
      assert.equal(Reflect.get({}, 'polluted'), undefined);
    });
  }

  test('a required field that is gone, null or infinite is refused where it is', () => {
    const document = exampleDocument('result');
    for (const text of [undefined, 'null', '1e999']) {
      const parsed = parseDocument(Buffer.from(broken(document, ['digest'], text)));
      assert.ok(parsed.state === 'parsed');
      assert.ok(problems('result', parsed.document).some(({ pointer }) => pointer === '/digest'));
    }
    const [levels] = [parseDocument(Buffer.from(broken(document, ['digest'], deep(100_000))))];
    assert.equal(levels.state, 'refused');
  });
});
