import { expectPlainSteps } from './fixtures/expect-plain-steps.ts';

await expectPlainSteps('wasm');
