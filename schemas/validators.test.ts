import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { schemaAt, schemaTexts } from './schema-files.ts';
import { keptFile, validatorFor } from './validators.ts';

/** Ajv itself, on the same schemas. */
function direct(reference: string, useDefaults = false) {
  const ajv = new Ajv2020({ allErrors: true, useDefaults, strictTypes: false, verbose: true });
  ajv.addVocabulary(['experiments']);
  for (const text of schemaTexts().values()) ajv.addSchema(JSON.parse(text) as object);
  return ajv.getSchema(`getrich-bench/${reference}`)!;
}

const damages = { claim: '', cell: 'module.exports = 7;', costs: 'module.exports = (' };

for (const [reference, damage] of Object.entries(damages)) {
  test(`a kept validator that holds ${JSON.stringify(damage)} is made anew, and says what Ajv says`, () => {
    const file = keptFile(reference, 'as it is');
    writeFileSync(file, damage);
    const validate = validatorFor(reference, 'as it is');
    assert.match(readFileSync(file, 'utf8'), /validate/, 'it is kept again');
    const expected = direct(reference);
    for (const document of [{}, [], { id: 7, nothing: 'of ours' }]) {
      assert.equal(validate(document), expected(document));
      assert.deepEqual(validate.errors, expected.errors);
    }
  });
}

test('a validator fills in the defaults that Ajv does, and finds the same faults', () => {
  const reference = 'relu#/$defs/GridParameters';
  const [validate, expected] = [validatorFor(reference, 'with defaults'), direct(reference, true)];
  const [one, other] = [0, 1].map(() => ({ seed: 1, tau: 'a' }));
  assert.equal(validate(one), false);
  assert.equal(expected(other), false);
  assert.deepEqual(validate.errors, expected.errors);
  assert.deepEqual(one, other);
  assert.ok(Object.keys(one!).length > 2, 'defaults were filled in');
});

test('a reference to no schema is refused', () => {
  assert.throws(() => validatorFor('nothing', 'as it is'), /no schema nothing/);
  assert.throws(() => schemaAt('cell#/$defs/Nothing'), /no schema cell#/);
});
