/** The table of exit codes, line by line: each reason is brought about, and ends with the code that the contract names. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { faultSituation, skipped } from '../ci/faults/fault-row.ts';
import { exitCodeOf, situations, type SituationName } from '../core/exit-codes.ts';
import { Fail } from '../core/fail.ts';
import { measured, syntheticClaim } from '../core/judge/fixtures/synthetic-claim.ts';
import { gate, type GateOptions } from '../core/judge/gate.ts';
import { judge, type JudgeOptions } from '../core/judge/judge.ts';
import { readBaseline } from '../core/judge/read-baseline.ts';
import { refuseOrphans } from '../core/judge/refuse-orphans.ts';
import { refuseWorseBaseline } from '../core/judge/refuse-worse-baseline.ts';
import { newBaseline, writeBaseline } from '../core/judge/write-baseline.ts';
import { exitCodesPage } from '../core/report/exit-codes-page.ts';
import { parseShard, refuseEmptyShard } from '../core/run/shard.ts';
import {
  syntheticBenchmark,
  syntheticMachine,
  syntheticTiming,
} from '../core/timing/fixtures/synthetic-timing.ts';
import { compareTimings } from '../core/timing/compare-timings.ts';
import { gateTimings } from '../pipeline/gate-timings.ts';
import type { AcceptedClaim } from '../schemas/baseline.d.ts';
import type { Verdict } from '../schemas/verdict.d.ts';

const root = path.join(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'exit-codes-'));
after(() => rmSync(folder, { recursive: true }));

const head = { suite: 'pond', suiteVersion: 1, profile: 'quick', engine: 'wasm', reason: 'first' } as const;
const [good, bad] = [measured(0.5, 0.51, 0.52), measured(0.1, 0.11, 0.12)];
const first = judge(syntheticClaim(), good, undefined, null, 'quick');
const accepted = newBaseline(head, [first]);
const entry = accepted.claims[first.id]!;

type Evidence = Parameters<typeof judge>[1];

function held(
  evidence: Evidence,
  against: AcceptedClaim | null = entry,
  options: JudgeOptions = {},
): Verdict {
  return judge(syntheticClaim(), evidence, against ?? undefined, null, 'quick', options);
}

/** What the gate says of one verdict, or of none. */
function gated(verdict: Verdict | undefined, options: Partial<GateOptions> = {}): [SituationName, number] {
  const answer = gate(verdict === undefined ? [] : [verdict], 'quick', { baselines: 'required', ...options });
  return [answer.findings[0]?.situation ?? 'as accepted', answer.exitCode];
}

/** What a refusal says. */
function refused(act: () => unknown): [SituationName, number] {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof Fail);
    return [error.situation, error.exitCode];
  }
  throw new Error('nothing was refused');
}

function ended(command: string, ...parameters: string[]): number | null {
  const program = ['--import', 'tsx', ...command.split(' '), ...parameters];
  return spawnSync(process.execPath, program, { cwd: root, encoding: 'utf8' }).status;
}

/** A command whose action does this, in a program of its own. */
function acting(name: string, action: string): number | null {
  const file = path.join(folder, `${name}.mts`);
  const command = pathToFileURL(path.join(root, 'bin', 'command.ts')).href;
  writeFileSync(
    file,
    `import { newCommand, runCommand } from ${JSON.stringify(command)};
await runCommand(newCommand('made', 'A made command.').action(() => { ${action} }));`,
  );
  return ended(file);
}

const cells = { missing: 0, total: 9, failed: 0 };
const figure = { id: 'figure-1', suite: 'pond', title: 'Frogs' };
const place = (name: string): string => {
  const at = path.join(folder, name);
  mkdirSync(at);
  return at;
};
const key = { suite: 'pond', suiteVersion: 1, profile: 'quick', engine: 'wasm' } as const;

function timing(ids: readonly string[], milliseconds: number, machine: object = {}) {
  const samples = Array.from({ length: 12 }, (_, i) => [milliseconds * (1 + 0.001 * i)]);
  return syntheticTiming(
    ids.map((id) => syntheticBenchmark(id, samples)),
    { ...syntheticMachine, ...machine },
  );
}

function compared(before: ReturnType<typeof timing>, now: ReturnType<typeof timing>): number {
  return gateTimings(
    compareTimings([
      { label: 'before', file: 'before.json', timing: before },
      { label: 'now', file: 'now.json', timing: now },
    ]),
  );
}

type Ending = [SituationName, number] | number | null;

/**
 * How each reason comes about, and the code by the contract, written here a second time. Those that are only looked up are
 * brought about where their commands are tested (test/cli.test.ts).
 */
const lines: Record<SituationName, readonly [code: number, happens: () => Ending]> = {
  'as accepted': [0, () => gated(held(good))],
  done: [0, () => ended('bin/check.ts', '--help')],
  'nothing to decide': [0, () => gate([], 'smoke', { baselines: 'optional' }).exitCode],
  contradicted: [1, () => gated(held(bad, null), { baselines: 'optional' })],
  regressed: [1, () => gated(held(bad))],
  changed: [1, () => gated(held(measured(0.5, 0.51, 0.53), entry, { repeats: true }))],
  slower: [1, () => compared(timing(['a'], 1), timing(['a'], 1.5))],
  'out of date': [1, () => exitCodeOf('out of date')],
  'fault not tried': [3, () => exitCodeOf(faultSituation([skipped('a full disk', 'not root')]))],
  'fault not noticed': [1, () => exitCodeOf('fault not noticed')],
  'bad input': [2, () => refused(() => parseShard('9/8'))],
  usage: [2, () => ended('bin/check.ts', '--no-such-option')],
  'nothing selected': [2, () => refused(() => refuseEmptyShard({ index: 5, count: 8 }, 4))],
  'damaged result': [
    2,
    () =>
      ended('bin/check.ts', 'balanced', '--profile', 'smoke', '--engine', 'wasm', '--out', damagedStore()),
  ],
  'stale results': [2, () => gated(held(good), { cells: { ...cells, missing: 2, stale: 2 } })],
  'baseline missing': [2, () => refused(() => readBaseline(place('missing'), key, [syntheticClaim()]))],
  'baseline stale': [
    2,
    () => {
      const at = place('stale');
      writeBaseline(at, accepted);
      return refused(() => readBaseline(at, { ...key, suiteVersion: 2 }, [syntheticClaim()]));
    },
  ],
  'baseline orphaned': [
    2,
    () => {
      const at = place('orphaned');
      writeBaseline(at, accepted);
      return refused(() => refuseOrphans(at, { profiles: ['quick'], engines: ['wasm'], suites: ['lake'] }));
    },
  ],
  'no accepted value': [2, () => gated(held(good, null))],
  'worse baseline': [2, () => refused(() => refuseWorseBaseline(accepted, { ...accepted, claims: {} }))],
  undecided: [3, () => gated(held(measured(0.1, 0.5, 0.9), null), { baselines: 'optional' })],
  'not comparable': [3, () => gated(held({ state: 'not-comparable', reason: '' }))],
  'not run': [3, () => gated(held({ state: 'not-run', reason: '' }))],
  'nothing decided': [3, () => gated(undefined)],
  'cells missing': [3, () => gated(held(good), { cells: { ...cells, missing: 1 } })],
  'cells failed': [3, () => gated(held(good), { cells: { ...cells, failed: 1 } })],
  'fewer replicates': [3, () => gated(held(measured(0.5, 0.51)))],
  'figure not drawn': [3, () => gated(held(good), { figures: [{ ...figure, state: 'unavailable' }] })],
  'cell unfinished': [3, () => exitCodeOf('cell unfinished')],
  'benchmark gone': [3, () => compared(timing(['a', 'b'], 1), timing(['a'], 1))],
  'timings not tested': [3, () => compared(timing(['a'], 1), timing(['a'], 1, { memoryGiB: 64 }))],
  'figure failed': [4, () => gated(held(good), { figures: [{ ...figure, state: 'failed' }] })],
  'shard failed': [4, () => exitCodeOf('shard failed')],
  crash: [4, () => acting('crash', 'throw new TypeError("made")')],
  interrupted: [130, () => exitCodeOf('interrupted')],
};

/** A folder with one result that is half a file. */
function damagedStore(): string {
  const at = place('damaged');
  assert.equal(
    ended('bin/reproduce.ts', 'balanced', '--profile', 'smoke', '--engine', 'wasm', '--out', at),
    0,
  );
  const cellsOf = path.join(at, 'cells', 'balanced');
  const file = path.join(cellsOf, readdirSync(cellsOf)[0]!);
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 100));
  return at;
}

describe('each line of the table of exit codes', () => {
  for (const [name, [code, happens]] of Object.entries(lines) as [
    SituationName,
    (typeof lines)[SituationName],
  ][]) {
    test(`${name}: ${code}`, () => {
      assert.equal(situations[name].code, code);
      const ending = happens();
      if (!Array.isArray(ending)) assert.equal(ending, code);
      else assert.deepEqual(ending, [name, code]);
    });
  }
});

test('where several are found the gravest gives the code; nothing found is fine', () => {
  assert.equal(exitCodeOf(), 0);
  assert.equal(exitCodeOf('undecided', 'as accepted'), 3);
  assert.equal(exitCodeOf('undecided', 'regressed'), 1);
  assert.equal(exitCodeOf('regressed', 'no accepted value', 'undecided'), 2);
  assert.equal(exitCodeOf('no accepted value', 'figure failed'), 4);
  assert.equal(exitCodeOf('crash', 'interrupted'), 130);
});

test('docs/exit-codes.md is what the table gives: run "npm run exit-codes"', () => {
  assert.equal(readFileSync(path.join(root, 'docs', 'exit-codes.md'), 'utf8'), exitCodesPage());
});

test('no command decides an exit code by itself', () => {
  for (const at of ['bin', 'ci', 'pipeline']) {
    for (const name of readdirSync(path.join(root, at), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts') || name.includes('fixtures')) continue;
      const text = readFileSync(path.join(root, at, name), 'utf8');
      assert.doesNotMatch(text, /process\.exitCode = \d|process\.exit\(\d/, `${at}/${name}`);
    }
  }
});
