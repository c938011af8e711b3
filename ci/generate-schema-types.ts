/**
 * Writes `schemas/<name>.d.ts` from `schemas/<name>.schema.json`, so that a document's shape is declared once.
 * With `--check` it writes nothing and exits 1 where a file is out of date.
 */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compile } from 'json-schema-to-typescript';
import { newCommand, parsedArguments } from '../bin/command.ts';
import { exitCodeOf } from '../core/exit-codes.ts';

const folder = path.join(import.meta.dirname, '..', 'schemas');

async function schemaFile(name: string): Promise<string> {
  return readFile(path.join(folder, `${name}.schema.json`), 'utf8');
}

interface Schema {
  readonly title: string;
  /** Of a suite: its experiments, and the definitions of what their cells take and give. */
  readonly experiments?: Readonly<
    Record<string, { readonly parameters: string; readonly measurements: string }>
  >;
}

/** The type that a suite's trainers, claims and figures share. */
function experimentsType({ title, experiments = {} }: Schema): string {
  const entries = Object.entries(experiments).map(
    ([experiment, { parameters, measurements }]) =>
      `  '${experiment}': { parameters: ${parameters}; measurements: ${measurements} };\n`,
  );
  if (entries.length === 0) return '';
  const name = title.replace('Cells', 'Experiments');
  return `\n/** What the cells of each experiment take and give. */\nexport type ${name} = {\n${entries.join('')}};\n`;
}

/** The TypeScript declarations of one schema. */
async function declarations(name: string): Promise<string> {
  const { experiments, ...schema } = JSON.parse(await schemaFile(name)) as Schema;
  const types = await compile({ ...schema }, schema.title, {
    additionalProperties: false,
    unreachableDefinitions: true,
    ignoreMinAndMaxItems: true,
    bannerComment: `/* Written by "npm run schemas" from ${name}.schema.json; do not edit. */`,
    style: { printWidth: 110, singleQuote: true },
    $refOptions: {
      resolve: {
        project: {
          order: 1,
          canRead: true,
          // A reference is another schema's name, which stands beside this one.
          read: (file: { url: string }) => schemaFile(path.posix.basename(file.url.replace(/#.*$/, ''))),
        },
      },
    },
  });
  return types + experimentsType({ ...schema, ...(experiments === undefined ? {} : { experiments }) });
}

const options = parsedArguments(
  newCommand('schemas', 'Write schemas/*.d.ts from schemas/*.schema.json.').option(
    '--check',
    'write nothing, and exit 1 where a file is out of date (default: off)',
  ),
).opts<{ check?: boolean }>();
const check = options.check === true;
const stale: string[] = [];
for (const file of (await readdir(folder)).filter((entry) => entry.endsWith('.schema.json')).sort()) {
  const name = file.replace('.schema.json', '');
  const target = path.join(folder, `${name}.d.ts`);
  const wanted = await declarations(name);
  if (check) {
    if ((await readFile(target, 'utf8').catch(() => '')) !== wanted) stale.push(target);
  } else {
    await writeFile(target, wanted);
  }
}
if (stale.length > 0) {
  console.error(`out of date: ${stale.join(', ')}. Run "npm run schemas".`);
  process.exitCode = exitCodeOf('out of date');
}
