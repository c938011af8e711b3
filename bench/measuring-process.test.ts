import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { MeasuringProcess } from './measuring-process.ts';

test('a process that does not answer counts as hanging', async () => {
  const program = path.join(import.meta.dirname, 'fixtures', 'synthetic-measuring-program.ts');
  const child = new MeasuringProcess({
    name: 'this revision',
    program,
    environment: { MADE_FAULT: 'hangs' },
  });
  try {
    assert.deepEqual(await child.ask('close', {}, 60_000), { processorMs: 7 });
    const asked = child.ask('visit', { position: 0, milliseconds: 1 }, 50);
    await assert.rejects(asked, /bench of this revision: found no answer within 1 s/);
  } finally {
    child.kill();
  }
});
