import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { contentAddress } from '../content-address.ts';
import { keptBundle, type Bundle } from '../kept-bundle.ts';

const ownRoot = path.join(import.meta.dirname, '..', '..');

/** Packages by name, with the version that package.json pins, whether this machine has them or not. */
async function pinnedPackages(root: string): Promise<Readonly<Record<string, string>>> {
  const { dependencies, optionalDependencies } = JSON.parse(
    await readFile(path.join(root, 'package.json'), 'utf8'),
  ) as Record<'dependencies' | 'optionalDependencies', Record<string, string>>;
  return { ...dependencies, ...optionalDependencies };
}

/** The folders in which the parts of a program lie. */
function foldersOf(inputs: readonly string[]): string[] {
  return [...new Set(inputs.map((file) => path.dirname(file)))].sort();
}

/** The class of messages and the table of exit codes: no measurement depends on their words. */
const withoutMessages: Plugin = {
  name: 'without messages',
  setup(builder) {
    builder.onResolve({ filter: /\/fail\.ts$/ }, () => ({ path: 'fail', external: true }));
  },
};

function bundled(entry: string, root: string): Promise<Bundle> {
  return keptBundle(
    entry,
    {
      packages: 'external',
      // Not identifiers: the names that esbuild gives depend on which letters the source has, its types included.
      ...{ minifyWhitespace: true, minifySyntax: true, legalComments: 'none' },
      plugins: [withoutMessages],
      ...{ format: 'esm', platform: 'node', target: 'es2023' },
    },
    root,
  );
}

/** JSON documents beside a program's parts that it names: it reads them while it runs. */
async function documentsOf({ code, inputs }: Bundle, root: string): Promise<[string, unknown][]> {
  const names = [...new Set([...code.matchAll(/["'`]([\w-]+\.json)["'`]/g)].map(([, name]) => name!))];
  const found = await Promise.all(
    foldersOf(inputs).flatMap((folder) =>
      names.map(async (name): Promise<[string, unknown][]> => {
        const file = path.posix.join(folder, name);
        const text = await readFile(path.join(root, file), 'utf8').catch(() => undefined);
        return text === undefined ? [] : [[file, JSON.parse(text)]];
      }),
    ),
  );
  return found.flat().sort(([one], [other]) => (one < other ? -1 : 1));
}

/** As a whole, or the beginning of a path into it: `odex`, `ajv/dist/2020.js`. */
function isNamed(id: string, code: string): boolean {
  return ['"', "'", '`'].some((quote) => [quote, '/'].some((end) => code.includes(`${quote}${id}${end}`)));
}

interface Part {
  readonly code: string;
  readonly documents: readonly (readonly [file: string, content: unknown])[];
  readonly packages: Readonly<Record<string, string>>;
}

const parts = new Map<string, Promise<Part>>();

async function partOf(entry: string, root: string): Promise<Part> {
  const [bundle, packages] = await Promise.all([bundled(entry, root), pinnedPackages(root)]);
  const used = Object.entries(packages).filter(([id]) => isNamed(id, bundle.code));
  return {
    ...{ code: bundle.code, documents: await documentsOf(bundle, root) },
    packages: Object.fromEntries(used),
  };
}

function partOnce(entry: string, root: string): Promise<Part> {
  const name = path.join(root, entry);
  const part = parts.get(name) ?? partOf(entry, root);
  parts.set(name, part);
  return part;
}

/**
 * What a program is made of, as a SHA-256 in hexadecimal: the code of its entry files and of all that they import,
 * bundled without comments, types and layout; the JSON documents that it reads; and the packages that it
 * names, each with its pinned version. Two trees with equal digests train alike, as far as code decides it; one
 * in which a comment or a type was changed keeps its digest. Names are code, and
 * so are the words that it gives to messages; the class of messages itself (core/fail.ts) is not.
 *
 * Each entry is bundled once, and again when what it is made of has changed.
 *
 * @param entries files below the root, with `/`
 * @param root a folder with a package.json: this repository's
 */
export async function programDigest(entries: readonly string[], root = ownRoot): Promise<string> {
  return contentAddress(await Promise.all(entries.map((entry) => partOnce(entry, root))));
}
