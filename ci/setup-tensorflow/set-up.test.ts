import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { readStamp, stampFile } from '../../core/engine/tensorflow/stamp.ts';
import { tfjsNodePackage } from '../../core/engine/tensorflow/tfjs-node-package.ts';
import { Fail } from '../../core/fail.ts';
import { syntheticElf } from './fixtures/synthetic-elf.ts';
import { SyntheticMachine, realPython, wheelMembers } from './fixtures/synthetic-machine.ts';
import type { PinnedWheel } from './pinned-wheels.ts';
import { setUp, type SetUpOutcome, type SetUpRequest } from './set-up.ts';
import type { Verification } from './verify-libraries.ts';

const verified: Verification = { tensorflow: '2.21.0', usesGpu: false, gradient: [], broken: [], log: '' };

const lacking = [
  process.platform === 'linux' && process.arch === 'x64' ? '' : 'the synthetic wheels are for linux-x64',
  realPython === undefined ? 'no python3, which unpacks the synthetic wheels' : '',
  tfjsNodePackage() === undefined ? 'the optional package @tensorflow/tfjs-node-gpu is not installed' : '',
].find((reason) => reason !== '');

describe('setting TensorFlow up', { skip: lacking ?? false }, () => {
  let machine: SyntheticMachine;
  let said: string[];
  beforeEach(() => {
    machine = new SyntheticMachine();
    said = [];
  });
  afterEach(() => machine.remove());

  const run = (
    pin: PinnedWheel,
    request: Partial<SetUpRequest> = {},
    variables: Record<string, string | undefined> = {},
    verify: () => Promise<Verification> = () => Promise.resolve(verified),
    signal?: AbortSignal,
  ): Promise<SetUpOutcome> =>
    setUp({ kind: 'cpu', ...request }, machine.context(variables, signal), (line) => said.push(line), {
      wheels: [pin],
      folder: machine.folder,
      verify,
    });

  /** What lies in the folder of set-ups. */
  const left = (): string[] => {
    const parent = path.dirname(machine.folder);
    return existsSync(parent) ? readdirSync(parent) : [];
  };

  async function refused(outcome: Promise<SetUpOutcome>, message: RegExp): Promise<void> {
    await assert.rejects(outcome, (error) => {
      assert.ok(error instanceof Fail, String(error));
      assert.match(error.message, message);
      assert.equal(error.exitCode, 2);
      return true;
    });
    assert.deepEqual(left(), []);
  }

  test('fetches with pip, unpacks, builds, verifies, and leaves what is loaded and a stamp', async () => {
    const { pin, folder } = await machine.wheel();
    const outcome = await run(pin, {}, { PIP: `fetch:${folder}` });
    assert.equal(outcome.state, 'done');
    const { stamp } = outcome;
    assert.deepEqual(
      stamp.files.map((file) => file.path),
      [
        'deps/lib/libtensorflow_cc.so.2',
        'deps/lib/libtensorflow_framework.so.2',
        'lib/napi-v8/tfjs_binding.node',
      ],
    );
    assert.deepEqual(stamp.wheels, [{ file: pin.file, sha256: pin.sha256, pinned: true }]);
    assert.equal(stamp.tensorflow, '2.21.0');
    assert.deepEqual(left(), ['tensorflow-cpu']);
    assert.deepEqual(readdirSync(machine.folder).sort(), ['deps', 'lib', 'stamp.json']);
    assert.deepEqual(readdirSync(path.join(machine.folder, 'deps')), ['lib']);
  });

  test('a second call runs no tool; --force does it again', async () => {
    const { pin, folder } = await machine.wheel();
    await run(pin, { from: folder });
    const again = await run(pin, {}, { PATH: '/nowhere', npm_execpath: undefined });
    assert.equal(again.state, 'already');
    const forced = await run(pin, { from: folder, force: true });
    assert.equal(forced.state, 'done');
  });

  test('takes one wheel or a folder without pip', async () => {
    const { pin, path: wheel } = await machine.wheel();
    await run(pin, { from: wheel }, { NO_PIP: '1' });
    assert.match(said[0]!, /Took tensorflow_cpu-2\.21\.0.*as pinned/);
  });

  test('takes a build for another Python, and says that its hash is not known', async () => {
    const { pin } = await machine.wheel();
    const other = await machine.wheel(
      wheelMembers,
      'tensorflow_cpu-2.21.0-cp312-cp312-manylinux_2_27_x86_64.whl',
    );
    const outcome = await run({ ...pin, sha256: '0'.repeat(64) }, { from: other.path });
    assert.match(said[0]!, /not pinned here/);
    assert.equal(outcome.stamp.wheels[0]!.pinned, false);
  });

  for (const [what, tool, message] of [
    ['Python', 'python3', /no command python3 or python, expected Python 3\.8.*apt-get install/],
    ['a compiler', 'c++', /no command c\+\+, expected a C\+\+ compiler/],
    ['make', 'make', /no command make, expected make/],
  ] as const) {
    test(`says that ${what} is missing, before anything is fetched`, async () => {
      const { pin } = await machine.wheel();
      machine.without(tool);
      await refused(run(pin, {}, { PIP: 'must not be asked' }), message);
    });
  }

  test('says that pip or node-gyp is missing', async () => {
    const { pin } = await machine.wheel();
    await refused(run(pin, {}, { NO_PIP: '1' }), /No module named pip, expected pip.*--from PATH/);
    await refused(run(pin, {}, { npm_execpath: undefined }), /no npm on the PATH.*Install npm/);
  });

  test('says what pip says: damaged content, a full disk, no index', async () => {
    const { pin } = await machine.wheel();
    const got = 'ab'.repeat(32);
    const damaged = `ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n Got        ${got}`;
    await refused(run(pin, {}, { PIP: damaged }), new RegExp(`${got}, expected ${pin.sha256}.*cache purge`));
    const full = 'ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device';
    await refused(run(pin, {}, { PIP: full }), /no space left.*PIP_NO_CACHE_DIR/);
    const none = 'ERROR: Could not find a version that satisfies the requirement (from versions: none)';
    await refused(run(pin, {}, { PIP: none }), /Could not find a version.*--from PATH/);
  });

  test('without a network takes what pip’s cache has, unless pip may ask no index', async () => {
    const { pin, folder } = await machine.wheel();
    const cached = { ...pin, url: 'https://a.host/a.whl' };
    const variables = { PIP: `cache:${folder}` };
    await refused(run(pin, {}, variables), /No matching distribution/);
    await refused(run(cached, {}, { ...variables, PIP_NO_INDEX: '1' }), /No matching distribution/);
    assert.equal((await run(cached, {}, variables)).state, 'done');
  });

  test('refuses a local wheel that is damaged, of another version, or for another machine', async () => {
    const { pin, path: wheel, folder } = await machine.wheel();
    const changed = { ...pin, sha256: '0'.repeat(64) };
    await refused(run(changed, { from: folder }), /damaged download\?\), expected 0{64}/);
    await refused(
      run({ ...pin, version: '2.22.0', file: 'x' }, { from: wheel }),
      /expected tensorflow-cpu 2\.22\.0/,
    );
    await refused(run(pin, { from: `${folder}/none` }), /no such file or folder/);
    for (const [tag, message] of [
      ['manylinux_2_27_aarch64', /libraries for aarch64, where this machine is x64/],
      ['manylinux_2_99_x86_64', /need glibc 2\.99/],
      ['musllinux_1_2_x86_64', /not for Linux with the GNU C library/],
      ['macosx_12_0_arm64', /not for Linux/],
    ] as const) {
      const other = await machine.wheel(wheelMembers, `tensorflow_cpu-2.21.0-cp311-cp311-${tag}.whl`);
      await refused(run(pin, { from: other.path }), message);
    }
  });

  test('refuses a wheel cut short, and one without the libraries', async () => {
    const { pin, path: wheel } = await machine.wheel();
    truncateSync(wheel, 100);
    const { hashFile } = await import('./hash-file.ts');
    const short = { ...pin, sha256: await hashFile(wheel) };
    await refused(run(short, { from: wheel }), /a damaged wheel \(.*zip/i);
    const empty = await machine.wheel({ 'tensorflow/python/x.py': '' });
    await refused(run(empty.pin, { from: empty.path }), /no tensorflow\/libtensorflow_cc\.so\.2/);
  });

  test('says why the addon was not built or is wrong', async () => {
    const { pin, folder } = await machine.wheel();
    const error = '../binding/x.cc:1:10: fatal error: nothing.h: No such file or directory';
    await refused(run(pin, { from: folder }, { GYP: error }), /found .*fatal error: nothing\.h/);
    const wrong = new Fail({ where: 'addon', found: '[1]', expected: '[2]', next: '' });
    await refused(
      run(pin, { from: folder }, {}, () => Promise.reject(wrong)),
      /found \[1\]/,
    );
  });

  test('the real check refuses what is no addon', async () => {
    const { pin, folder } = await machine.wheel();
    const { verifyLibraries } = await import('./verify-libraries.ts');
    const context = machine.context({ PATH: process.env['PATH'] });
    const attempt = setUp({ kind: 'cpu', from: folder }, context, () => undefined, {
      wheels: [pin],
      folder: machine.folder,
      verify: verifyLibraries,
    });
    await refused(attempt, /libraries that do not load|a process that ended/);
  });

  test('an earlier set-up outlives a later one that fails', async () => {
    const { pin, folder } = await machine.wheel();
    await run(pin, { from: folder });
    const before = readFileSync(stampFile(machine.folder), 'utf8');
    await assert.rejects(run(pin, { from: folder, force: true }, { GYP: 'error: no' }), Fail);
    assert.equal(readFileSync(stampFile(machine.folder), 'utf8'), before);
    assert.deepEqual(left(), ['tensorflow-cpu']);
  });

  test('a half-finished folder and a killed process’s remains are replaced', async () => {
    const { pin, folder } = await machine.wheel();
    mkdirSync(machine.folder, { recursive: true });
    writeFileSync(path.join(machine.folder, 'half'), '');
    // No process has this number: it is above what Linux gives.
    mkdirSync(path.join(path.dirname(machine.folder), '.unfinished-4999999'));
    await run(pin, { from: folder });
    assert.deepEqual(left(), ['tensorflow-cpu']);
    assert.ok(!existsSync(path.join(machine.folder, 'half')));
  });

  test('a set-up whose library changed is made anew, and that is said', async () => {
    const { pin, folder } = await machine.wheel();
    await run(pin, { from: folder });
    truncateSync(path.join(machine.folder, 'deps/lib/libtensorflow_cc.so.2'), 3);
    const outcome = await run(pin, { from: folder });
    assert.equal(outcome.state, 'done');
    assert.ok(said.some((line) => /made anew: .*has 3 bytes where 13 were set up/.test(line)));
    assert.equal((await readStamp(machine.folder, tfjsNodePackage()?.version)).state, 'usable');
  });

  test('CUDA’s libraries that TensorFlow would not find are linked to where it looks', async () => {
    const runpath = '$ORIGIN/../nvidia/cublas/lib:$ORIGIN/../nvidia/cusparse/lib';
    const framework = { 'tensorflow/libtensorflow_framework.so.2': syntheticElf({ runpath }) };
    const tensorflow = await machine.wheel({ ...wheelMembers, ...framework });
    const cublas = await machine.wheel(
      { 'nvidia/cublas/lib/libcublas.so.12': 'cublas' },
      'nvidia_cublas_cu12-12.9.3-py3-none-any.whl',
    );
    const cusolver = await machine.wheel(
      { 'nvidia/cusolver/lib/libcusolver.so.11': 'cusolver', 'nvidia/cusolver/__init__.py': '' },
      'nvidia_cusolver_cu12-11.7.5-py3-none-any.whl',
    );
    const request = { kind: 'gpu', from: tensorflow.folder } as const;
    const outcome = await setUp(request, machine.context(), (line) => said.push(line), {
      wheels: [tensorflow, cublas, cusolver].map(({ pin }) => pin),
      folder: machine.folder,
      verify: () => Promise.resolve(verified),
    });
    assert.ok(said.includes('Linked libcusolver.so.11 to where TensorFlow looks'));
    const link = path.join(machine.folder, 'deps', 'nvidia', 'cublas', 'lib', 'libcusolver.so.11');
    assert.equal(readFileSync(link, 'utf8'), 'cusolver');
    // Links are not among the files whose sizes are kept.
    assert.ok(outcome.stamp.files.every((file) => file.path !== 'deps/nvidia/cublas/lib/libcusolver.so.11'));
  });

  test('stopping ends the tool that runs and leaves nothing', async () => {
    const { pin } = await machine.wheel();
    const stop = new AbortController();
    const running = run(pin, {}, { PIP: 'hang' }, undefined, stop.signal);
    setTimeout(() => stop.abort(), 500);
    await assert.rejects(running, { name: 'AbortError' });
    assert.deepEqual(left(), []);
  });
});
