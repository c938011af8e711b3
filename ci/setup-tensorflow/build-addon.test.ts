import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { buildAddon } from './build-addon.ts';

test('without Node’s headers, and without a network to fetch them, the message names them', async () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'addon-'));
  const [published, staging] = [path.join(root, 'published'), path.join(root, 'staging')];
  mkdirSync(path.join(published, 'binding'), { recursive: true });
  for (const name of ['binding.gyp', 'package.json']) writeFileSync(path.join(published, name), '{}');
  mkdirSync(path.join(staging, 'deps', 'lib'), { recursive: true });
  const nodeGyp = path.join(root, 'node-gyp.cjs');
  writeFileSync(
    nodeGyp,
    `console.error('gyp WARN install got an error, rolling back install'); process.exit(1);`,
  );
  const context = { environment: process.env, signal: new AbortController().signal };
  const tools = { python: 'python3', nodeGyp, nodeDir: undefined };
  try {
    await assert.rejects(buildAddon(published, staging, tools, context), {
      exitCode: 2,
      message: /include\/node: found no headers of Node\.js v.*expected node_api\.h.*Install them/,
    });
  } finally {
    rmSync(root, { recursive: true });
  }
});
