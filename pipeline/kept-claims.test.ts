import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { baselineName } from '../core/judge/baseline-file.ts';
import { writeBaseline } from '../core/judge/write-baseline.ts';
import type { Baseline } from '../schemas/baseline.d.ts';
import type { Request } from '../schemas/request.d.ts';
import { keptClaims } from './kept-claims.ts';
import { root } from './project.ts';
import { selectRequest } from './selection.ts';

const key = { suite: 'rhm', profile: 'quick', engine: 'wasm' } as const;
const name = baselineName(key);

/** A part of the cells, which some claims lack. */
const part = await selectRequest(
  { suites: ['rhm'], engine: 'wasm', profile: 'quick', where: ['alpha=1,10'] } as unknown as Request,
  'results',
);
const stored = part.cells.map((cell) => ({ cell }));

describe('claims that lack cells', () => {
  let at: string;
  beforeEach(() => {
    at = mkdtempSync(path.join(os.tmpdir(), 'kept-claims-'));
    cpSync(path.join(root, name), path.join(at, name), { recursive: true });
  });
  afterEach(() => rmSync(at, { recursive: true }));

  test('stay in the baseline as it was accepted', async () => {
    const { before, claims } = await keptClaims(part, 'rhm', stored, at);
    assert.ok(claims.size > 0);
    for (const id of claims) assert.ok(before!.claims[id] !== undefined, id);
  });

  test('do not stay in that of another version of the suite, whose values are of other cells', async () => {
    const accepted = JSON.parse(readFileSync(path.join(root, name), 'utf8')) as Baseline;
    writeBaseline(at, { ...accepted, suiteVersion: accepted.suiteVersion + 1 });
    const { before, claims } = await keptClaims(part, 'rhm', stored, at);
    assert.equal(before, undefined);
    assert.ok(claims.size > 0);
  });

  test('are refused a baseline that is damaged', async () => {
    writeFileSync(path.join(at, name), '{');
    await assert.rejects(keptClaims(part, 'rhm', stored, at), /rhm\.json/);
  });
});
