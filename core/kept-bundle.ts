import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build, version, type BuildOptions } from 'esbuild';
import { contentAddress } from './content-address.ts';
import { writeWhole } from './files.ts';

/** A program as one text, and the files below the root that it was made of. */
export interface Bundle {
  readonly code: string;
  readonly inputs: readonly string[];
}

/** A bundle as it is kept: each input with the hash of what it then held. */
interface Kept {
  readonly code: string;
  readonly inputs: Readonly<Record<string, string>>;
}

function hashOf(file: string): string {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return 'none';
  }
}

/** What decides a bundle beside its inputs: options, bundler, the packages as they are installed, the compiler's settings. */
function settingsOf(options: BuildOptions, root: string): unknown {
  const plugins = (options.plugins ?? []).map(({ name, setup }) => [name, setup.toString()]);
  const files = ['package.json', 'tsconfig.json', 'node_modules/.package-lock.json'];
  return [{ ...options, plugins }, version, files.map((file) => hashOf(path.join(root, file)))];
}

/** What was kept in a file, where each input still holds what it held. */
function stillValid(file: string, root: string): Bundle | undefined {
  try {
    const { code, inputs } = JSON.parse(readFileSync(file, 'utf8')) as Kept;
    const isSame = Object.entries(inputs).every(([name, hash]) => hashOf(path.join(root, name)) === hash);
    return isSame && typeof code === 'string' ? { code, inputs: Object.keys(inputs) } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A program bundled by esbuild, from memory where nothing that it is made of has changed: starting the bundler takes longer
 * than reading the sources. It is kept among the packages, which a new installation replaces, and held against the content
 * of every input, not against times. Sources name each other with their extensions, so that no new file takes an old one's place.
 *
 * @param entry below the root, with `/`
 * @param options esbuild's, of what the bundle is; nothing is written where it says
 */
export async function keptBundle(entry: string, options: BuildOptions, root: string): Promise<Bundle> {
  const packages = path.join(root, 'node_modules');
  const name = contentAddress([entry, settingsOf(options, root)]);
  const file = path.join(packages, '.cache', 'getrich-bench', `bundle-${name}.json`);
  const before = stillValid(file, root);
  if (before !== undefined) return before;
  const { outputFiles, metafile } = await build({
    ...{ ...options, entryPoints: [entry], absWorkingDir: root },
    ...{ bundle: true, write: false, metafile: true, logLevel: 'silent' },
  });
  const inputs = Object.keys(metafile.inputs);
  const code = outputFiles.map(({ text }) => text).join('\n');
  const hashes = inputs.map((input) => [input, hashOf(path.join(root, input))]);
  const kept: Kept = { code, inputs: Object.fromEntries(hashes) as Kept['inputs'] };
  // Where packages cannot be written to, it is bundled each time.
  if (existsSync(packages)) await writeWhole(file, JSON.stringify(kept)).catch(() => undefined);
  return { code, inputs };
}
