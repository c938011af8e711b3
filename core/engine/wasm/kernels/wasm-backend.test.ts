import assert from 'node:assert/strict';
import test from 'node:test';
import { Fail } from '../../../fail.ts';
import { requireKnownBackend } from './wasm-backend.ts';

test('a backend without the private members that our kernels call is refused with the next step', () => {
  const refused = (error: unknown): boolean =>
    error instanceof Fail && error.exitCode === 2 && error.message.includes('Run "npm ci"');
  assert.throws(() => requireKnownBackend({}), refused);
  assert.throws(() => requireKnownBackend({ makeOutput: () => undefined, dataIdMap: new Map() }), refused);
});
