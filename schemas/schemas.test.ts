import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';

const folder = import.meta.dirname;

test('every schema is one by JSON Schema 2020-12, under its file’s name', async () => {
  const ajv = new Ajv2020();
  const files = readdirSync(folder).filter((file) => file.endsWith('.schema.json'));
  assert.ok(files.length > 10);
  for (const file of files) {
    const schema = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { $id: string };
    assert.equal(await ajv.validateSchema(schema), true, `${file}: ${ajv.errorsText()}`);
    assert.equal(schema.$id, `getrich-bench/${file.replace('.schema.json', '')}`);
  }
  assert.equal(await ajv.validateSchema({ type: 'no such type' }), false);
});
