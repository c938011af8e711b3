import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Fail } from '../../core/fail.ts';
import type { Patch } from './fault.ts';
import { treeFiles } from './tree-files.ts';

/** How often a text has another one. */
export function occurrences(text: string, search: string): number {
  return text.split(search).length - 1;
}

function patchFail({ file, search }: Patch, found: number): Fail {
  return new Fail({
    where: file,
    found: `${found} times ${JSON.stringify(search)}`,
    expected: 'that text once, for a fault to be planted there',
    next: 'The code has changed: correct the fault in ci/plant.',
  });
}

/** A copy of the working tree, to plant faults in or to add to; what is ignored by git is not in it, packages and data are linked. */
export class TreeCopy {
  readonly folder: string;

  constructor(root: string) {
    this.folder = mkdtempSync(path.join(os.tmpdir(), 'planted-'));
    for (const name of treeFiles(root)) {
      const from = path.join(root, name);
      if (!existsSync(from)) continue;
      mkdirSync(path.dirname(this.path(name)), { recursive: true });
      cpSync(from, this.path(name));
    }
    for (const name of ['node_modules', '.data']) {
      if (existsSync(path.join(root, name))) symlinkSync(path.join(root, name), this.path(name));
    }
  }

  path(name: string): string {
    return path.join(this.folder, ...name.split('/'));
  }

  /**
   * Does something while a file has another content.
   * @param change the new content, of the old one
   */
  whileChanged<T>(name: string, change: (text: string) => string, act: () => T): T {
    const text = readFileSync(this.path(name), 'utf8');
    writeFileSync(this.path(name), change(text));
    try {
      return act();
    } finally {
      writeFileSync(this.path(name), text);
    }
  }

  /**
   * Does something while a patch is applied.
   * @throws Fail (exit 2) where the file has the text that is sought not exactly once
   */
  whilePatched<T>(patch: Patch, act: () => T): T {
    const change = (text: string): string => {
      const found = occurrences(text, patch.search);
      if (found !== 1) throw patchFail(patch, found);
      return text.replace(patch.search, () => patch.replace);
    };
    return this.whileChanged(patch.file, change, act);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
