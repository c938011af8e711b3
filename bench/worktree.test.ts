import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { openWorktree } from './worktree.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'a worktree '));
after(() => rmSync(folder, { recursive: true }));

test('where there is no repository, that is what is said', async () => {
  await assert.rejects(openWorktree(folder, 'HEAD'), {
    exitCode: 2,
    message: /"HEAD", and git said: not a git repository/,
  });
});

test('a revision that is none is named', async () => {
  execFileSync('git', ['init', '-q', folder]);
  await assert.rejects(openWorktree(folder, 'nowhere'), {
    exitCode: 2,
    message: /--against: found "nowhere", expected a revision of this repository\. Name a commit/,
  });
});

test(
  'a tree of another owner is git’s reason to refuse, and told as such',
  { skip: process.getuid?.() !== 0 && 'only root gives a folder away' },
  async () => {
    chownSync(folder, 12345, 12345);
    await assert.rejects(openWorktree(folder, 'HEAD'), {
      exitCode: 2,
      message: /git said: .*dubious ownership/,
    });
  },
);
