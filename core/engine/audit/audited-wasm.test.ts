import test from 'node:test';
import { expectAsStored } from './fixtures/expect-as-stored.ts';

test('the audit of wasm is as stored', () => expectAsStored('wasm'));
