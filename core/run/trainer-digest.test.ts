import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { programDigest } from './trainer-digest.ts';

const files = {
  'package.json': '{ "dependencies": { "odex": "2.0.4", "vega": "6.4.0" } }',
  'train.ts': `import { step } from './step.ts';
export const run = (at: number): number => step(at) + size;
import { size } from './sizes.ts';
`,
  'step.ts': `import { createRequire } from 'node:module';
const solver = createRequire(import.meta.url)('odex');
/** One step. */
export function step(at: number): number {
  const rate = 0.5;
  return at - rate * solver(at);
}
`,
  'sizes.ts': `import { readFileSync } from 'node:fs';
export const size = JSON.parse(readFileSync('sizes.json', 'utf8')).size;
`,
  'sizes.json': '{ "size": 3 }',
  'beside.ts': 'export const unused = 1;',
};
type FileName = keyof typeof files;

describe('the digest of a program', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'digest-'));
  });
  after(() => rm(folder, { recursive: true }));

  let trees = 0;
  /** The digest of the program above with one text in place of another in one of its files. */
  async function digest(file?: FileName, from = '', to = ''): Promise<string> {
    const root = path.join(folder, `${trees++}`);
    await mkdir(root);
    for (const [name, text] of Object.entries(files)) {
      if (name === file) assert.ok(text.includes(from), `${name} has ${from}`);
      await writeFile(path.join(root, name), name === file ? text.replace(from, to) : text);
    }
    return programDigest(['train.ts'], root);
  }

  for (const [what, file, from, to] of [
    ['comment', 'step.ts', '/** One step. */', '// A step\n// of the flow.'],
    [
      'layout',
      'step.ts',
      'return at - rate * solver(at);',
      'return (\n    at -\n    rate * solver(at)\n  );',
    ],
    ['type', 'train.ts', '(at: number): number', '(at: number)'],
    ['file that it does not import', 'beside.ts', '1', '2'],
    ['version of a package that it does not name', 'package.json', '6.4.0', '6.5.0'],
    ['layout of a document', 'sizes.json', '{ "size": 3 }', '{\n  "size": 3\n}'],
  ] as const) {
    test(`is the same with another ${what}`, async () => {
      assert.equal(await digest(file, from, to), await digest());
    });
  }

  for (const [what, file, from, to] of [
    ['number in a file that it imports', 'step.ts', '0.5', '0.25'],
    ['sign', 'step.ts', 'at - rate', 'at + rate'],
    ['step left out', 'train.ts', 'step(at) + size', 'size'],
    ['number in a document that it reads', 'sizes.json', '3', '4'],
    ['version of a package that it names', 'package.json', '2.0.4', '2.0.5'],
  ] as const) {
    test(`is another with another ${what}`, async () => {
      assert.notEqual(await digest(file, from, to), await digest());
    });
  }
});
