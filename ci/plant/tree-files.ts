import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folders of .gitignore's plain lines, `results/`. */
function ignoredFolders(root: string): string[] {
  const lines = readFileSync(path.join(root, '.gitignore'), 'utf8').split('\n');
  return lines.filter((line) => line.endsWith('/')).map((line) => line.slice(0, -1));
}

/** What git tracks or would, or undefined where there is no git or no checkout of it. */
function namedByGit(root: string): string[] | undefined {
  try {
    const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    return listed.split('\0').filter((name) => name !== '');
  } catch {
    return undefined;
  }
}

/**
 * The files of a working tree without what is made in it, relative to `root` and with slashes: what git does not ignore, or,
 * in a tree without git (an archive's), all but the folders that .gitignore names.
 */
export function treeFiles(root: string): string[] {
  const named = namedByGit(root);
  if (named !== undefined) return named;
  const left = new Set(['.git', ...ignoredFolders(root)]);
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = path.posix.join(folder, entry.name);
      if (entry.isDirectory() && !left.has(entry.name)) walk(name);
      else if (entry.isFile()) found.push(name);
    }
  };
  walk('');
  return found;
}
