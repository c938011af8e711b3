import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EngineModule, EngineName, Probe } from '../core/engine/engine.ts';
import { traitsOf } from '../core/engine/engines.ts';
import { wasmEngine } from '../core/engine/wasm/wasm-engine.ts';
import { describeDevice } from '../core/device/describe-device.ts';
import type { DoctorReport } from '../schemas/doctor.d.ts';
import { problems } from '../schemas/validate.ts';
import { doctorText } from './doctor-table.ts';
import { examineEngine } from './examine-engine.ts';

function made(name: EngineName, probed: Probe): EngineModule {
  return {
    name,
    traits: traitsOf(name),
    probe: () => Promise.resolve(probed),
    open: () => Promise.reject(new Error('not in this process')),
  };
}

/** An engine that says it works and does not: its child process looks where nothing was set up. */
async function examinedWithout(name: EngineName) {
  process.env['GETRICH_BENCH_ENGINES'] = '/nowhere';
  process.env['CUDA_VISIBLE_DEVICES'] = '';
  try {
    return await examineEngine(made(name, { state: 'available', device: 'a claim' }));
  } finally {
    delete process.env['GETRICH_BENCH_ENGINES'];
    delete process.env['CUDA_VISIBLE_DEVICES'];
  }
}

test('what is missing, what fails and what works stand in one table, and in a document that fits its schema', async () => {
  const missing = await examineEngine(
    made('tensorflow', { state: 'unavailable', reason: 'not set up', next: 'Set it up.' }),
  );
  assert.deepEqual(missing, {
    name: 'tensorflow',
    state: 'unavailable',
    reason: 'not set up',
    next: 'Set it up.',
  });
  const failed = await examinedWithout('cuda');
  assert.equal(failed.state, 'failed');
  assert.match(failed.reason, /--engine cuda: found .*CUDA|nvidia-smi/);
  const works = await examineEngine(wasmEngine);
  assert.ok(works.state === 'works');
  assert.equal(works.record.id, 'wasm');
  const { milliseconds, gigaflops } = works.matMul;
  assert.ok(Math.abs((milliseconds * gigaflops) / (2 * 512 ** 3 * 1e-6) - 1) < 1e-9);
  assert.ok(works.studentStep.milliseconds > 0 && works.studentStep.members >= 1);

  const report: DoctorReport = {
    schemaVersion: 1,
    project: { name: 'getrich-bench', version: '0.1.0' },
    device: describeDevice(),
    engines: [failed, missing, works],
    automatic: 'wasm',
    advice: 'For the engine tensorflow: Set it up.',
  };
  assert.deepEqual(problems('doctor', report), []);
  const text = doctorText(report);
  assert.match(text, /│ tensorflow │ no +│ not set up\. Set it up\. /);
  assert.match(text, /│ wasm +│ yes .*GFLOP\/s/);
  assert.match(
    text,
    /--engine auto takes wasm\.\nTo make it faster: For the engine tensorflow: Set it up\.$/,
  );
});
