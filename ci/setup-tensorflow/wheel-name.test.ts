import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pinnedWheels } from './pinned-wheels.ts';
import { isOlder, parseWheelName, unfit } from './wheel-name.ts';

const debian12 = { arch: 'x64', glibc: '2.36' };

test('a wheel’s name is read, build tags and alternatives included', () => {
  assert.deepEqual(
    parseWheelName('nvidia_cuda_nvcc_cu12-12.9.86-py3-none-manylinux2010_x86_64.manylinux_2_12_x86_64.whl'),
    {
      project: 'nvidia-cuda-nvcc-cu12',
      version: '12.9.86',
      platforms: ['manylinux2010_x86_64', 'manylinux_2_12_x86_64'],
    },
  );
  assert.equal(parseWheelName('Some.Thing-1.0-2-py3-none-any.whl')?.project, 'some-thing');
  assert.equal(parseWheelName('tensorflow-2.21.0.tar.gz'), undefined);
});

test('versions of the C library are compared as numbers', () => {
  assert.ok(isOlder('2.9', '2.27'));
  assert.ok(!isOlder('2.27', '2.27'));
  assert.ok(!isOlder('3.0', '2.27'));
});

test('one fitting alternative is enough; what does not fit says why', () => {
  const fits = (platforms: string[], machine = debian12): string | undefined =>
    unfit({ project: 'x', version: '1', platforms }, machine);
  assert.equal(fits(['any']), undefined);
  assert.equal(fits(['manylinux2014_x86_64'], { arch: 'x64', glibc: '2.17' }), undefined);
  assert.equal(fits(['manylinux_2_99_x86_64', 'linux_x86_64']), undefined);
  assert.match(fits(['manylinux2014_x86_64'], { arch: 'x64', glibc: '2.16' })!, /glibc 2\.17.*has 2\.16/);
  assert.match(fits(['manylinux_2_27_x86_64'], { arch: 'arm64', glibc: '2.36' })!, /for x86_64.*arm64/);
  assert.match(fits(['musllinux_1_2_x86_64'])!, /not for Linux with the GNU C library/);
  assert.match(fits(['win_amd64'])!, /win_amd64/);
});

test('every pinned wheel fits the machine it is pinned for, TensorFlow’s own first', () => {
  for (const [kind, platform, arch] of [
    ['cpu', 'linux-x64', 'x64'],
    ['cpu', 'linux-arm64', 'arm64'],
    ['gpu', 'linux-x64', 'x64'],
  ] as const) {
    const wheels = pinnedWheels(kind, platform);
    assert.match(wheels[0]!.project, /^tensorflow/);
    for (const { file, project, version, sha256, url } of wheels) {
      const name = parseWheelName(file)!;
      assert.deepEqual([name.project, name.version], [project, version]);
      assert.equal(unfit(name, { arch, glibc: '2.27' }), undefined, file);
      assert.match(sha256, /^[0-9a-f]{64}$/);
      assert.equal(url?.split('/').at(-1), file);
    }
  }
  assert.throws(
    () => pinnedWheels('gpu', 'linux-arm64'),
    /found linux-arm64, expected one of linux-x64.*CUDA/,
  );
  assert.throws(() => pinnedWheels('cpu', 'win32-x64'), { exitCode: 2 });
});
