import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { parseDocument } from './parse-document.ts';
import { printable } from './printable.ts';
import { readRegular } from './read-regular.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'regular-'));
after(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => path.join(folder, name);

function foundAt(name: string, links: 'follow' | 'refuse' = 'refuse'): string {
  const content = readRegular(at(name), 100, links);
  return content.state === 'refused' ? content.found : content.state;
}

test('a regular file gives its bytes, none is absent', () => {
  writeFileSync(at('file'), 'content');
  const content = readRegular(at('file'), 7, 'refuse');
  assert.equal(content.state === 'read' && content.bytes.toString(), 'content');
  assert.equal(foundAt('nothing'), 'absent');
});

test('a folder, a larger file and a link are refused; a link is followed where it may be', () => {
  mkdirSync(at('folder'));
  assert.match(foundAt('folder'), /a folder/);
  writeFileSync(at('large'), '');
  truncateSync(at('large'), 101);
  assert.match(foundAt('large'), /101 bytes, where 100 are the most/);
  writeFileSync(at('target'), '');
  symlinkSync(at('target'), at('link'));
  assert.match(foundAt('link'), /a link/);
  assert.equal(foundAt('link', 'follow'), 'read');
});

test('a pipe that nobody writes to is refused at once', { skip: process.platform === 'win32' }, () => {
  execFileSync('mkfifo', [at('fifo')]);
  assert.match(foundAt('fifo'), /no regular file/);
});

test('JSON is parsed to a depth of 64, brackets in strings not counted', () => {
  const nested = (levels: number): Buffer => Buffer.from('['.repeat(levels) + ']'.repeat(levels));
  assert.equal(parseDocument(nested(64)).state, 'parsed');
  assert.equal(parseDocument(nested(65)).state, 'refused');
  const text = JSON.stringify({ brackets: '\\"['.repeat(500) });
  assert.deepEqual(parseDocument(Buffer.from(text)), {
    state: 'parsed',
    document: JSON.parse(text) as unknown,
  });
  assert.deepEqual(parseDocument(Buffer.from(' ')), { state: 'refused', found: 'an empty file' });
});

test('what a terminal would obey is spelled out, and other text stays', () => {
  assert.equal(printable('\u001b]0;title\u0007 ü → 1\n\u202e'), '\\u001b]0;title\\u0007 ü → 1\n\\u202e');
});
