import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Run } from '../schemas/run.d.ts';
import { problems } from '../schemas/validate.ts';

const root = path.join(import.meta.dirname, '..');

function run(command: string, ...args: string[]) {
  const result = spawnSync(process.execPath, ['--import', 'tsx', `bin/${command}.ts`, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { code: result.status, stdout: result.stdout, stderr: result.stderr };
}

describe('the smoke profile, end to end', () => {
  let out: string;
  let cellFile: string;
  let total: number;
  before(async () => {
    out = await mkdtemp(path.join(os.tmpdir(), 'cli-'));
  });
  after(() => rm(out, { recursive: true }));

  const reproduce = (...more: string[]) =>
    run('reproduce', 'relu', '--profile', 'smoke', '--engine', 'wasm', '--seeds', '2', '--out', out, ...more);

  test('trains, judges, draws and reports, and its document fits the schema', async () => {
    const { code, stdout, stderr } = reproduce('--json');
    const document = JSON.parse(stdout) as Run;
    assert.deepEqual(problems('run', document), []);
    assert.equal(document.cells.trained, document.cells.total);
    total = document.cells.total;
    assert.ok(total >= 12, `${total} cells: two seeds of the grid alone are twelve`);
    assert.match(stderr, new RegExp(`${total} cells trained`));
    // Two seeds settle little; whatever they say, it is no crash and no bad input.
    assert.ok(code === 0 || code === 1 || code === 3, `exit code ${code ?? 'none'}`);
    for (const file of ['report.html', 'junit.xml', 'verdicts.md', 'run.json']) {
      assert.ok(existsSync(path.join(out, file)), file);
    }
    for (const { state, files } of document.figures.filter((figure) => figure.state === 'drawn')) {
      assert.equal(state, 'drawn');
      for (const file of files ?? []) assert.ok(existsSync(path.join(out, file)), file);
    }
    const cells = path.join(out, 'cells', 'relu');
    cellFile = path.join(cells, (await readdir(cells))[0]!);
  });

  test('a second run trains nothing and says the same', () => {
    const first = JSON.parse(reproduce('--json').stdout) as Run;
    const { stdout, stderr } = reproduce('--json');
    const second = JSON.parse(stdout) as Run;
    assert.match(stderr, new RegExp(`0 cells trained, ${total} already stored`));
    assert.deepEqual(second.claims, first.claims);
    assert.equal(second.cells.trained, 0);
  });

  test('the same seed gives the same bits again', async () => {
    const before = JSON.parse(await readFile(cellFile, 'utf8')) as { digest: string };
    reproduce('--fresh');
    const again = JSON.parse(await readFile(cellFile, 'utf8')) as { digest: string };
    assert.equal(again.digest, before.digest);
  });

  test('a damaged result is set aside, told, and its cell trained again', async () => {
    const good = await readFile(cellFile, 'utf8');
    await writeFile(cellFile, good.slice(0, 100));
    const check = run('check', '--out', out);
    assert.equal(check.code, 2);
    assert.match(check.stderr, /not JSON \(truncated\?\).*npm run reproduce/);
    const { stderr } = reproduce();
    assert.match(stderr, /truncated.*Kept as .*damaged-1\.json; the cell is trained again/);
    assert.match(stderr, new RegExp(`1 cells? trained, ${total - 1} already stored`));
    const digest = (text: string): unknown => (JSON.parse(text) as { digest: string }).digest;
    assert.equal(digest(await readFile(cellFile, 'utf8')), digest(good));
  });

  test('figures and report come from stored results alone', () => {
    const figures = run('figures', '--out', out, '--only', '1b');
    assert.equal(figures.code, 0);
    const [, listed] = /^figure-1b: (.*)\n$/.exec(figures.stdout) ?? [];
    const files = listed?.split('  ') ?? [];
    for (const file of files) assert.ok(existsSync(file), file);
    // Whatever the order, the pictures of every format and what they were drawn from.
    const names = files
      .map((file) => path.basename(file))
      .filter((name, at, all) => all.indexOf(name) === at);
    const kinds = ['pdf', 'png', 'svg', 'txt', 'vl.json'];
    assert.deepEqual(
      names.sort(),
      kinds.map((kind) => `figure-1b.${kind}`),
    );
    const report = run('report', '--out', out, '--compare', out);
    assert.equal(report.code, 0);
    assert.match(report.stderr, /Comparison: .*compare\.html/);
    const lost = run('report', '--out', out, '--compare', path.join(out, 'nowhere'));
    assert.equal(lost.code, 2);
    assert.match(lost.stderr, /nowhere: found no such folder, expected a folder of results or of baselines/);
  });

  test('check without an accepted baseline names the command that makes one', () => {
    const { code, stderr } = run('check', '--out', out);
    assert.equal(code, 2);
    assert.match(stderr, /baselines\/claims\/smoke\/wasm\/relu\.json: found .*npm run accept/);
  });

  test('shards train disjoint parts that together are the run', async () => {
    const sharded = await mkdtemp(path.join(os.tmpdir(), 'shards-'));
    try {
      for (const shard of ['1/2', '2/2']) {
        const { code } = run(
          'reproduce',
          'relu',
          '--profile',
          'smoke',
          '--engine',
          'wasm',
          '--seeds',
          '2',
          '--out',
          sharded,
          '--shard',
          shard,
        );
        assert.equal(code, 0);
      }
      const files = async (folder: string): Promise<string[]> =>
        (await readdir(path.join(folder, 'cells', 'relu')))
          .filter((file) => !file.includes('damaged'))
          .sort();
      assert.deepEqual(await files(sharded), await files(out));
    } finally {
      await rm(sharded, { recursive: true });
    }
  });
});

describe('one cell', () => {
  const small = {
    tau: 0.1,
    delta: 1,
    seed: 100,
    dimension: 6,
    width: 4,
    samples: 10,
    testSamples: 5,
    steps: [0, 3],
  };

  test('prints its measurements as one JSON document', () => {
    const { code, stdout } = run('reproduce', 'cell', 'relu', JSON.stringify(small), '--json');
    assert.equal(code, 0);
    const document = JSON.parse(stdout) as Record<string, unknown>;
    assert.deepEqual(problems('cell', document['cell']), []);
    assert.deepEqual(problems('relu#/$defs/GridMeasurements', document['measurements']), []);
    assert.deepEqual(problems('device#/$defs/EngineRecord', document['engine']), []);
  });

  test('the linear one gives the exact and the integrated solution', () => {
    const parameters = { betaStar: [0, 1], beta0: [-1, 0], delta: 0, times: [0, 1] };
    const { code, stdout } = run('reproduce', 'cell', 'linear', JSON.stringify(parameters), '--json');
    assert.equal(code, 0);
    const { measurements } = JSON.parse(stdout) as {
      measurements: Record<'exact' | 'numeric', { a: number[]; w: number[][] }>;
    };
    assert.ok(Math.abs(measurements.exact.a[0]! - 1) < 1e-12);
    assert.ok(Math.abs(measurements.exact.a[1]! - measurements.numeric.a[1]!) < 1e-9);
    assert.equal(measurements.numeric.w.length, 2);
  });

  test('a run that diverges says where and exits 3', () => {
    const { code, stderr } = run(
      'reproduce',
      'cell',
      'relu',
      JSON.stringify({ ...small, steps: [300], baseLearningRate: 1e6 }),
    );
    assert.equal(code, 3);
    assert.match(stderr, /diverged: the training loss is not finite/);
  });
});

describe('bad input is one clear message, exit 2', () => {
  for (const [what, command, args, message] of [
    ['an unknown suite', 'reproduce', ['rleu'], /suite: found "rleu", expected one of .*linear.*relu/],
    ['an unknown profile', 'reproduce', ['--profile', 'fast'], /profile.*fast.*smoke, quick, paper/],
    ['an unknown engine', 'reproduce', ['--engine', 'tpu'], /--engine: found "tpu", expected one of/],
    ['an unknown figure', 'figures', ['--only', '99'], /--only: found "99", expected one of/],
    ['an unknown option', 'reproduce', ['--fast'], /unknown option '--fast'.*--help/],
    ['malformed parameters', 'reproduce', ['cell', 'relu', '{tau:1}'], /parameters: found .*not JSON/],
    ['a missing parameter', 'reproduce', ['cell', 'relu', '{"tau":1}'], /parameters\/delta: found nothing/],
    [
      'a parameter out of range',
      'reproduce',
      ['cell', 'relu', '{"tau":-1,"delta":0,"seed":1}'],
      /parameters\/tau: found -1, expected > 0/,
    ],
    ['malformed seeds', 'reproduce', ['--seeds', 'x'], /--seeds: found "x"/],
    [
      'a condition that nothing meets',
      'reproduce',
      ['--where', 'tau=77'],
      /--where: found "tau=77".*no cell/,
    ],
    ['a malformed shard', 'reproduce', ['--shard', '3/2'], /--shard: found "3\/2"/],
    ['no workers', 'reproduce', ['--workers', '0'], /--workers: found "0"/],
    ['an acceptance without a reason', 'accept', [], /--reason.*--help/],
  ] as const) {
    test(what, () => {
      const { code, stdout, stderr } = run(
        command,
        ...args,
        ...(args.includes('cell' as never) ? [] : ['--out', path.join(os.tmpdir(), 'nonexistent', 'out')]),
      );
      assert.equal(code, 2, stderr);
      assert.match(stderr, message);
      assert.equal(stdout, '');
      assert.ok(!stderr.includes('    at '), 'no stack');
    });
  }

  test('an output folder that cannot be made', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'out-'));
    const file = path.join(folder, 'file');
    await writeFile(file, 'not a folder');
    const { code, stderr } = run('reproduce', 'relu', '--profile', 'smoke', '--seeds', '1', '--out', file);
    assert.equal(code, 2);
    assert.match(stderr, /a file where a folder must be/);
    assert.equal(await readFile(file, 'utf8'), 'not a folder');
    await rm(folder, { recursive: true });
  });
});

test(
  'Ctrl-C keeps what is finished, and the next run goes on',
  { skip: process.platform === 'win32' && 'signals' },
  async () => {
    const out = await mkdtemp(path.join(os.tmpdir(), 'stop-'));
    const args = [
      '--import',
      'tsx',
      'bin/reproduce.ts',
      'relu',
      '--profile',
      'smoke',
      '--out',
      out,
      '--workers',
      '1',
    ];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const cells = path.join(out, 'cells', 'relu');
    while ((await readdir(cells).catch(() => [])).filter((file) => file.endsWith('.json')).length < 2) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    child.kill('SIGINT');
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.equal(code, 130);
    const [, kept, total] = /Stopped: (\d+) of (\d+) cells are stored/.exec(stderr)!.map(Number);
    assert.ok(kept! >= 2 && kept! < total!);
    const { stderr: next } = run('reproduce', 'relu', '--profile', 'smoke', '--out', out);
    assert.match(next, new RegExp(`${total! - kept!} cells trained, ${kept!} already stored`));
    await rm(out, { recursive: true });
  },
);
