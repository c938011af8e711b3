import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookAtGpus } from './gpu-look.ts';

/** An nvidia-smi that knows some fields and answers with the values given for them. */
function driver(values: Readonly<Record<string, string>>) {
  return (parameters: readonly string[]) => {
    const asked = parameters[0]!.replace('--query-gpu=', '').split(',');
    const unknown = asked.find((field) => !(field in values));
    return Promise.resolve(
      unknown === undefined
        ? { ok: true, text: `${asked.map((field) => values[field]!).join(', ')}\n` }
        : { ok: false, text: `Field "${unknown}" is not a valid field to query.\n` },
    );
  };
}

const values = {
  'clocks.sm': '1275',
  'clocks.max.sm': '1980',
  'power.draw': '699.12',
  'temperature.gpu': '84',
  'utilization.gpu': '100',
};

test('clocks, power, temperature and use, and what slows it, from a driver of the present', async () => {
  // 0x20 | 0x04: software thermal slowdown and the power cap; the cap is part of the fingerprint and no disturbance.
  const looked = await lookAtGpus(driver({ ...values, 'clocks_event_reasons.active': '0x0000000000000024' }));
  assert.deepEqual(looked, [
    {
      device: 0,
      clockMHz: 1275,
      maxClockMHz: 1980,
      powerW: 699.12,
      temperatureC: 84,
      utilisation: 1,
      slowedBy: ['its temperature (software)'],
    },
  ]);
});

test('the same from a driver that calls them throttle reasons', async () => {
  const [looked] = await lookAtGpus(
    driver({ ...values, 'clocks_throttle_reasons.active': '0x00000000000000C8' }),
  );
  assert.deepEqual(looked!.slowedBy, ['hardware slowdown', 'its temperature (hardware)', 'its power supply']);
});

test('an idle GPU is not slowed, and one in MIG mode tells little', async () => {
  const [idle] = await lookAtGpus(driver({ ...values, 'clocks_event_reasons.active': '0x0000000000000001' }));
  assert.deepEqual(idle!.slowedBy, []);
  const untold = Object.fromEntries(Object.keys(values).map((field) => [field, '[N/A]']));
  const [mig] = await lookAtGpus(
    driver({ ...untold, 'temperature.gpu': '41', 'clocks_event_reasons.active': 'Not Active' }),
  );
  assert.deepEqual(mig, { device: 0, temperatureC: 41 });
});

test('no nvidia-smi, nothing to see', async () => {
  assert.deepEqual(await lookAtGpus(() => Promise.resolve(undefined)), []);
});
