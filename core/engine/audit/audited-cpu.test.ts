import test from 'node:test';
import { expectAsStored } from './fixtures/expect-as-stored.ts';

test('the audit of cpu is as stored', () => expectAsStored('cpu'));
