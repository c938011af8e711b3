import test from 'node:test';
import { tensorflowEngine } from '../tensorflow/tensorflow-engine.ts';
import { expectAsStored } from './fixtures/expect-as-stored.ts';

const found = await tensorflowEngine.probe();
const skip = found.state === 'unavailable' && found.reason;

test('the audit of tensorflow is as stored', { skip }, () => expectAsStored('tensorflow'));
